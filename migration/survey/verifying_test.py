"""Tests of the survey's verification on programs that are equal, different and broken."""

import dataclasses
import pathlib

from absl.testing import absltest

from migration.convert import discovery, packages, pipeline, report
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
NET = """\
import tensorflow as tf


def run(x, n):
    w = tf.Variable(tf.ones([2, n]))
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        return sess.run(tf.matmul(x, w))
"""
PROGRAM = """\
import tensorflow as tf
from net import run

print(run(tf.constant([[1.0, 2.0]]), {size}))
"""
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
        programs = {path: (path,) for path in results if path != 'none.py'}
        found = verifying.verify(results, programs, '2.21', jobs=1, seconds=10, done=done.append)
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

    def test_programs_run_with_their_modules(self):
        folder = pathlib.Path(self.create_tempdir().full_path)
        (folder / 'net.py').write_text(NET)
        for name, size in (('one', 1), ('two', 2)):
            (folder / f'{name}.py').write_text(PROGRAM.format(size=size))
        whole = packages.Packages(discovery.find([str(folder)]).sources)
        results = {}
        for name in ('net', 'one', 'two'):
            path = str(folder / f'{name}.py')
            result = whole(pathlib.Path(path).read_text(), filename=path)
            if result.status == 'converted':
                results[path] = result
        self.assertLen(results, 1)  # The programs themselves stay as they are.
        found = verifying.verify(
            results, whole.programs(), '2.21', jobs=1, seconds=60, done=lambda count: None
        )
        outcomes = {pathlib.Path(path).stem: each.outcome for path, each in found.items()}
        self.assertEqual(outcomes, {'net': 'skipped', 'one': 'equal', 'two': 'equal'})
        self.assertEqual(found[str(folder / 'net.py')].reason, 'it runs in one.py')


if __name__ == '__main__':
    absltest.main()
