"""Tests for the facts about names for which a module asks."""

import ast

from absl.testing import absltest

from migration.facts import asked_names


def _is_bound_once(text: str) -> bool:
    return asked_names.is_bound_once(ast.parse(text), 'a')


class AskedNamesTest(absltest.TestCase):
    def test_finds_what_is_asked_for(self):
        text = "'a' in globals()\nif 'b' not in globals(): pass\n'c' in x\n'd' in globals()['e']"
        self.assertEqual(asked_names.asked(ast.parse(text)), {'a', 'b'})

    def test_one_statement_of_the_module_binds(self):
        self.assertTrue(_is_bound_once('for i in x:\n    b, a = f(a)'))
        self.assertTrue(_is_bound_once('a = 1\ndef f(): return a'))

    def test_several_or_inner_ones_do_not(self):
        for text in (
            'b = 1',
            'a = 1\na = 2',
            'a = 1\ndel a',
            'a = 1\ndef f():\n    global a',
            'a = 1\nimport os as a',
            'a = 1\ndef a(): pass',
            'def f():\n    a = 1',
            '[1 for a in x]',
        ):
            self.assertFalse(_is_bound_once(text), text)


if __name__ == '__main__':
    absltest.main()
