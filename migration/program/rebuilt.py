"""Graph that loops and functions build anew each time they run it.

`op = tf.assign(w, value)` and `sess.run(op)` in a loop make an operation in each turn. Where the
run follows at once, it can hold the expression itself. What reads nothing that changes could as
well be made once, before the function that runs it. What is converted then is that program, which
does the same in TF 1.
"""

import ast
import textwrap
from collections.abc import Iterator

from migration.program import collecting, values
from migration.syntax import trees
from migration.syntax.edits import Edit
from migration.syntax.source import Source

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_AROUND = (*_FUNCTIONS, ast.Lambda, ast.For, ast.While, ast.If, ast.Try)
_OUTER = (ast.Global, ast.Nonlocal)
_SUITES = ('body', 'orelse', 'finalbody')
# Python's functions that only put values together.
_PLAIN = frozenset({'zip', 'range', 'len', 'list', 'tuple', 'enumerate', 'reversed'})
# Collections that layers and losses fill.
_FILLED = frozenset({'losses', 'regularization_losses'})
_UPDATES = frozenset({'assign', 'assign_add', 'assign_sub'})


def edits(run, sources: dict[str, Source]) -> dict[str, list[Edit]]:
    """Returns the edits that let graph be built once, or where it is run, by modules."""
    found = {}
    for name, source in sources.items():
        made = _Rebuilt(run, source, len(sources) == 1).edits()
        if made:
            found[name] = made
    return found


