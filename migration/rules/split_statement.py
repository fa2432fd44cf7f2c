"""Splits statements that make variables and compute with them at the level of the session.

## Why

`for size in sizes:` of a TF 1 program makes a variable in each turn and computes with it. In TF 2
variables are made once, and a function computes at each step. So the loop becomes two: one that
fills a list with variables, where it stood, and one in the function that reads them.

## Needs

That Python values alone decide what is made, and how often a loop turns.

## Refuses

Loops whose variables are found by their names again elsewhere, that run the graph, or that make
variables from what they compute and tell their turns apart by no name.

## References

Python's execution model: free variables are looked up when a function runs.
"""

import ast
from collections.abc import Iterator

from migration.program import nests
from migration.program import unit as units
from migration.syntax import layout, trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'split_statement'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of what the functions read instead of making it."""
    for bench in unit.structure.nests.benches.values():
        if not unit.owns(bench.function) or bench.statement.index not in unit.structure.moved:
            continue
        for node in trees.walk(bench.function):
            if id(node) in bench.split.gone:
                if not unit.source.stands_alone(node):
                    unit.obstacle(
                        'shared_line',
                        node,
                        'a statement that moves shares its line with another',
                        'put each on its own line',
                    )
                yield _left_out(bench, unit, node)
            child, _ = bench.calls.get(id(node), (None, None))
            if child is not None:
                yield Rewrite(
                    node, lambda r, b=bench, h=child, c=node: _call(b, h, c, r), NAME, True
                )
        for site in bench.sites.values():
            if id(site.statement) in bench.split.gone:
                continue
            yield Rewrite(site.call, lambda r, b=bench, s=site: _read(b, s), NAME, True)
            if not site.early:
                yield Rewrite(
                    site.statement,
                    lambda r, u=unit, b=bench, s=site: _guarded(u, b, s, r),
                    NAME,
                    True,
                )


def _left_out(bench: nests.Bench, unit: units.Unit, node: ast.stmt) -> Rewrite:
    """Returns the rewrite of a statement that only the first part needs."""
    around = unit.parent(node)
    suites = [getattr(around, field, ()) for field in ('body', 'orelse')]
    suite = next((s for s in suites if node in s), ())
    if around is not bench.function and id(around) in bench.split.gone:
        return Rewrite(node, None, NAME)
    if suite and all(id(s) in bench.split.gone for s in suite) and node is suite[-1]:
        return Rewrite(node, lambda r: 'pass', NAME, True)
    return Rewrite(node, None, NAME)


def _element(bench: nests.Bench, thing, name: str) -> str:
    if not thing.listed:
        return f'{bench.name}{name}'
    if thing.index:
        return f'{bench.name}{name}[{thing.index}]'
    return f'next({bench.iterator(name)})'


def _read(bench: nests.Bench, site: nests.Site) -> str:
    return ', '.join(_element(bench, site, name) for name in site.attributes)


def _call(bench: nests.Bench, child: nests.Child, call: ast.Call, renderer: Renderer) -> str:
    text = _element(bench, child, child.attribute)
    return f'{text}({child.callee.kept(call, renderer.text)})'


def _guarded(unit: units.Unit, bench: nests.Bench, site: nests.Site, renderer: Renderer) -> str:
    """Returns a statement whose variable the first call makes."""
    step = layout.indentation(unit.source.tree, unit.source.lines)
    held = f'{bench.name}{site.attribute}'
    text = f'{held}.append({renderer.uncovered(site.call)})'
    text = layout.reindent(' ' * site.statement.col_offset + text, step * 2)
    lines = [
        f'if {site.index} == len({held}):',
        f'{step}with {unit.tensorflow}.init_scope():',
        *text.split('\n'),
        *renderer.uncovered(site.statement).split('\n'),
    ]
    indent = ' ' * site.statement.col_offset
    return f'\n{indent}'.join(lines)
