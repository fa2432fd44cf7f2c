"""Tests scope_names.py."""

import ast

from absl.testing import absltest

from migration.facts import scope_names

_PROGRAM = """
a = 1
b: int = 2
for c in range(3):
    pass

def outer(d, *e, f=lambda g: g, **h):
    global a
    i = 1
    def inner():
        nonlocal i
        i = [j for j in d]

class Model:
    k = 1
    def method(self):
        self.l = (m := 2)

if a:
    async def later(n):
        with n as o:
            del p
"""


class ScopeNamesTest(absltest.TestCase):
    def test_shared(self):
        self.assertEqual(scope_names.shared(ast.parse(_PROGRAM)), {'a', 'i'})

    def test_local(self):
        self.assertEqual(scope_names.local(ast.parse(_PROGRAM)), {*'defghijkmnop', 'self'})


if __name__ == '__main__':
    absltest.main()
