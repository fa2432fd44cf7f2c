"""Every symbol of the table exists in the TensorFlow that this test runs under.

Runs under TF 1.15 (Python 3.7) too, where it looks at the TF1 paths; so it reads the table itself.
"""

import os
import unittest

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'

import tensorflow as tf

PATH = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'symbols.tsv')
VERSION = '.'.join(tf.__version__.split('.')[:2])


def rows():
    """Returns the table's rows as dicts."""
    with open(PATH, encoding='utf-8') as stream:
        lines = [line.rstrip('\n').split('\t') for line in stream if not line.startswith('#')]
    return [dict(zip(lines[0], line)) for line in lines[1:]]  # noqa: B905


def missing(paths):
    """Returns those paths below `tf.` that do not lead to anything."""
    lost = []
    for path in paths:
        value = tf
        try:
            for name in path.split('.'):
                value = getattr(value, name)
        except (AttributeError, ImportError):
            lost.append(path)
    return lost


class SpellingsTest(unittest.TestCase):
    @unittest.skipUnless(VERSION == '1.15', 'looks at the TF1 paths')
    def test_tf1_paths_exist(self):
        self.assertEqual(missing(row['symbol'] for row in rows()), [])

    @unittest.skipUnless(VERSION == '1.15', 'looks at the TF1 paths')
    def test_no_public_name_is_missing(self):
        known = {row['symbol'] for row in rows()}
        parts = [(tf, ''), (tf.nn, 'nn.'), (tf.train, 'train.'), (tf.layers, 'layers.')]
        parts += [(tf.losses, 'losses.'), (tf.metrics, 'metrics.'), (tf.image, 'image.')]
        parts += [(tf.math, 'math.'), (tf.summary, 'summary.'), (tf.random, 'random.')]
        private = {
            'compat.v1',
            'compat.v2',
            'python',
            'core',
            'tools',
            'pywrap_tensorflow',
            'include',
        }
        public = {prefix + name for part, prefix in parts for name in dir(part) if name[0] != '_'}
        futures = {'absolute_import', 'division', 'print_function'}
        public = {name for name in public if name.split('.')[-1] not in futures}
        self.assertEqual(sorted(public - known - private), [])

    @unittest.skipIf(VERSION == '1.15', 'looks at the TF2 paths')
    def test_tf2_paths_exist(self):
        table = rows()
        if VERSION == '2.15':
            table = [row for row in table if row['same215'] != 'missing in 2.15']
        self.assertEqual(missing(row['tf2'] for row in table if row['tf2']), [])


if __name__ == '__main__':
    unittest.main()
