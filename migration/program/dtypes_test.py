"""The types that the abstract execution finds are those that TensorFlow 1.15 gives."""

import ast
import textwrap

from absl.testing import absltest

from migration.program import interpreter
from migration.rules.tables import symbols

_HEAD = """
import numpy as np
import tensorflow as tf
f = tf.placeholder(tf.float32, [None, 2])
d = tf.placeholder('double', [2])
i = tf.placeholder(tf.int32, [None])
v = tf.Variable(np.array([1, 2]))
w = tf.get_variable('w', [2, 2])
n = tf.get_variable('n', initializer=tf.constant(3))
"""


class DtypesTest(absltest.TestCase):
    def dtype(self, expression):
        """Returns the type that is found for an expression."""
        text = _HEAD + textwrap.dedent(f'result = {expression}\n')
        run = interpreter.Interpreter(symbols.lookup)
        run.run(ast.parse(text))
        return run.dtype_of(run.root_frame.names['result'].value)

    def test_types_that_are_known(self):
        for expression, expected in (
            ('f * 2', 'float32'),
            ('2 * f', 'float32'),
            ('i / 2', 'float64'),
            ('i // 2', 'int32'),
            ('f[0]', 'float32'),
            ('-i', 'int32'),
            ('f > 0.5', 'bool'),
            ('tf.div(7, i)', 'int32'),
            ('tf.add(f, 1)', 'float32'),
            ('tf.reduce_sum(d)', 'float64'),
            ('tf.reduce_sum(input_tensor=i, axis=0)', 'int32'),
            ('tf.argmax(f, 1)', 'int64'),
            ('tf.argmax(f, 1, output_type=tf.int32)', 'int32'),
            ('tf.cast(f, tf.int64)', 'int64'),
            ('tf.to_float(i)', 'float32'),
            ('tf.shape(f)[0]', 'int32'),
            ('tf.one_hot(i, 3)', 'float32'),
            ('tf.one_hot(i, 3, on_value=5, off_value=0)', 'int32'),
            ('tf.stack([f[0, 0], 1.0])', 'float32'),
            ('tf.concat([i, i], 0)', 'int32'),
            ('tf.constant([1, 2.5])', 'float32'),
            ('tf.constant(1, tf.float64)', 'float64'),
            ('tf.constant(np.zeros(3))', 'float64'),
            ('tf.constant(np.zeros(3).astype(np.float32))', 'float32'),
            ('tf.constant(np.array([1, 2]))', 'int64'),
            ('tf.constant(np.array([1, 2])[:1])', 'int64'),
            ('tf.zeros([2], tf.int32)', 'int32'),
            ('tf.zeros_like(f)', 'float32'),
            ('tf.zeros_like(f, dtype=tf.bool)', 'bool'),
            ('tf.range(3)', 'int32'),
            ('tf.where(f > 0.0, f, -f)', 'float32'),
            ('tf.where(f > 0.0)', 'int64'),
            ('tf.nn.top_k(f, 1).indices', 'int32'),
            ('tf.nn.top_k(f, 1).values', 'float32'),
            ('tf.cond(f[0, 0] > 0.0, lambda: i[0], lambda: 1)', 'int32'),
            ('tf.map_fn(lambda row: row * 2.0, f)', 'float32'),
            ('tf.while_loop(lambda k: k < 3, lambda k: k + 1, [0])', 'int32'),
            ('v', 'int64'),
            ('w', 'float32'),
            ('n', 'int32'),
            ('v.assign_add([1, 1])', 'int64'),
            ('tf.assign(w, f)', 'float32'),
            ('w.read_value()', 'float32'),
        ):
            with self.subTest(expression):
                self.assertEqual(self.dtype(expression), expected)

    def test_types_that_only_the_run_knows(self):
        for expression in (
            'tf.constant(np.load("a.npy"))',
            'tf.constant(np.random.uniform(0, 1))',
            'tf.cast(f, some_type)',
            'tf.py_func(print, [f], f.dtype)',
            'np.float32(3) * 2.0',
        ):
            with self.subTest(expression):
                self.assertEqual(self.dtype(expression), '')


if __name__ == '__main__':
    absltest.main()
