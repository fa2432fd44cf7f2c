"""Tests of the survey's verification on programs that are equal, different and broken."""

import dataclasses
import pathlib

from absl.testing import absltest

from migration.convert import pipeline, report
from migration.survey import verifying

EQUAL = """\
import tensorflow as tf

w = tf.Variable([1.0, 2.0])
step = w.assign_add([1.0, 1.0])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(step))
"""
BROKEN = EQUAL.replace('print(', 'print(1 / 0, ')
ENDLESS = EQUAL + 'while True:\n    pass\n'


class VerifyingTest(absltest.TestCase):
    def test_tells_them_apart(self):
        folder = pathlib.Path(self.create_tempdir().full_path)
        results = {}
        programs = {'equal': EQUAL, 'broken': BROKEN, 'endless': ENDLESS, 'different': EQUAL}
        for name, text in programs.items():
            path = folder / f'{name}.py'
            path.write_text(text)
            results[str(path)] = pipeline.convert_source(text, filename=str(path))
            self.assertEqual(results[str(path)].status, 'converted')
        changed = str(folder / 'different.py')
        text = results[changed].text.replace('[1.0, 1.0]', '[1.0, 1.5]')
        results[changed] = dataclasses.replace(results[changed], text=text)
        results['none.py'] = report.FileResult('converted', 'x = 1\n')
        done = []
        found = verifying.verify(results, '2.21', jobs=1, seconds=10, done=done.append)
        outcomes = {pathlib.Path(path).stem: each.outcome for path, each in found.items()}
        self.assertEqual(
            outcomes,
            {
                'equal': 'equal',
                'broken': 'failed',
                'endless': 'failed',
                'different': 'different',
                'none': 'skipped',
            },
        )
        self.assertEqual(sum(done), len(results))
        self.assertIn('ZeroDivisionError', found[str(folder / 'broken.py')].reason)
        self.assertIn('10 seconds', found[str(folder / 'endless.py')].reason)
        self.assertGreater(found[str(folder / 'equal.py')].values, 0)


if __name__ == '__main__':
    absltest.main()
