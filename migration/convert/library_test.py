"""Tests that a class converts of which its module makes no object."""

import textwrap

from absl.testing import absltest

from migration.convert import pipeline

_MODEL = textwrap.dedent(
    '''\
    """A model for others to use."""
    import tensorflow as tf


    class Model(object):
        def __init__(self, n, rate=0.1):
            self.x = tf.placeholder(tf.float32, [None, n])
            self.w = tf.Variable(tf.zeros([n, 1]))
            self.loss = tf.reduce_sum(tf.matmul(self.x, self.w))
            self.op = tf.train.GradientDescentOptimizer(rate).minimize(self.loss)
            SESSION

        def step(self, x):
            _, loss = self.sess.run([self.op, self.loss], {self.x: x})
            return loss
    '''
)


class LibraryTest(absltest.TestCase):
    def _convert(self, session: str):
        text = _MODEL.replace('SESSION', session)
        return pipeline.convert_source(text, filename='model.py')

    def test_class_with_a_session_of_its_own_converts(self):
        result = self._convert('self.sess = tf.Session()')
        self.assertEqual(result.status, 'converted', result.findings)
        self.assertIn('loss = self.train_step(np.float32(x)).numpy()', result.text)

    def test_class_whose_session_comes_from_elsewhere_is_refused(self):
        result = self._convert('self.sess = n')
        self.assertEqual(result.status, 'refused')
        self.assertIn('unknown_session', {finding.rule for finding in result.findings})


if __name__ == '__main__':
    absltest.main()
