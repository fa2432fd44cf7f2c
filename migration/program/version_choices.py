"""Conditions on the version of TensorFlow, or on the names that it has.

`if tf.__version__ < '1.0':` tells programs of other versions apart. A converted program runs under
another version than the one that it was written for, so the question is answered for good: the
branch that TF 1.15 takes stays, and the other one goes.
"""

import ast
import re

from migration.program import values
from migration.syntax import trees

# The program is one for TF 1; what it does for other versions is not converted.
VERSION = '1.15.5'

# Functions that make versions of texts, which can be compared.
_PARSERS = frozenset(
    {
        'distutils.version.LooseVersion',
        'distutils.version.StrictVersion',
        'packaging.version.Version',
        'packaging.version.parse',
        'pkg_resources.parse_version',
    }
)
# How many names may stand between the version and a condition.
_MAX_NAMES = 4


class VersionChoices:
    """The part of the interpreter that knows them.

    Attributes:
      settled: conditional statements and expressions, and assertions, with the branch that is
        taken, by their ids.
      answers: comparisons and other questions with their answers, by their ids.
    """

    def start_version_choices(self) -> None:
        """Starts with none."""
        self.settled: dict[int, tuple[ast.AST, bool]] = {}
        self.answers: dict[int, tuple[ast.expr, bool]] = {}
        self._versions: set[int] = set()  # Expressions that read the version, as ids.

    def read_version(self, node: ast.expr) -> values.Constant:
        """Notes an expression that reads the version; returns it."""
        self._versions.add(id(node))
        return values.Constant(VERSION)

    def read_existence(self, node: ast.expr, module: values.Symbol, name) -> values.Value:
        """Notes an expression that asks whether TensorFlow has a name; returns the answer."""
        self._versions.add(id(node))
        text = values.text_of(name)
        if text is None:
            return self.compared_version(node, values.Unknown())
        row = self.lookup(f'{module.path}.{text}' if module.path else text)
        known = values.Constant(row is not None and row.kind != 'early')
        return self.compared_version(node, known)

    def compared_version(self, node: ast.expr, answer: values.Value) -> values.Value:
        """Notes the answer to a question about the version; returns the answer."""
        if self._asks(node):
            if isinstance(answer, values.Constant):
                self.answers[id(node)] = (node, bool(answer.value))
            else:
                self._unclear(node)
        return answer

    def parsed_version(self, path: str, args) -> values.Constant | None:
        """Returns the version that a text tells, in a form that can be compared."""
        text = values.text_of(args[0]) if path in _PARSERS and len(args) == 1 else None
        numbers = re.match(r'v?(\d+(?:\.\d+)*)', text or '')
        return values.Constant(tuple(map(int, numbers[1].split('.')))) if numbers else None

    def settle_version(self, node: ast.If | ast.IfExp | ast.Assert, known: bool | None) -> bool:
        """Notes which way a condition goes if it asks for the version; tells whether it does."""
        if not self._asks(node.test):
            return False
        if known is None:
            self._unclear(node.test)
            return False
        self.settled[id(node)] = (node, known)
        return True

    def _unclear(self, node: ast.expr) -> None:
        self.obstacle(
            'version_choice',
            node,
            'it is not known what this asks of the version of TensorFlow, which is another one '
            'after the conversion',
            'leave the code for other versions out',
        )

    def answered(self) -> list[ast.stmt]:
        """Returns the statements of which nothing is left once their conditions are answered."""
        return [
            node
            for node, known in self.settled.values()
            if (isinstance(node, ast.Assert) and known)
            or (isinstance(node, ast.If) and not taken(node, known))
        ]

    def is_version_test(self, node: ast.If, frame) -> bool:
        """Tells whether a statement chooses by the version, which names of its condition show."""
        words = {getattr(n, 'attr', getattr(n, 'id', None)) for n in trees.walk(node.test)}
        if words.isdisjoint(('__version__', 'VERSION', 'hasattr')):
            return False
        with self.silently():
            known = self.truth(self.evaluate(node.test, frame), node)
        return known is not None and self._asks(node.test)

    def version_uses(self, tree: ast.AST) -> list[ast.expr]:
        """Returns expressions that are the version, or names of what it gave, in no question."""
        if not self._versions:
            return []
        asked = [node for node, _ in self.answers.values()]
        asked += [node.test for node, _ in self.settled.values()]
        inside = {id(part) for node in asked for part in trees.walk(node)}
        return [node for node in trees.walk(tree) if self._tells(node, inside)]

    def _tells(self, node: ast.AST, inside: set[int], depth: int = 0) -> bool:
        if id(node) in inside or depth > _MAX_NAMES or not isinstance(node, ast.expr):
            return False
        if id(node) in self._versions:
            return True
        return any(
            self._tells(part, inside, depth + 1)
            for value, made in self._made_of(node)
            if isinstance(value, (values.Constant, values.Sequence, values.Unknown))
            for part in trees.walk(made)
        )

    def _made_of(self, node: ast.AST) -> list[tuple[values.Value, ast.expr]]:
        """Returns what a name stands for, and the expressions that it was assigned."""
        held = self.reads.get(id(node), ()) if isinstance(node, ast.Name) else ()
        pairs = [(b.value, getattr(b.statement, 'node', None)) for b in held]
        return [(value, made.value) for value, made in pairs if isinstance(made, ast.Assign)]

    def _asks(self, test: ast.expr, depth: int = 0) -> bool:
        """Tells whether a condition reads the version, or a name of what was made of it."""
        if not self._versions or depth > _MAX_NAMES:
            return False
        return any(
            id(part) in self._versions
            or any(self._asks(made, depth + 1) for _, made in self._made_of(part))
            for part in trees.walk(test)
        )


def taken(node: ast.If, known: bool) -> list[ast.stmt]:
    """Returns the suite that a condition chooses."""
    return node.body if known else node.orelse
