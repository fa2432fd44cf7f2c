"""Fetches that a function lists in a statement before it runs them.

`fetches = [self.loss, self.train_op]` before `sess.run(fetches)` only serves the run: the run is
converted as if the list stood in it, and the statement leaves.
"""

import ast

from migration.program import fetch_trees, state, values
from migration.syntax import trees


class LocalFetches:
    """The part of the interpreter that knows them.

    Attributes:
      local_fetches: the statements that leave, by their ids.
      spelt_elsewhere: names that are fetched in place of such a list, as ids.
    """

    def start_local_fetches(self) -> None:
        """Starts with none."""
        self.local_fetches: dict[int, ast.Assign] = {}
        self.spelt_elsewhere: set[int] = set()
        self._lists: dict[tuple, ast.Assign | None] = {}

    def spelt_fetches(self, place: ast.expr | None, fetches: values.Value, frame: state.Frame):
        """Returns the expression that spells what is fetched: `place`, or a list made before."""
        if not isinstance(place, ast.Name) or not self.stack or frame.region is not None:
            return place
        if frame is not self.frames[-1] or place.id not in frame.names:
            return place
        key = (id(self.stack[-1]), place.id)
        if key not in self._lists:
            self._lists[key] = _made_once(self.stack[-1], place.id)
        made = self._lists[key]
        if made is None:
            return place
        with self.silently():
            again = self.evaluate(made.value, frame)
        if not _alike(again, fetches):
            return place  # What it holds has other names by now.
        self.local_fetches[id(made)] = made
        self.spelt_elsewhere.add(id(place))
        return made.value


def _alike(a: values.Value, b: values.Value) -> bool:
    """Tells whether two values hold the same parts of the graph in the same places."""
    if type(a) is not type(b):
        return False
    if isinstance(a, (values.Sequence, values.Mapping)):
        (ours, keys), (theirs, others) = fetch_trees.held_by(a), fetch_trees.held_by(b)
        return (
            keys == others
            and a.open == b.open
            and len(ours) == len(theirs)
            and all(map(_alike, ours, theirs))
        )
    if isinstance(a, values.Constant):
        return a.value == b.value
    return fetch_trees.is_same(a, b)


def _made_once(definition: ast.AST, name: str) -> ast.Assign | None:
    """Returns the statement that lists what is fetched by a name, if the name is for nothing else.

    Args:
      definition: a function.
      name: one of its local names.
    """
    if not isinstance(definition, ast.FunctionDef):
        return None
    uses = [n for n in trees.of_kind(definition, ast.Name) if n.id == name]
    stored = [n for n in uses if not isinstance(n.ctx, ast.Load)]
    fetched = {
        id(call.args[0])
        for call in trees.of_kind(definition, ast.Call)
        if call.args and getattr(call.func, 'attr', None) == 'run'
    }
    if len(stored) != 1 or any(id(n) not in fetched for n in uses if isinstance(n.ctx, ast.Load)):
        return None
    for node in trees.of_kind(definition, ast.Assign):
        if len(node.targets) == 1 and node.targets[0] is stored[0]:
            listed = isinstance(node.value, (ast.List, ast.Tuple, ast.Dict))
            return node if listed and _only_refers(node.value) else None
    return None


def _only_refers(node: ast.AST) -> bool:
    """Tells whether an expression lists things that are there, and computes nothing."""
    if isinstance(node, (ast.List, ast.Tuple)):
        return all(map(_only_refers, node.elts))
    if isinstance(node, ast.Dict):
        keys = all(isinstance(key, ast.Constant) for key in node.keys)
        return keys and all(map(_only_refers, node.values))
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant) and _only_refers(node.value)
    if isinstance(node, ast.Attribute):
        return _only_refers(node.value)
    return isinstance(node, (ast.Name, ast.Constant))
