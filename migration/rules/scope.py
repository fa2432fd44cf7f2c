"""Takes scopes out of functions.

## Why

`with tf.variable_scope(...)` names variables, finds them again and groups operations in a graph. In
TF 2 variables are objects, so the `with` statement goes and its suite stays. The scopes of a module
itself go with its sessions; this rule is about those in functions. Where functions make summaries,
whose tags begin with the names of scopes, these stay as `tf.name_scope`. A name that the scope was
bound to and that names an operation (`name=scope`) is written as the scope's name. Statements that
only say that variables are found again leave the loops that move into functions.

## Needs

That everything in the scope was understood: what it finds or makes is written out by other rules.

## Refuses

Nothing itself.

## References

The guide to migrating to TensorFlow 2: "Variables should be tracked by name" no more.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax import layout, trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'scope'
# These are scopes of TF 2 too, as long as they have this many arguments and no keywords.
_STAY = {'name_scope': 1, 'device': 1}


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each scope in a function, and of operations named after scopes."""
    for node in trees.of_kind(unit.source.tree, ast.With):
        if id(node) not in unit.run.scope_withs:
            continue
        for item in node.items:
            label = unit.structure.tag_scopes.get(id(item.context_expr))
            if label is not None and not _stays(unit, item):
                yield Rewrite(item.context_expr, lambda r, n=label: _name_scope(unit, n, r), NAME)
        leaves = id(node) in unit.structure.looked_through or unit.structure.keeps_scopes(node)
        if not leaves and all(_stays(unit, i) for i in node.items):
            continue
        if not leaves:
            yield Rewrite(node, lambda r, node=node: _suite(unit, node, r), NAME)
        for item in node.items:
            yield from _named(unit, node, item)
    for statement in unit.structure.moved.values():
        if unit.owns(statement.node):
            for part in trees.children(statement.node):
                yield from _left(unit, part)


def _left(unit: units.Unit, node: ast.AST) -> Iterator[Rewrite]:
    """Yields rewrites that take out what vanishes inside of a statement that moves."""
    gone = unit.structure.vanished
    if id(node) in gone:
        around = unit.parent(node)
        suites = [getattr(around, name, []) for name in ('body', 'orelse', 'finalbody')]
        suite = next(held for held in suites if any(node is n for n in held))
        alone = node is suite[-1] and all(id(n) in gone for n in suite)
        yield Rewrite(node, (lambda r: 'pass') if alone else None, NAME)
        return
    for part in trees.children(node):
        if isinstance(part, (ast.stmt, ast.excepthandler)):
            yield from _left(unit, part)


def _name_scope(unit: units.Unit, label: ast.expr, renderer: Renderer) -> str:
    """Returns the scope of TF 2 that has a name which tags of summaries begin with."""
    return f'{unit.tensorflow}.name_scope({renderer.text(label)})'


def _stays(unit: units.Unit, item: ast.withitem) -> bool:
    """Tells whether an item of a `with` statement means the same in TF 2."""
    call = item.context_expr
    if not isinstance(call, ast.Call) or call.keywords:
        return False
    name = unit.run.uses.get(id(call.func), (None, ''))[1]
    return len(call.args) == _STAY.get(name, -1)


def _suite(unit: units.Unit, node: ast.With, renderer: Renderer) -> str:
    """Returns the statements of a `with`, as they stand without it."""
    source = unit.source
    updates = [renderer.expression(call) for call in unit.run.inline_updates.get(id(node), ())]
    end = source.span(node)[1]
    header = max(
        n.end_lineno for i in node.items for n in (i.context_expr, i.optional_vars) if n is not None
    )
    if node.body[0].lineno <= header and not updates:
        return renderer.between(source.span(node.body[0])[0], end, node.body)
    text = renderer.between(source.line_start(header + 1), end, node.body)
    indent = ' ' * node.col_offset
    comments = [
        source.text[c.start : c.end] for c in source.comments if node.lineno <= c.line <= header
    ]
    text = layout.reindent(text.strip('\n'), indent)
    return '\n'.join([*(indent + c for c in [*comments, *updates]), text]).lstrip()


def _named(unit: units.Unit, node: ast.With, item: ast.withitem) -> Iterator[Rewrite]:
    """Yields rewrites of `name=scope`."""
    call = item.context_expr
    if not isinstance(item.optional_vars, ast.Name) or not isinstance(call, ast.Call):
        return
    if not call.args or (isinstance(call.args[0], ast.Constant) and not call.args[0].value):
        return
    scope = item.optional_vars.id
    for inner in node.body:
        for part in trees.walk(inner):
            if isinstance(part, ast.keyword) and part.arg == 'name' and _is_name(part.value, scope):
                yield Rewrite(part, lambda r, first=call.args[0]: f'name={r.text(first)}', NAME)


def _is_name(node: ast.expr, name: str) -> bool:
    if isinstance(node, ast.Attribute) and node.attr == 'name':
        node = node.value
    return isinstance(node, ast.Name) and node.id == name
