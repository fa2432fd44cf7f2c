from absl.testing import absltest, parameterized

from migration.convert import legacy_scan


def names(text, **kwargs):
    return [name for _, name in legacy_scan.scan(text, **kwargs)]


class LegacyScanTest(parameterized.TestCase):
    @parameterized.parameters(
        ('import tensorflow as tf\ntf.Session()', ['tensorflow.Session']),
        ('import tensorflow\ntensorflow.placeholder', ['tensorflow.placeholder']),
        ('from tensorflow import Session as S', ['tensorflow.Session']),
        ('import tensorflow as tf\nT = tf\nT.get_variable("x")', ['tensorflow.get_variable']),
        ('import tensorflow as tf\nn = tf.nn\nn.rnn_cell.X', ['tensorflow.nn.rnn_cell.X']),
        ('import tensorflow as tf\nS = tf.Session', ['tensorflow.Session']),
        ('import tensorflow as tf\ntf.compat.v1.log(x)', ['tensorflow.compat.v1.log']),
        ('import tensorflow.compat.v1', ['tensorflow.compat.v1']),
        ('from tensorflow.contrib import slim', ['tensorflow.contrib.slim']),
        ('from tensorflow.python.ops import rnn', ['tensorflow.python.ops.rnn']),
        ('import tf_slim', ['tf_slim']),
        ('def f():\n  import tensorflow as t\n  return t.to_float', ['tensorflow.to_float']),
        (
            'class A:\n  import tensorflow as tf\n  def f(self):\n    return tf.Session()\n'
            '  s = tf.Session()',
            ['tensorflow.Session'],
        ),
        ('import tensorflow as tf\ngetattr(tf, "Session")()', ['tensorflow.Session']),
        ('tf = __import__("tensorflow")\ntf.Session', ['tensorflow.Session']),
        (
            'import importlib\ntf = importlib.import_module("tensorflow")\ntf.log(x)',
            ['tensorflow.log'],
        ),
        (
            'def f():\n  return v1.Session()\nimport tensorflow as tf\nv1 = tf.compat.v1',
            ['tensorflow.compat.v1.Session', 'tensorflow.compat.v1'],
        ),
        (
            'try:\n  import tensorflow.compat.v1 as tf\nexcept ImportError:\n'
            '  import tensorflow as tf\ntf.matmul(a, b)',
            ['tensorflow.compat.v1', 'tensorflow.compat.v1.matmul'],
        ),
        (
            'def f():\n  global tf\n  import tensorflow as tf\ndef g():\n  tf.Session()',
            ['tensorflow.Session'],
        ),
        ('import tensorflow as tf\ntf.train.AdamOptimizer(1)', ['tensorflow.train.AdamOptimizer']),
        ('def train(s, x):\n  s.run(x, feed_dict={})', ['.run(feed_dict=...)']),
        ('x.eval(feed_dict={y: 1})', ['.eval(feed_dict=...)']),
        ('import tensorflow as tf\nwith tf.Graph().as_default(): pass', ['tensorflow.Graph']),
    )
    def test_finds(self, text, expected):
        self.assertEqual(names(text), expected)

    @parameterized.parameters(
        'import tensorflow as tf\ntf.matmul(a, b)[:, tf.newaxis]',
        'import tensorflow as tf\ntf.keras.layers.Dense(3)\ntf.math.log(tf.Variable(1.0))',
        'import tensorflow as tf\n@tf.function\ndef f(x): return tf.gradients(x, x)',
        'import tensorflow as tf\ndef f(tf): return tf.Session()',
        'import tensorflow as tf\ndef f():\n  tf = g()\n  return tf.Session()',
        'import torch as tf\ntf.Session()',
        'from .tensorflow import Session',
        'import numpy as np\nnp.log(1)\nprint("tf.Session")  # tf.Session',
        'import tensorflow as tf\nself.tf.Session()',
        'session.run(tf.Session)\nprocess.run(feed=1)\nself.fetch(feed_dict={})',
        '',
    )
    def test_lets_pass(self, text):
        self.assertEqual(names(text), [])

    def test_graphs_may_stay_in_what_was_native(self):
        text = 'import tensorflow as tf\ntf.Graph()'
        self.assertEqual(names(text, graphs=False), [])

    @parameterized.parameters(
        ('import tensorflow as tf\n@tf.function\ndef f(x): return x', True),
        ('import tensorflow as tf\ntf.random.Generator.from_seed(1)', True),
        ('from tensorflow.summary import create_file_writer', True),
        ('import tensorflow as tf\ntf.matmul(a, b)', False),
        ('import tensorflow as tf\ntf.function(f)\ntf.Session()', False),
        ('import tensorflow as tf\ntf.function(f)\ns.run(x, feed_dict={})', False),
        ('import tensorflow as tf\nwith tf.Graph().as_default(): tf.function(f)', False),
        ('import numpy as np\nnp.function', False),
    )
    def test_knows_what_was_written_for_tensorflow_2(self, text, native):
        self.assertEqual(legacy_scan.is_native(text), native)

    def test_says_where(self):
        ((span, _),) = legacy_scan.scan('import tensorflow as tf\nx = tf.Session().run(y)')
        self.assertEqual((span.line, span.column, span.end_column), (2, 4, 14))


if __name__ == '__main__':
    absltest.main()
