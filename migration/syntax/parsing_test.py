"""Tests parsing.py."""

import unittest

from migration.syntax import parsing


class ParsingTest(unittest.TestCase):
    def test_parses_a_text_once(self):
        tree = parsing.parse('a = 1')
        self.assertIs(parsing.parse('a = 1'), tree)
        for text in 'bcd':
            parsing.parse(text)
        self.assertIs(parsing.parse('a = 1'), tree)  # The latest one again.
        for text in 'efg':
            parsing.parse(text)
        self.assertIs(parsing.parse('a = 1'), tree)

    def test_forgets_what_was_not_asked_for(self):
        tree = parsing.parse('a = 1')
        for text in 'bcde':
            parsing.parse(text)
        self.assertIsNot(parsing.parse('a = 1'), tree)

    def test_keeps_no_other_tree_beside_that_of_a_huge_text(self):
        tree = parsing.parse('a = 1')
        parsing.parse('# ' + 'x' * 2_000_000)
        self.assertIsNot(parsing.parse('a = 1'), tree)

    def test_what_is_no_python_is_refused_each_time(self):
        for _ in range(2):
            with self.assertRaises(SyntaxError):
                parsing.parse('def')


if __name__ == '__main__':
    unittest.main()
