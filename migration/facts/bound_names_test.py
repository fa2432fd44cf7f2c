"""Tests for the facts about names and attributes that nothing binds."""

import ast

from absl.testing import absltest

from migration.facts import bound_names


class LostParametersTest(absltest.TestCase):
    BEFORE = 'def f():\n    def g(a, b=1):\n        return a + b\n    a = g(2)\n'

    def test_a_parameter_that_is_read_from_outside_is_lost(self):
        after = 'def f():\n    def g(b=1):\n        return a + b\n    a = g(2)\n'
        self.assertEqual(bound_names.lost_parameters(self.BEFORE, after), [('g', 'a')])
        self.assertEmpty(bound_names.lost_parameters(self.BEFORE, self.BEFORE))

    def test_what_is_bound_or_not_read_is_not_lost(self):
        for body in ('a = 3; return a', 'return b', 'return [a for a in b]'):
            after = f'def f():\n    def g(b=1):\n        {body}\n    a = g(2)\n'
            self.assertEmpty(bound_names.lost_parameters(self.BEFORE, after))

    def test_functions_of_one_name_are_not_told_apart(self):
        after = 'def g(): return a\ndef g(): return a\n'
        self.assertEmpty(bound_names.lost_parameters(self.BEFORE, after))


class UnboundTest(absltest.TestCase):
    def test_finds_what_nothing_binds(self):
        text = 'import os.path as p\nx = [sess.run(y) for y in p.z]\nprint(x, len(x))'
        self.assertEqual(bound_names.unbound(text), {'sess'})

    def test_parameters_definitions_and_handlers_bind(self):
        text = (
            'def f(a, *b, c=1, **d):\n'
            '    try:\n'
            '        return a, b, c, d, f, C\n'
            '    except E as e:\n'
            '        return e\n'
            'class C: pass\n'
        )
        self.assertEqual(bound_names.unbound(text), {'E'})

    def test_walrus_and_match_bind(self):
        text = 'if (n := 1):\n    match n:\n        case [q, *r]: print(n, q, r)\n'
        self.assertEmpty(bound_names.unbound(text))

    def test_names_of_another_function_do_not_count(self):
        text = 'def f():\n    a = 1\n    return a\ndef g():\n    return a\n'
        self.assertEqual(bound_names.unbound(text), {'a'})

    def test_global_and_enclosing_names_do(self):
        text = (
            'def f():\n    global a\n    a = 1\n'
            'def g():\n    b = 1\n    def h():\n        return a, b\n    return h\n'
        )
        self.assertEmpty(bound_names.unbound(text))


class AttributesTest(absltest.TestCase):
    def test_finds_what_is_read_and_what_is_set(self):
        tree = ast.parse(
            'class C:\n'
            '    k = 1\n'
            '    def m(self):\n'
            '        self.a = self.k\n'
            '        return self.a, self.m, self.b\n'
        )
        self.assertEqual(bound_names.attributes(tree), ({'a', 'b', 'k', 'm'}, {'a', 'k', 'm'}))


if __name__ == '__main__':
    absltest.main()
