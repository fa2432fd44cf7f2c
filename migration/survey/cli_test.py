"""Tests of the survey on a small tree."""

import contextlib
import io
import json
import os
import pathlib

import jsonschema
from absl.testing import absltest

from migration.survey import cli

CONVERTS = """\
import tensorflow as tf

w = tf.Variable(1.0)
step = w.assign_add(1.0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(step))
"""
REFUSED = """\
import tensorflow as tf

for n in open('sizes'):
    v = tf.placeholder(tf.float32, [int(n)])
with tf.Session() as sess:
    sess.partial_run_setup([v])
"""
FILES = {
    'package/converts.py': CONVERTS,
    'package/refused.py': REFUSED,
    'native.py': 'import tensorflow as tf\n\n\n@tf.function\ndef f(x):\n    return tf.abs(x)\n',
    'other.py': 'print(1)\n',
    'broken.py': 'def f(:\n',
    'old.py': 'print "x"\n',
    'notes.txt': 'not Python',
}


def surveyed(*arguments):
    """Returns the exit status of the survey and what it printed."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        status = cli.main(list(arguments))
    return status, out.getvalue()


class SurveyTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(self.create_tempdir().full_path)
        for name, text in FILES.items():
            path = self.folder / 'tree' / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)

    def survey(self, *arguments):
        target = self.folder / 'made' / 'survey.json'
        status, out = surveyed(
            str(self.folder / 'tree'), '--json', str(target), '--jobs=2', *arguments
        )
        data = json.loads(target.read_text())
        schema = json.loads((pathlib.Path(cli.__file__).parent / 'survey.schema.json').read_text())
        jsonschema.Draft202012Validator.check_schema(schema)
        jsonschema.validate(data, schema)
        return status, out, data

    def test_each_file_has_an_outcome(self):
        status, out, data = self.survey()
        self.assertEqual(status, 2)
        statuses = {
            os.path.relpath(path, self.folder / 'tree'): entry['status']
            for path, entry in data['files'].items()
        }
        self.assertEqual(
            statuses,
            {
                'broken.py': 'error',
                'native.py': 'unchanged',
                'old.py': 'error',
                'other.py': 'unchanged',
                'package/converts.py': 'converted',
                'package/refused.py': 'refused',
            },
        )
        self.assertIn('package/refused.py', out)
        self.assertNotIn('other.py', out)
        self.assertIn('python2', out)
        self.assertIn('Programs with a session: 1 of 2 converted.', out)

    def test_tells_how_much_is_native(self):
        _, _, data = self.survey()
        by_name = {pathlib.Path(path).name: entry for path, entry in data['files'].items()}
        self.assertEqual(by_name['native.py']['references'], {'native': 2, 'all': 2})
        found = by_name['converts.py']['references']
        self.assertEqual(found['native'], found['all'])
        found = by_name['refused.py']['references']
        self.assertLess(found['native'], found['all'])
        self.assertIsNone(by_name['refused.py']['shape'])
        self.assertGreater(by_name['converts.py']['shape']['converted_lines'], 3)

    def test_rules_are_counted(self):
        _, out, data = self.survey()
        rules = {row['rule']: row for row in data['rules']}
        self.assertEqual(rules['python2'], {'rule': 'python2', 'files': 1, 'places': 1, 'alone': 1})
        self.assertIn('what stands in the way', out)

    def test_shows_all_files(self):
        self.assertIn('other.py', self.survey('--all')[1])

    def test_an_empty_tree(self):
        empty = self.create_tempdir().full_path
        status, out = surveyed(empty)
        self.assertEqual(status, 0)
        self.assertIn('There are no Python files here.', out)

    def test_what_is_not_there(self):
        with contextlib.redirect_stderr(io.StringIO()) as error:
            self.assertEqual(cli.main([str(self.folder / 'none')]), 2)
        self.assertIn('there is no', error.getvalue())

    def test_the_result_does_not_depend_on_how_many_processes_there_are(self):
        one, two = self.survey('--jobs=1')[2], self.survey('--jobs=4')[2]
        for data in (one, two):
            for entry in data['files'].values():
                entry.pop('seconds')
        self.assertEqual(one['files'], two['files'])
        self.assertEqual(one['rules'], two['rules'])


if __name__ == '__main__':
    absltest.main()
