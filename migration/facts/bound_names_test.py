"""Tests for the fact about names that nothing binds."""

import ast

from absl.testing import absltest

from migration.facts import bound_names


class BoundNamesTest(absltest.TestCase):
    def test_finds_what_nothing_binds(self):
        tree = ast.parse('import os.path as p\nx = [sess.run(y) for y in p.z]\nprint(x, len(x))')
        self.assertEqual(bound_names.unbound(tree), {'sess'})

    def test_parameters_definitions_and_handlers_bind(self):
        tree = ast.parse(
            'def f(a, *b, c=1, **d):\n'
            '    try:\n'
            '        return a, b, c, d, f, C\n'
            '    except E as e:\n'
            '        return e\n'
            'class C: pass\n'
        )
        self.assertEqual(bound_names.unbound(tree), {'E'})

    def test_walrus_and_match_bind(self):
        tree = ast.parse('if (n := 1):\n    match n:\n        case [q, *r]: print(n, q, r)\n')
        self.assertEmpty(bound_names.unbound(tree))


if __name__ == '__main__':
    absltest.main()
