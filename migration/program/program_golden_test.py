"""Holds the prints of programs: goldens/NAME.before.py, or goldens/NAME/train.py and its modules.

To write the prints anew, look at the difference and commit it:

    python -m migration.program.program_golden_test --update
"""

import ast
import pathlib
import sys

from absl.testing import absltest

from migration.program import checker, interpreter, printer
from migration.rules.tables import symbols

_FOLDER = pathlib.Path(__file__).parent / 'goldens'


def _programs():
    """Yields the name of each golden, its source, and its further modules."""
    for path in sorted(_FOLDER.glob('*.before.py')):
        yield path.name.removesuffix('.before.py'), path, ()
    for path in sorted(_FOLDER.glob('*/train.py')):
        others = sorted(other for other in path.parent.glob('*.py') if other != path)
        yield path.parent.name, path, others


def _parse(path):
    return ast.parse(path.read_text(encoding='utf-8'))


def _run(path, others):
    modules = {other.stem: _parse(other) for other in others}
    return interpreter.Interpreter(symbols.lookup, modules).run(_parse(path))


def _print_of(name):
    return _FOLDER / f'{name}.program.txt'


class ProgramGoldenTest(absltest.TestCase):
    def test_prints(self):
        for name, path, others in _programs():
            with self.subTest(name):
                program = _run(path, others)
                expected = _print_of(name).read_text(encoding='utf-8')
                self.assertMultiLineEqual(printer.render(program), expected)
                self.assertEqual(checker.check(program), [])

    def test_every_print_has_a_program(self):
        names = {name for name, _, _ in _programs()}
        prints = {path.name.removesuffix('.program.txt') for path in _FOLDER.glob('*.txt')}
        self.assertEqual(prints, names)

    def test_two_executions_print_alike(self):
        for name, path, others in _programs():
            with self.subTest(name):
                prints = {printer.render(_run(path, others)) for _ in range(2)}
                self.assertLen(prints, 1)


def _update():
    for name, path, others in _programs():
        _print_of(name).write_text(printer.render(_run(path, others)), encoding='utf-8')


if __name__ == '__main__':
    if '--update' in sys.argv:
        _update()
    else:
        absltest.main()
