"""Tests the sets that a verified program gets."""

import types

from absl.testing import absltest

from migration.verify.runners import fixed_sets


class FixedSetsTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.module = types.ModuleType('program')
        fixed_sets.install(self.module)

    def run_program(self, text):
        exec(text, self.module.__dict__)
        return self.module

    def test_strings_have_the_order_of_their_letters(self):
        held = self.run_program(
            'a = list(set("hello")); b = {c: i for i, c in enumerate(set("ba"))}'
        )
        self.assertEqual(held.a, ['e', 'h', 'l', 'o'])
        self.assertEqual(held.b, {'a': 0, 'b': 1})

    def test_elements_without_an_order_are_all_there(self):
        held = self.run_program('a = list(set(["x", 1, None]))')
        self.assertCountEqual(held.a, ['x', 1, None])

    def test_they_are_sets(self):
        held = self.run_program("""
a = isinstance({1}, set), isinstance(set(), set), isinstance([], set), issubclass(set, set)
b = set('ab') | {'c'}, set('ab') == {'a', 'b'}, 'a' in set('ab'), len(set('aa'))
""")
        self.assertEqual(held.a, (True, True, False, True))
        self.assertEqual(held.b, ({'a', 'b', 'c'}, True, True, 1))


if __name__ == '__main__':
    absltest.main()
