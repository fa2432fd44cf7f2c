"""What TensorFlow 1 offered besides graphs: flags, the start of a program, logging, files."""

from migration.facts import private_names
from migration.program import values

_FLAGS = ('flags.FLAGS', 'app.flags.FLAGS')
# Functions that read files into tensors.
_FILE_TENSORS = frozenset({'read_file', 'io.read_file', 'matching_files', 'io.matching_files'})

# Private modules that programs import these from, and their public names; other names of one.
MODULES = {
    'contrib.learn.datasets.mnist': 'examples.tutorials.mnist.input_data',
    'contrib.learn.python.learn.datasets.mnist': 'examples.tutorials.mnist.input_data',
    'contrib.learn.python.learn.datasets.load_dataset': 'contrib.learn.datasets.load_dataset',
    'python.platform.app': 'app',
    'python.platform.flags': 'app.flags',
    'python.platform.gfile': 'gfile',
    'python.platform.tf_logging': 'logging',
}


def public_path(path: str) -> str:
    """Returns the public path of a symbol that a program imports from a private module."""
    for private, public in MODULES.items():
        if path == private or path.startswith(private + '.'):
            return public + path[len(private) :]
    return private_names.public_path(path)


class Surroundings:
    """The part of the interpreter that evaluates flags, logging and files.

    Attributes:
      flag_values: the value of each flag, which the command line gives and nothing changes.
      early_flags: reads of flags before `tf.app.run` parses the command line, as (node,
        statement of a region).
    """

    def is_flags(self, value) -> bool:
        """Tells whether a value is TensorFlow's object of flags."""
        return isinstance(value, values.Symbol) and value.path in _FLAGS

    def flag(self, name, node):
        """Returns the value of a flag."""
        if not self.started and self.current is not None:
            self.early_flags.append((node, self.current))
        return self.flag_values.setdefault(name, values.Unknown())

    def _k_flags(self, path, node, args, keywords):
        if path == 'app.run':
            return self.start(node, args, keywords)
        for value in [*args, *keywords.values()]:
            self.escape(value, node)
        self.impure(node, f'tf.{path} is called')
        if path.rsplit('.', 1)[-1] in ('FLAGS', '_parse_flags'):
            self.started = True
        return values.Unknown()

    def start(self, node, args, keywords):
        """Evaluates `tf.app.run`, which parses the command line and calls `main`."""
        main = args[0] if args else keywords.get('main')
        if main is None or values.is_none(main):
            binding = self.root_frame.names.get('main')
            main = binding.value if binding is not None else values.Unknown()
        self.started = True
        if isinstance(main, values.Function):
            self.call_function(main, node, [values.Unknown()], {})
        else:
            self.obstacle(
                'unknown_main', node, 'it is not known what tf.app.run calls', 'pass it main'
            )
        return values.Unknown()

    def _k_io(self, path, node, args, keywords):
        if path in _FILE_TENSORS:
            return self.compute(node, path, [*args, *keywords.values()])
        if path.endswith('write_file'):
            self.obstacle('effect', node, f'tf.{path} is not converted yet')
            return values.Unknown()
        for value in [*args, *keywords.values()]:
            self.escape(value, node)
        self.impure(node, f'tf.{path} is called')
        return self.own(values.Unknown())
