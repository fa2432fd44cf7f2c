"""Programs that must not be converted: each names, in its first line, the rule that refuses it.

A program is one file in testdata/refused; a new one edits nothing else. Most of them would be
converted to something that computes other numbers if the rule were not there.
"""

import pathlib

from absl.testing import absltest

from migration.convert import pipeline

_FOLDER = pathlib.Path(__file__).parent / 'testdata' / 'refused'
_EXPECT = '# expect: '


class RefusalsTest(absltest.TestCase):
    def test_refuses(self):
        # Bazel lays a file of its own into the folder.
        programs = sorted(p for p in _FOLDER.glob('*.py') if p.stem != '__init__')
        self.assertNotEmpty(programs)
        for path in programs:
            with self.subTest(path.stem):
                source = path.read_text(encoding='utf-8')
                first = source.split('\n', 1)[0]
                self.assertStartsWith(first, _EXPECT)
                result = pipeline.convert_source(source, filename=path.name)
                self.assertEqual(result.status, 'refused')
                rules = {finding.rule for finding in result.findings}
                self.assertIn(first.removeprefix(_EXPECT), rules)

    def test_findings_of_one_place_have_an_order(self):
        source = (
            'import tensorflow as tf\n'
            'first, second, third = [tf.placeholder(tf.float32, name=n) for n in "abc"]\n'
            'c = tf.placeholder(tf.float32)\n'
            'b = tf.placeholder(tf.float32)\n'
            'a = tf.placeholder(tf.float32)\n'
            'y = c + b + a\n'
            'with tf.Session() as sess:\n'
            '    print(sess.run(y))\n'
        )
        result = pipeline.convert_source(source, filename='unfed.py')
        unfed = [f.reason for f in result.findings if f.rule == 'unfed_placeholder']
        self.assertLen(unfed, 3)
        self.assertEqual(unfed, sorted(unfed))


if __name__ == '__main__':
    absltest.main()
