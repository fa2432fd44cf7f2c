"""Tests of the walks, against those of `ast`."""

import ast
import pathlib
import unittest

from migration.syntax import trees

_ODD = """
global a
match x:
    case {'k': y, **rest} if y: pass
    case [1, *_] | P(a, b=c) as d: pass
    case None: pass
def f(a, /, b=1, *c, d, e=2, **g) -> int:
    nonlocal h
    return {**a, 'b': c}, [*d], f'{a!r:{b}}', lambda: (yield)
try: pass
except* E as e: pass
async def g():
    async with a as b, c: await d
    return [x async for x in y if z]
class A(B, metaclass=C): x: int = 1
import a.b as c
from . import d
"""


def _expected(nodes) -> list[int]:
    return [id(node) for node in nodes if not isinstance(node, ast.expr_context)]


class TreesTest(unittest.TestCase):
    def test_are_those_of_ast_without_contexts(self):
        folder = pathlib.Path(__file__).parent
        texts = [_ODD, '', *(path.read_text() for path in sorted(folder.glob('*.py')))]
        for text in texts:
            tree = ast.parse(text)
            walked = trees.walk(tree)
            self.assertEqual(_expected(ast.walk(tree)), list(map(id, walked)))
            for node in walked:
                below = _expected(ast.iter_child_nodes(node))
                self.assertEqual(below, list(map(id, trees.children(node))))

    def test_walks_below_a_node(self):
        tree = ast.parse(_ODD)
        function = next(node for node in tree.body if isinstance(node, ast.FunctionDef))
        self.assertEqual(_expected(ast.walk(function)), list(map(id, trees.walk(function))))

    def test_knows_parents(self):
        tree = ast.parse('a = b + c')
        above = trees.parents(tree)
        self.assertIs(above[id(tree.body[0].value.left)], tree.body[0].value)
        self.assertIs(above[id(tree.body[0])], tree)

    def test_takes_nodes_that_were_made_by_hand(self):
        self.assertEqual(1, len(trees.walk(ast.Pass())))
        self.assertEqual(2, len(trees.walk(ast.Return(value=ast.Name('a', ast.Load())))))
        self.assertEqual(1, len(trees.walk(ast.Call())))


if __name__ == '__main__':
    unittest.main()
