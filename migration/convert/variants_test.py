"""The same program in other clothes is converted to the same program in these clothes."""

from absl.testing import absltest, parameterized

from migration.convert import conversion, pipeline, reading

PROGRAM = '''"""Fits a line."""
import numpy as np
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 1])
w = tf.Variable(tf.zeros([1, 1]), name='w')
# The model.
loss = tf.reduce_mean(tf.square(tf.matmul(x, w) - 1))  # squares
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(3):
        _, value = sess.run([train, loss], feed_dict={x: np.ones([2, 1])})
        print('step', i, value)  # done
'''

VARIANTS = {
    'carriage_returns': lambda text: text.replace('\n', '\r\n'),
    'only_carriage_returns': lambda text: text.replace('\n', '\r'),
    'byte_order_mark': lambda text: '\ufeff' + text,
    'no_final_newline': lambda text: text.rstrip('\n'),
    'wide_characters': lambda text: text.replace("'step'", "'é日本😀'"),
    'wide_comments': lambda text: text.replace('# squares', '# é日本😀'),
    'declaration': lambda text: '#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n' + text,
    'leading_lines': lambda text: '\n\n# Notes.\n\n' + text,
    'other_name': lambda text: text.replace('tf.', 'T.').replace('as tf', 'as T'),
}


def convert(text):
    return conversion.convert_input(
        lambda: reading.Original(text.encode()),
        filename='a.py',
        target='2.21',
        convert_source=lambda: pipeline.convert_source,
    )


class VariantsTest(parameterized.TestCase):
    @parameterized.named_parameters(*VARIANTS.items())
    def test_variant(self, change):
        plain = convert(PROGRAM)
        self.assertEqual(plain.result.status, 'converted', plain.result.findings)
        varied = convert(change(PROGRAM))
        self.assertEqual(varied.result.status, 'converted', varied.result.findings)
        self.assertEqual(varied.output.decode(), change(plain.output.decode()))


if __name__ == '__main__':
    absltest.main()
