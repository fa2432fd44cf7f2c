"""Tests constants.py."""

import unittest

from migration.program import constants


class ConstantsTest(unittest.TestCase):
    def test_computes(self):
        for name, left, right, expected in (
            ('Add', 1, 2, 3),
            ('Mult', 'ab', 2, 'abab'),
            ('Mod', '*** %s %d ***', ('a', 1), '*** a 1 ***'),
            ('Mod', 7, 4, 3),
            ('Div', 1, 2, 0.5),
        ):
            with self.subTest(name=name, left=left):
                self.assertEqual(constants.operation(name, left, right), expected)
        self.assertEqual(constants.shown(1.5, '.2f'), '1.50')
        self.assertEqual(constants.of_method('a{}', 'format', [1], {}), 'a1')
        self.assertEqual(constants.of_method('aXbX', 'replace', ['X', '--'], {}), 'a--b--')

    def test_does_not_make_what_is_large(self):
        for name, left, right in (
            ('Mult', 'a', 10**12),
            ('Mult', 10**12, b'a'),
            ('Mult', 1 << 6000, 1 << 6000),
            ('Mod', '%1000000000d', (1,)),
            ('Mod', '%*d', (10**9, 1)),
            ('Add', 'a' * 9000, 'b' * 9000),
        ):
            with self.subTest(name=name), self.assertRaises(constants.NotKnownError):
                constants.operation(name, left, right)
        with self.assertRaises(constants.NotKnownError):
            constants.shown(1, '1000000000')
        for name, arguments in (
            ('zfill', [10**9]),
            ('format', ['x' * 10]),
            ('replace', ['', 'x' * 9000]),
        ):
            with self.subTest(name=name), self.assertRaises(constants.NotKnownError):
                constants.of_method('{:1000000000}', name, arguments, {})

    def test_does_not_fail_as_the_program_will(self):
        for name, left, right in (
            ('Div', 1, 0),
            ('Add', 1, 'a'),
            ('Mod', '%d', (float('inf'),)),
            ('MatMult', 1, 1),
        ):
            with self.subTest(name=name), self.assertRaises(constants.NotKnownError):
                constants.operation(name, left, right)


if __name__ == '__main__':
    unittest.main()
