"""Tests of private_names."""

import unittest

from migration.facts import private_names


class PrivateNamesTest(unittest.TestCase):
    def test_a_function_has_its_public_name(self):
        for private, public in {
            'python.framework.ops.reset_default_graph': 'reset_default_graph',
            'python.ops.rnn_cell.BasicLSTMCell': 'nn.rnn_cell.BasicLSTMCell',
            'python.ops.rnn.dynamic_rnn': 'nn.dynamic_rnn',
            'python.framework.dtypes.float32': 'float32',
            'contrib.layers.python.layers.initializers.xavier_initializer': (
                'contrib.layers.xavier_initializer'
            ),
        }.items():
            with self.subTest(private):
                self.assertEqual(private_names.public_path(private), public)

    def test_a_member_of_a_class_follows_it(self):
        path = private_names.public_path('python.framework.ops.GraphKeys.LOSSES')
        self.assertEqual(path, 'GraphKeys.LOSSES')

    def test_what_has_no_public_name_stays(self):
        for path in ('python.training.moving_averages.assign_moving_average', 'nn.relu', ''):
            with self.subTest(path):
                self.assertEqual(private_names.public_path(path), path)


if __name__ == '__main__':
    unittest.main()
