import os
import sys
import unittest

import tensorflow as tf


class TfVersionTest(unittest.TestCase):
    def test_version_is_the_one_that_the_target_names(self):
        self.assertTrue(tf.__version__.startswith(os.environ['GRAPHLIFT_TF_VERSION'] + '.'))

    def test_computes(self):
        doubled = 2.0 * tf.constant([1.0, 2.0])
        if not tf.executing_eagerly():
            with tf.compat.v1.Session() as session:
                doubled = session.run(doubled)
        self.assertEqual([float(x) for x in doubled], [2.0, 4.0])

    def test_interpreter_is_known_to_child_processes(self):
        version = os.environ['GRAPHLIFT_TF_VERSION'].replace('.', '')
        self.assertTrue(os.access(os.environ['GRAPHLIFT_PYTHON_TF' + version], os.X_OK))
        self.assertEqual(sys.version_info[:2], (3, 7) if version == '115' else (3, 11))


if __name__ == '__main__':
    unittest.main()
