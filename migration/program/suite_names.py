"""The names of one suite: which statements bind them, and what they stood for."""

import ast
from collections.abc import Iterator

from migration.syntax import trees

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_COMPOUND = (ast.If, ast.For, ast.While, ast.With, ast.Try)


class SuiteNames:
    """What is asked of the names of a suite.

    Args:
      run: the execution.
      parents: the node around each node, by its id.
      around: the function, or the statement of a region, whose suite it is.

    Attributes:
      parameters: those of the function.
      simple: the statements without suites, and definitions of functions.
      compound: the statements with suites, without definitions.
      binders: the statements that bind or change what a name stands for, or an attribute of it.
    """

    def __init__(self, run, parents: dict, around: ast.AST):
        self.run = run
        self.parents = parents
        self.around = around
        self.parameters = parameters(around)
        self.simple: list[ast.stmt] = []
        self.compound: list[ast.stmt] = []
        nodes = list(_own_nodes(around))
        for node in nodes:
            if isinstance(node, _COMPOUND):
                self.compound.append(node)
            elif isinstance(node, ast.stmt) and node is not around:
                self.simple.append(node)
        self.binders: dict[str, list] = {}
        self._called: list[ast.Expr] = []
        for node in nodes:
            if node is not around or not isinstance(node, _FUNCTIONS):
                self._note_binder(node)
        for statement in self._called:
            # A method of what the suite makes itself may change it.
            name = base_of(getattr(statement.value.func, 'value', None)) or ''
            if name in self.binders or name.split('.')[0] in self.parameters:
                self.binders.setdefault(name, []).append(statement)
        self._reads_of: dict[str, list] = {}
        for node in trees.walk(around):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                self._reads_of.setdefault(node.id, []).append(node)

    def _note_binder(self, node: ast.AST) -> None:
        names = []
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            names = [node.id]
        elif isinstance(node, (ast.Subscript, ast.Attribute)):
            names = [] if isinstance(node.ctx, ast.Load) else [base_of(node)]
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            self._called.append(node)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names = [node.name]
        elif isinstance(node, ast.alias):
            names = [(node.asname or node.name).split('.')[0]]
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            names = node.names
        statement = self.statement_of(node) if names else None
        for name in filter(None, names):
            held = self.binders.setdefault(name, [])
            if statement is not None and statement not in held:
                held.append(statement)

    def statement_of(self, node: ast.AST) -> ast.stmt | None:
        """Returns the innermost statement around a node; None inside of what calls it again."""
        while not isinstance(node, ast.stmt):
            node = self.parents[id(node)]
            if isinstance(node, (*_COMPREHENSIONS, ast.Lambda)):
                return None
        return node

    def around_of(self, statement: ast.stmt) -> Iterator[ast.stmt]:
        """Yields the statements around one, up to the one whose suite it is."""
        node = statement
        while node is not self.around:
            node = self.parents[id(node)]
            if node is not self.around or not isinstance(node, _FUNCTIONS):
                yield node

    def is_scope(self, node: ast.stmt) -> bool:
        """Tells whether a `with` only enters scopes, which leave."""
        return isinstance(node, ast.With) and id(node) in self.run.name_withs

    def may_have_returned(self, statement: ast.stmt) -> bool:
        """Tells whether a function may return before it comes to a statement."""
        return any(isinstance(s, ast.Return) and s.lineno < statement.lineno for s in self.simple)

    def values_of(self, node: ast.Name) -> list:
        """Returns the graph values that a name stood for where it is read."""
        held = list(self.run.local_values.get(id(node), ()))
        held += [b.value for b in self.run.reads.get(id(node), ())]
        if node.id in self.parameters:
            calls = self.run.calls.get(id(self.around), ())
            held += [call.bound[node.id] for call in calls if node.id in call.bound]
        return held

    def values_named(self, name: str) -> list:
        """Returns the graph values that a name stood for anywhere in the suite."""
        return [v for node in self._reads_of.get(name, ()) for v in self.values_of(node)]

    def is_impure(self, node: ast.AST) -> bool:
        """Tells whether something in a node must happen once."""
        return any(id(n) in self.run.impure_nodes for n in trees.walk(node))

    def is_read_inside(self, name: str, loop: ast.For) -> bool:
        """Tells whether only the suite of a loop reads a name."""
        inside = {id(n) for s in loop.body for n in trees.walk(s)}
        return all(id(n) in inside for n in self._reads_of.get(name, ()))


def parameters(node: ast.AST) -> list[str]:
    """Returns the names of the parameters of a function."""
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
        return []
    a = node.args
    held = [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]
    return [p.arg for p in held]


def bound_inside(expression: ast.AST) -> Iterator[str]:
    """Yields the names that comprehensions and lambdas in an expression bind."""
    for node in trees.walk(expression):
        if isinstance(node, ast.comprehension):
            yield from stored(node.target)
        elif isinstance(node, ast.Lambda):
            yield from parameters(node)


def stored(target: ast.expr) -> list[str]:
    """Returns the names that a target binds."""
    return [
        n.id
        for n in trees.walk(target)
        if isinstance(n, ast.Name) and not isinstance(n.ctx, ast.Load)
    ]


def heads(node: ast.stmt) -> list[ast.expr]:
    """Returns what a compound statement evaluates outside of its suites."""
    found = [getattr(node, 'test', None), getattr(node, 'iter', None)]
    found += [item.context_expr for item in getattr(node, 'items', ())]
    return [head for head in found if head is not None]


def _own_nodes(around: ast.AST) -> Iterator[ast.AST]:
    """Yields the nodes of a suite; not those inside of functions that it defines."""
    stack = [around]
    while stack:
        node = stack.pop()
        yield node
        if node is around or not isinstance(node, _FUNCTIONS):
            stack += trees.children(node)


def base_of(node: ast.expr | None) -> str | None:
    """Returns the name that an expression is a part of, with the first attribute if it has one."""
    attribute = ''
    while isinstance(node, (ast.Subscript, ast.Attribute)):
        attribute = f'.{node.attr}' if isinstance(node, ast.Attribute) else ''
        node = node.value
    return node.id + attribute if isinstance(node, ast.Name) else None
