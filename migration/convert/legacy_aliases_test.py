import textwrap

from absl.testing import absltest, parameterized

from migration.convert import legacy_aliases


class DropTest(parameterized.TestCase):
    @parameterized.named_parameters(
        ('unread', 'slim = tf.contrib.slim\nx = 1\n', 'x = 1\n'),
        ('read', 'slim = tf.contrib.slim\nprint(slim)\n', None),
        ('native', 'k = tf.keras\n', None),
        ('of_others', 'slim = other.slim\n', None),
        ('chain', 'c = tf.contrib\nslim = c.slim\nscope = slim.arg_scope\n', ''),
        ('chain_read', 'c = tf.contrib\nslim = c.slim\nprint(c)\n', 'c = tf.contrib\nprint(c)\n'),
        ('comment', 'slim = tf.contrib.slim  # Why.\nx = 1\n', '# Why.\nx = 1\n'),
        ('shared_line', 'slim = tf.contrib.slim; x = 1\n', None),
        ('blank_lines', '\nslim = tf.contrib.slim\n\n\nx = 1\n', '\n\nx = 1\n'),
        ('in_function', 'def f():\n    slim = tf.contrib.slim\n', None),
    )
    def test_drop(self, text, expected):
        head = 'import tensorflow as tf\n'
        expected = head + (text if expected is None else expected)
        self.assertEqual(legacy_aliases.drop(head + text), expected)

    def test_several_imports(self):
        text = textwrap.dedent("""\
            import tensorflow
            from tensorflow import contrib as c
            rnn = tensorflow.contrib.rnn
            layers = c.layers
            """)
        expected = 'import tensorflow\nfrom tensorflow import contrib as c\n'
        self.assertEqual(legacy_aliases.drop(text), expected)


if __name__ == '__main__':
    absltest.main()
