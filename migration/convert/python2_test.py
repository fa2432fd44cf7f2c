from absl.testing import absltest, parameterized

from migration.convert import python2


class Python2Test(parameterized.TestCase):
    @parameterized.parameters(
        ('print "x"', 'print statement'),
        ('print x, y', 'print statement'),
        ('if x: print y', 'print statement'),
        ('x = 1; print x', 'print statement'),
        ('print >>sys.stderr, x', 'print statement'),
        ('exec code in space', 'exec statement'),
        ('try:\n  f()\nexcept ValueError, e:\n  pass', '`except X, e:`'),
        ('try:\n  f()\nexcept (A, B), e:\n  pass', '`except X, e:`'),
        ('raise ValueError, "no"', '`raise X, message`'),
        ('x = `y`', 'backticks'),
        ('if a <> b: pass', 'the operator <>'),
        ("x = ur'a'", "ur'' string"),
        ('os.chmod(p, 0755)', 'octal number such as 0777'),
        ('x = 10L', 'long number such as 10L'),
        ('def f():\n\tprint "x"\n        return', 'print statement'),
    )
    def test_recognises(self, text, what):
        found = python2.evidence(text)
        self.assertIsNotNone(found)
        self.assertEqual(found[1], what)

    def test_names_the_line(self):
        self.assertEqual(python2.evidence('x = 1\n\nprint x\n'), (3, 'print statement'))

    @parameterized.parameters(
        'print("x"',
        'x = = 1',
        'def f(:\n  print(x)',
        'raise ValueError(a, b) fro e',
        'except (A, B) as e:',
        '"""print x"""  # print x\nx = )',
        'x = y if print else z)',
        'print.x = = 2',
        'print in x in',
        'except* (A, B):',
        'match x:\n  case 1, 2 print',
        '',
    )
    def test_other_mistakes(self, text):
        self.assertIsNone(python2.evidence(text))


if __name__ == '__main__':
    absltest.main()
