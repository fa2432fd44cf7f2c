"""Where in a source the calls and names of queues stand, and the threads that fill these queues."""

import ast

from migration.syntax import trees
from migration.syntax.source import Source

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.Module)
_SUITES = ('body', 'orelse', 'finalbody')
_START = 'train.start_queue_runners'


class UnfitError(Exception):
    """A queue cannot become a data set."""


class QueueSource:
    """A source with queues."""

    def __init__(self, run, source: Source):
        self.run = run
        self.source = source
        self.parents = trees.parents(source.tree)

    def queue_paths(self) -> list[str]:
        """Returns the functions of queues that the program uses."""
        return [path for _, path in self.run.uses.values() if self.run.kind(path) == 'queue']

    def path(self, call: ast.AST) -> str:
        """Returns which function of TensorFlow is called, or ''."""
        return self.run.uses.get(id(getattr(call, 'func', None)), (None, ''))[1]

    def one_name(self, statement: ast.AST, value: ast.expr) -> str:
        """Returns the name that a statement gives a value, which no other one binds."""
        targets = getattr(statement, 'targets', [])
        if (
            not isinstance(statement, ast.Assign)
            or statement.value is not value
            or len(targets) != 1
            or not is_name(targets[0])
            or not self.source.stands_alone(statement)
        ):
            raise UnfitError
        name = targets[0].id
        stores = [n for n in self.names(targets[0]) if n.id == name]
        if sum(not isinstance(n.ctx, ast.Load) for n in stores) != 1:
            raise UnfitError
        return name

    def loads(self, name: str, statement: ast.stmt) -> list[ast.Name]:
        """Returns where a name is read in the function around a statement, or in the module."""
        return [n for n in self.names(statement) if n.id == name and isinstance(n.ctx, ast.Load)]

    def names(self, node: ast.AST) -> list[ast.Name]:
        """Returns all names in the function around a node, or in the module."""
        node = self.parents[id(node)]
        while not isinstance(node, _SCOPES):
            node = self.parents[id(node)]
        return [n for n in trees.walk(node) if is_name(n)]

    def loaded(self, statement: ast.stmt) -> list[ast.Name]:
        """Returns the names that a statement reads."""
        return [n for n in trees.walk(statement) if is_name(n) and isinstance(n.ctx, ast.Load)]

    def statement(self, node: ast.AST) -> ast.stmt:
        """Returns the innermost statement around a node."""
        while not isinstance(node, ast.stmt):
            node = self.parents[id(node)]
        return node

    def suite(self, statement: ast.stmt) -> list:
        """Returns the suite that a statement stands in."""
        around = self.parents[id(statement)]
        held = [getattr(around, field, None) for field in _SUITES]
        for suite in held:
            if isinstance(suite, list) and statement in suite:
                return suite
        raise UnfitError


def threads(source: QueueSource, gone: set, reading: set) -> set:
    """Returns statements that only start and stop the threads of queues.

    Args:
      source: the source.
      gone: statements that go anyway.
      reading: what becomes a data set; threads for other things stay.
    """
    if any(path not in {*reading, _START} for path in source.queue_paths()):
        return set()
    calls = trees.of_kind(source.source.tree, ast.Call)
    found: set[ast.stmt | None] = set()
    for call in calls:
        if source.path(call) != 'train.Coordinator':
            continue
        made = source.parents[id(call)]
        try:
            name = source.one_name(made, call)
        except UnfitError:
            return set()
        found.add(made)
        found |= {_stopping(source, use) for use in source.loads(name, made)}
    found |= {source.statement(call) for call in calls if source.path(call) == _START}
    fits = None not in found and all(_may_go(source, s, found, gone) for s in found)
    return found if fits else set()


def _stopping(source: QueueSource, use: ast.Name) -> ast.stmt | None:
    """Returns the statement that only starts or stops threads with a coordinator."""
    around = source.parents[id(use)]
    statement = source.statement(use)
    if isinstance(around, ast.keyword):
        return statement if source.path(source.parents[id(around)]) == _START else None
    stops = isinstance(around, ast.Attribute) and around.attr in ('request_stop', 'join')
    plain = isinstance(statement, ast.Expr) and statement.value is source.parents[id(around)]
    return statement if stops and plain else None


def _may_go(source: QueueSource, statement: ast.stmt, found: set, gone: set) -> bool:
    """Tells whether nothing is missed without a statement."""
    targets = getattr(statement, 'targets', [])
    inside = {id(n) for s in found for n in trees.walk(s)}
    names = {n.id for t in targets for n in trees.walk(t) if is_name(n)}
    others = trees.of_kind(source.source.tree, ast.Name)
    return (
        isinstance(statement, (ast.Assign, ast.Expr))
        and source.source.stands_alone(statement)
        and any(s not in found and s not in gone for s in source.suite(statement))
        and all(id(n) in inside for n in others if n.id in names)
    )


def is_name(node: ast.AST) -> bool:
    """Tells whether a node is a plain name."""
    return isinstance(node, ast.Name)
