"""Which room may import what, as data for layers_test.py.

A room is a folder; a file belongs to the deepest room that holds it. The standard library may be
imported everywhere, except where a room does no input or output.
"""

import dataclasses

# Standard modules by which a program reaches files, processes and the network.
INPUT_OUTPUT = ('io', 'os', 'pathlib', 'shutil', 'socket', 'subprocess', 'sys', 'tempfile')


@dataclasses.dataclass(frozen=True)
class Room:
    """What the files of a folder may import, besides each other.

    Attributes:
        ours: modules of this repository, each with all that is below it.
        third_party: installed packages.
        never: exceptions from `ours`.
        alone: whether its files may not import each other.
        input_output: whether they may use INPUT_OUTPUT and `open`.
        tensorflow_names: whether their code may name TensorFlow.
    """

    ours: tuple[str, ...] = ()
    third_party: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    alone: bool = False
    input_output: bool = True
    tensorflow_names: bool = True


ROOMS = {
    'migration/syntax': Room(tensorflow_names=False),
    'migration/facts': Room(
        ours=('migration.syntax',),
        never=('migration.syntax.edits', 'migration.syntax.rewrite'),
    ),
    'migration/record': Room(third_party=('numpy', 'tensorflow')),
    'migration/program': Room(ours=('migration.facts', 'migration.syntax'), input_output=False),
    'migration/rules': Room(
        ours=('migration.facts', 'migration.program', 'migration.rules.tables', 'migration.syntax'),
        alone=True,
        input_output=False,
    ),
    'migration/rules/tables': Room(
        ours=('migration.facts', 'migration.program', 'migration.syntax')
    ),
    'migration/convert': Room(
        ours=('migration.facts', 'migration.program', 'migration.rules', 'migration.syntax'),
        third_party=('absl', 'rich'),
    ),
    # They take what is converted from the converter and decide nothing about it.
    'migration/verify': Room(
        ours=(
            'migration.convert.program_files',
            'migration.convert.programs',
            'migration.convert.report',
        ),
        third_party=('absl', 'numpy', 'rich'),
    ),
    # At the top of the stack: it converts and verifies whole trees.
    'migration/survey': Room(
        ours=('migration.convert', 'migration.verify'), third_party=('absl', 'hypothesis', 'rich')
    ),
    'migration/verify/runners': Room(third_party=('numpy', 'tensorflow')),
    'migration/checkpoint': Room(
        ours=('migration.convert.report',),
        third_party=('absl', 'numpy', 'tensorflow'),
    ),
    'migration/models': Room(third_party=('mlxtend', 'numpy', 'tensorflow', 'tensorflow_datasets')),
    'benchmarks': Room(
        ours=('migration.convert.pipeline', 'migration.models', 'migration.verify.runners'),
        third_party=('absl', 'google_benchmark', 'numpy'),
    ),
    'benchmarks/harness': Room(
        ours=('migration.convert.pipeline', 'migration.models', 'migration.verify.runners'),
        third_party=('absl', 'google_benchmark', 'numpy', 'tensorflow'),
    ),
    'benchmarks/dashboard': Room(third_party=('altair', 'vl_convert')),
    'tools': Room(ours=('migration.rules.tables',), third_party=('absl', 'numpy', 'tensorflow')),
    'third_party': Room(),
}

# Folders of inputs: programs that a test reads or runs, not modules of ours.
INPUTS = ('goldens', 'testdata')
PROGRAMS = ('before.py', 'after.py')
