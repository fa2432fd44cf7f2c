"""Tests for the facts about imports and names."""

import ast

from absl.testing import absltest

from migration.facts import imports

_SOURCE = """
import numpy as np, os
def f(a, *b):
    from tensorflow.contrib import slim
    c = a
class D: pass
"""


class ImportsTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.tree = ast.parse(_SOURCE)

    def test_imports_inside_functions_count(self):
        self.assertTrue(imports.imports(self.tree, 'tensorflow'))
        self.assertFalse(imports.imports(self.tree, 'torch'))

    def test_relative_imports_are_not_of_the_package(self):
        self.assertFalse(imports.imports(ast.parse('from .tensorflow import x'), 'tensorflow'))

    def test_a_longer_name_is_another_package(self):
        self.assertFalse(imports.imports(ast.parse('import tensorflow_hub'), 'tensorflow'))

    def test_alias(self):
        self.assertEqual(imports.alias(self.tree, 'numpy'), 'np')
        self.assertEqual(imports.alias(self.tree, 'os'), 'os')
        self.assertIsNone(imports.alias(self.tree, 'tensorflow'))

    def test_names(self):
        self.assertEqual(imports.names(self.tree), {'a', 'b', 'c', 'f', 'D'})


if __name__ == '__main__':
    absltest.main()
