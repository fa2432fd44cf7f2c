"""Tests where a module uses NumPy."""

import ast

from absl.testing import absltest

from migration.facts import numpy_uses


class NumpyUsesTest(absltest.TestCase):
    def paths(self, text):
        return [path for _, path in numpy_uses.uses(ast.parse(text))]

    def test_names_are_those_below_the_module(self):
        text = 'import numpy as np\nx = np.zeros(3, np.float)\ny = np.random.rand(2).T\n'
        self.assertCountEqual(self.paths(text), ['zeros', 'float', 'random.rand', 'random'])

    def test_a_name_that_is_bound_otherwise_tells_nothing(self):
        self.assertEqual(self.paths('import numpy as np\n\ndef f(np):\n    return np.int\n'), [])
        self.assertEqual(self.paths('import other as np\nx = np.int\n'), [])


if __name__ == '__main__':
    absltest.main()
