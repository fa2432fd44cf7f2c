"""Tests the golden programs: what the converter makes of them, to the letter.

A golden is a pair `NAME.before.py`, `NAME.after.py`; NAME begins with the name of the rule that
it is about. `NAME.keep.py` is a near miss, which comes out as it is; `NAME.refuse.py` is one that a
conversion would change in silence, and says in comments which rule refuses which of its lines. A
new one edits nothing: files are found by their names. Their numbers are the business of another
test, //migration/rules:numbers_test.

After a change of the converter that is meant, and after a look at what it does to each program,
`python -m migration.rules.goldens_test --rewrite` writes the conversions anew.
"""

import difflib
import pathlib
import re
import sys

from absl.testing import absltest, parameterized

from migration.convert import legacy_scan, pipeline, postconditions

_RULES = pathlib.Path(__file__).parent
_GOLDENS = _RULES / 'goldens'
_BEFORE = sorted(_GOLDENS.glob('*.before.py'))
_KEEP = sorted(_GOLDENS.glob('*.keep.py'))
_REFUSE = sorted(_GOLDENS.glob('*.refuse.py'))

# Rules whose programs read what no test may download.
_NO_PROGRAM = frozenset({'mnist_tutorial'})
# How Keras 2 spells `initializer.clone()`.
_COPY = re.compile(r'\b([\w.]+)\.from_config\(\1\.get_config\(\)\)')


def _after(before: pathlib.Path) -> pathlib.Path:
    return before.with_name(before.name.replace('.before.py', '.after.py'))


def _read(path: pathlib.Path) -> str:
    with path.open(encoding='utf-8', newline='') as file:
        return file.read()


def _convert(path: pathlib.Path, text: str, target: str = '2.21'):
    return pipeline.convert_source(text, filename=path.name, target=target)


def _rules() -> list[str]:
    names = [path.stem for path in _RULES.glob('*.py')]
    # Bazel puts a file __init__.py there.
    return [name for name in names if not name.endswith('_test') and not name.startswith('_')]


def _by_name(paths):
    return [(path.stem.replace('.', '_'), path) for path in paths]


class PairTest(parameterized.TestCase):
    @parameterized.named_parameters(_by_name(_BEFORE))
    def test_conversion_is_the_golden(self, before):
        result = _convert(before, _read(before))
        self.assertEqual(result.status, 'converted', result.findings)
        after = _after(before)
        expected = _read(after) if after.exists() else ''
        if result.text != expected:
            difference = difflib.unified_diff(
                expected.splitlines(keepends=True),
                result.text.splitlines(keepends=True),
                after.name,
                'what the converter makes of it now',
            )
            self.fail(f'{before.name}:\n{"".join(difference)}\n{__doc__}')

    @parameterized.named_parameters(_by_name(_BEFORE))
    def test_conversion_meets_the_postconditions(self, before):
        # Parses, loses no comment silently, holds no legacy name, and converts to itself.
        text = _read(before)
        result = _convert(before, text)
        again = lambda converted: _convert(before, converted)  # noqa: E731
        self.assertEmpty(postconditions.check(text, result, again))

    @parameterized.named_parameters(_by_name(_BEFORE))
    def test_golden_comes_out_as_it_is(self, before):
        text = _read(_after(before))
        result = _convert(_after(before), text)
        self.assertEqual((result.status, result.text), ('unchanged', text), result.findings)

    @parameterized.named_parameters(_by_name(_BEFORE))
    def test_golden_is_native(self, before):
        self.assertEmpty(legacy_scan.scan(_read(_after(before))))

    @parameterized.named_parameters(_by_name(_BEFORE))
    def test_only_what_is_written_otherwise_depends_on_the_target(self, before):
        older = _convert(before, _read(before), '2.15')
        if older.status == 'converted':
            copies = lambda text: _COPY.sub(r'\1.clone()', text)  # noqa: E731
            self.assertMultiLineEqual(copies(older.text), copies(_read(_after(before))))
        else:
            self.assertNotEmpty(older.findings)


class KeepTest(parameterized.TestCase):
    @parameterized.named_parameters(_by_name(_KEEP))
    def test_near_miss_is_kept(self, path):
        text = _read(path)
        result = _convert(path, text)
        self.assertEqual((result.status, result.text), ('unchanged', text), result.findings)


class RefuseTest(parameterized.TestCase):
    @parameterized.named_parameters(_by_name(_REFUSE))
    def test_is_refused_where_it_says_so(self, path):
        text = _read(path)
        result = _convert(path, text)
        self.assertEqual((result.status, result.text), ('refused', text))
        expected = {
            (number, rule)
            for number, line in enumerate(text.splitlines(), start=1)
            for comment in re.findall('# refused: (.+)', line)
            for rule in comment.split(', ')
        }
        self.assertNotEmpty(expected)
        found = {(finding.span.line, finding.rule) for finding in result.findings}
        self.assertContainsSubset(expected, found)


class FolderTest(parameterized.TestCase):
    @parameterized.parameters(sorted(set(_rules()) - _NO_PROGRAM))
    def test_each_rule_has_a_golden_of_its_name(self, rule):
        self.assertTrue((_GOLDENS / f'{rule}.before.py').exists())

    @parameterized.named_parameters(_by_name([*_BEFORE, *_KEEP, *_REFUSE]))
    def test_each_golden_belongs_to_a_rule(self, path):
        name = path.name.split('.')[0]
        self.assertTrue(
            any(name == rule or name.startswith(f'{rule}_') for rule in _rules()),
            f'{name} does not begin with the name of a rule',
        )

    def test_no_file_is_left_over(self):
        kinds = ('.before.py', '.after.py', '.keep.py', '.refuse.py', '.before.numbers.npz')
        names = {path.name.split('.')[0] for path in [*_BEFORE, *_KEEP, *_REFUSE]}
        for path in _GOLDENS.glob('[!_]*'):
            name, _, kind = path.name.partition('.')
            self.assertIn(name, names, path.name)
            self.assertIn(f'.{kind}', kinds, path.name)


def _rewrite() -> None:
    for before in _BEFORE:
        result = _convert(before, _read(before))
        if result.status != 'converted':
            print(f'{before.name}: {result.status}: {result.findings}')
        elif not _after(before).exists() or _read(_after(before)) != result.text:
            _after(before).write_bytes(result.text.encode())
            print(f'wrote {_after(before)}')


if __name__ == '__main__':
    if '--rewrite' in sys.argv:
        _rewrite()
    else:
        absltest.main()