class _Rebuilt:
    """What one module builds anew."""

    def __init__(self, run, source: Source, alone: bool):
        self.run = run
        self.source = source
        self.alone = alone
        self.parents = trees.parents(source.tree)
        own = set(map(id, trees.walk(source.tree)))
        places = {id(s.fetch_place): s for s in run.program.steps if id(s.fetch_place) in own}
        self.steps = list(places.values())
        self._sites = {id(step.site) for step in run.program.steps}

    def edits(self) -> list[Edit]:
        """Returns the edits."""
        made: dict[tuple, list[Edit]] = {}
        local = set(map(id, self.run.local_graph_reads))
        for step in self.steps:
            lifted = {}
            if self.alone and not local.isdisjoint(map(id, trees.walk(step.fetch_place))):
                lifted = dict(self._lifted(step))
            made.update(lifted)
            for name in self._names(step.fetch_place) if not lifted else ():
                made.update(self._put_in(step, name))
        return [edit for held in made.values() for edit in held]

    # What is run in the next statement.

    def _put_in(self, step, name: ast.Name) -> Iterator[tuple]:
        """Yields the edits that put what a name is bound to where it is run."""
        statement = self._statement(step.site)
        before = self._before(statement)
        if (
            before is None
            or not self._is_anew(statement)
            or not self._is_first(statement, step.site)
            or not isinstance(before, ast.Assign)
            or not isinstance(before.value, ast.Call)
            or [getattr(t, 'id', None) for t in before.targets] != [name.id]
            or not self.source.stands_alone(before)
            or self._has_comment(before)
            or not self._sites.isdisjoint(map(id, trees.walk(before)))
        ):
            return
        uses = [n for n in _all_names(self._scope(name)) if n.id == name.id]
        if {id(n) for n in uses} != {id(name), id(before.targets[0])}:
            return
        if self._scope(name) is self.source.tree and not self.alone:
            return
        if any(isinstance(n, _OUTER) and name.id in n.names for n in self._all()):
            return
        lines = before.lineno, before.end_lineno + 1
        gone = Edit(*map(self.source.line_start, lines), '')
        text = self.source.segment(before.value)
        yield (id(before), [gone, Edit(*self.source.span(name), text)])

    def _is_anew(self, statement: ast.stmt) -> bool:
        """Tells whether a statement is executed as a part of something else."""
        node = self.parents.get(id(statement))
        while node is not None and not isinstance(node, _AROUND):
            node = self.parents.get(id(node))
        return node is not None

    def _is_first(self, statement: ast.stmt, site: ast.Call) -> bool:
        """Tells whether nothing else is computed in a statement before it runs the graph."""
        value = getattr(statement, 'value', None)
        plain = isinstance(statement, (ast.Expr, ast.Return, ast.Assign))
        is_print = (
            isinstance(value, ast.Call)
            and isinstance(value.func, ast.Name)
            and value.func.id == 'print'
            and value.args[:1] == [site]
        )
        return plain and (value is site or is_print)

    # What is built before the function that runs it.

    def _lifted(self, step) -> Iterator[tuple]:
        """Yields the edits that build what a function runs before that function."""
        place, site = step.fetch_place, self._statement(step.site)
        function = self._scope(place)
        if isinstance(place, ast.Name):
            return
        home = self._home(function, site)
        parts = self._parts(place, function, home[0]) if home is not None else None
        if parts is None:
            return
        before, prefix, name = home
        if any(getattr(n, 'id', getattr(n, 'attr', '')) == name for n in self._all()):
            return
        margin = ' ' * before.col_offset
        texts = [textwrap.dedent(self._lines(part)) for part in parts]
        texts.append(f'{prefix}{name} = {self.source.segment(place)}\n')
        start = self.source.line_start(_first_line(before))
        text = textwrap.indent(''.join(texts), margin)
        gone = [Edit(*map(self.source.line_start, (p.lineno, p.end_lineno + 1)), '') for p in parts]
        made = [Edit(start, start, text), *gone]
        yield (id(site), [*made, Edit(*self.source.span(place), f'{prefix}{name}')])

    def _home(self, function: ast.AST, site: ast.stmt) -> tuple | None:
        """Returns before which statement something can be made, a prefix and a name for it."""
        if isinstance(function, ast.Module):
            while self.parents[id(site)] is not function:
                site = self.parents[id(site)]
            return site, '', 'updates'
        if not isinstance(function, ast.FunctionDef):
            return None
        name = f'{function.name.strip("_")}_op'
        around = self.parents[id(function)]
        if isinstance(around, ast.Module):
            return function, '', name
        bases = [b for n in self._all() if isinstance(n, ast.ClassDef) for b in n.bases]
        if any(getattr(b, 'id', '') == getattr(around, 'name', None) for b in bases):
            return None
        if not isinstance(around, ast.ClassDef) or function.decorator_list:
            return None
        made = [n for n in around.body if getattr(n, 'name', '') == '__init__']
        held = self.run.instances.get(id(around), [])
        if len(made) != 1 or len(held) != 1 or function is made[0] or not function.args.args:
            return None
        me = function.args.args[0].arg
        if me != made[0].args.args[0].arg or any(
            isinstance(n, ast.Return) for n in trees.walk(made[0])
        ):
            return None
        opening = [s for s in made[0].body if 'Session(' in self.source.segment(s)]
        return (opening[0], f'{me}.', name) if opening else None

    def _parts(self, place: ast.expr, function: ast.AST, before: ast.stmt) -> list | None:
        """Returns the statements of a function that make what it runs; None if it may change."""
        parts: list[ast.stmt] = []
        waiting = [place]
        while waiting:
            node = waiting.pop()
            if not self._is_lasting(node, before):
                return None
            inner = {n.id for n in _all_names(node) if isinstance(n.ctx, ast.Store)}
            for name in self._names(node):
                if name.id in inner or name.id in _PLAIN or self._is_tensorflow(name):
                    continue
                inside = [] if isinstance(function, ast.Module) else trees.walk(function)
                if any(isinstance(n, ast.arg) and n.arg == name.id for n in inside):
                    return None
                uses = [n for n in inside if isinstance(n, ast.Name) and n.id == name.id]
                bound = [n for n in uses if isinstance(n.ctx, ast.Store)]
                if not bound:
                    if not self._is_constant(name.id, before):
                        return None
                    continue
                made = self.parents[id(bound[0])]
                if (
                    len(uses) != 2
                    or len(bound) != 1
                    or not isinstance(made, ast.Assign)
                    or made.targets != bound
                    or not self.source.stands_alone(made)
                    or self._has_comment(made)
                    or self._is_bound_outside(name.id, function)
                ):
                    return None
                parts.append(made)
                waiting.append(made.value)
        return sorted(parts, key=lambda s: s.lineno)

    def _is_lasting(self, node: ast.expr, before: ast.stmt) -> bool:
        """Tells whether an expression makes the same operations whenever it is computed."""
        for part in trees.walk(node):
            if isinstance(part, (ast.NamedExpr, ast.Await, ast.Lambda, ast.Yield, ast.JoinedStr)):
                return False
            if isinstance(part, ast.Constant) and part.end_lineno > part.lineno:
                return False  # A text whose indentation would change.
            if (
                isinstance(part, ast.Attribute)
                and not self._is_tensorflow(part)
                and not (part.attr in _UPDATES and isinstance(self.parents[id(part)], ast.Call))
            ):
                return False
            if not isinstance(part, ast.Call):
                continue
            symbol = self.run.resolve(part.func, self.run.root_frame)
            if isinstance(symbol, values.Symbol):
                kind = self.run.kind(symbol.path)
                if kind == 'collection':
                    if not self._is_of_variables(part, symbol) or not self._is_complete(before):
                        return False
                elif kind not in ('pure', 'value') and symbol.path not in _UPDATES:
                    return False
            elif isinstance(part.func, ast.Name):
                if part.func.id not in _PLAIN or self.run.root_frame.find(part.func.id)[1]:
                    return False
            elif part.func.attr not in _UPDATES:
                return False
        return True

    def _is_of_variables(self, call: ast.Call, symbol: values.Symbol) -> bool:
        """Tells whether a call asks for variables, or for what the program put somewhere."""
        if symbol.path.endswith('_variables'):
            return True
        first = call.args[0] if call.args and symbol.path == 'get_collection' else None
        if isinstance(first, ast.Attribute):
            return first.attr.endswith('_VARIABLES')
        key = getattr(first, 'value', None)
        own = isinstance(key, str) and key not in _FILLED | collecting.MEANT
        return own or key in ('variables', 'trainable_variables')

    def _is_complete(self, before: ast.stmt) -> bool:
        """Tells whether all variables are made, and all collections filled, before a statement."""
        index = self._index(before)
        puts = [use for use in self.run.collection_uses if use.value is not None]
        made = [self._index(use.trail[0][1] if use.trail else use.site) for use in puts]
        made += [getattr(v.statement, 'index', None) for v in self.run.program.variables]
        made += [n.statement.index for o in self.run.program.optimizers for n in o.trains]
        return index is not None and all(at is not None and at < index for at in made)

    def _index(self, node: ast.AST | None) -> int | None:
        """Returns the number of the last statement of a region around a node."""
        indices = {id(s.node): s.index for s in self.run.statements}
        while node is not None and id(node) not in indices:
            node = self.parents.get(id(node))
        return indices.get(id(node))

    def _is_constant(self, name: str, before: ast.stmt) -> bool:
        """Tells whether a name of the module means one thing from a statement on."""
        bound = [
            n
            for n in self._all()
            if (isinstance(n, ast.Name) and n.id == name and not isinstance(n.ctx, ast.Load))
            or (isinstance(n, (*_FUNCTIONS, ast.ClassDef, ast.alias)) and _name(n) == name)
            or (isinstance(n, _OUTER) and name in n.names)
            or (isinstance(n, ast.arg) and n.arg == name)
        ]
        outer = self.parents[id(self._statement(bound[0]))] if len(bound) == 1 else None
        held = self.run.root_frame.names.get(name)
        return (
            isinstance(outer, ast.Module)
            and bound[0].lineno < before.lineno
            and held is not None
            and isinstance(held.value, (values.VariableValue, values.Tensor, values.Sequence))
            and not any(changed is held.value for changed, _, _ in self.run.mutations)
        )

    def _is_bound_outside(self, name: str, function: ast.FunctionDef) -> bool:
        inside = set(map(id, trees.walk(function)))
        return any(
            isinstance(n, ast.Name)
            and n.id == name
            and id(n) not in inside
            and (not isinstance(n.ctx, ast.Load) or self._scope(n) is self.source.tree)
            for n in self._all()
        )

    # The source.

    def _all(self):
        return trees.walk(self.source.tree)

    def _names(self, node: ast.expr) -> list[ast.Name]:
        return [n for n in _all_names(node) if isinstance(n.ctx, ast.Load)]

    def _is_tensorflow(self, node: ast.expr) -> bool:
        return isinstance(self.run.resolve(node, self.run.root_frame), values.Symbol)

    def _statement(self, node: ast.AST) -> ast.stmt:
        while not isinstance(node, ast.stmt):
            node = self.parents[id(node)]
        return node

    def _scope(self, node: ast.AST) -> ast.AST:
        """Returns the function around a node, or the module."""
        node = self.parents[id(node)]
        while not isinstance(node, (*_FUNCTIONS, ast.Lambda, ast.Module)):
            node = self.parents[id(node)]
        return node

    def _before(self, statement: ast.stmt) -> ast.stmt | None:
        """Returns the statement before one in its suite."""
        around = self.parents[id(statement)]
        for field in _SUITES:
            suite = getattr(around, field, None)
            if isinstance(suite, list) and statement in suite:
                index = suite.index(statement)
                return suite[index - 1] if index else None
        return None

    def _has_comment(self, statement: ast.stmt) -> bool:
        lines = range(statement.lineno, statement.end_lineno + 1)
        return any(comment.line in lines for comment in self.source.comments)

    def _lines(self, statement: ast.stmt) -> str:
        start, end = map(self.source.line_start, (statement.lineno, statement.end_lineno + 1))
        return self.source.text[start:end]


def _first_line(node: ast.stmt) -> int:
    return min([node.lineno, *(d.lineno for d in getattr(node, 'decorator_list', ()))])


def _name(node: ast.AST) -> str:
    return (getattr(node, 'asname', None) or node.name).split('.')[0]


def _all_names(node: ast.AST) -> list[ast.Name]:
    return [n for n in trees.walk(node) if isinstance(n, ast.Name)]
