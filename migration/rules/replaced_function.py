"""Puts a small function in the place of one that TF 2 has no equal of.

## Why

Some functions of TF 1, most of them in contrib, are gone and were no more than a few lines. The
converted program gets these lines, under the same name and with the same parameters.

## Needs

A template for the function: the file in `tables/functions` that has its name.

## Refuses

Calls with parameters that the small function has not got.

## References

The functions of TF 1.15 that the templates are named for.
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.rules.tables import templates
from migration.syntax.rewrite import Rewrite

NAME = 'replaced_function'

# The functions that templates call.
_CALLEES = {
    'contrib.legacy_seq2seq.sequence_loss': 'contrib.legacy_seq2seq.sequence_loss_by_example',
}


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each use of such a function."""
    replaced = templates.functions()
    for node, path in list(unit.run.uses.values()):
        if path not in replaced or not unit.owns(node):
            continue
        template = f'functions/{path}'
        _check_call(unit, node, templates.parameters(template))
        callees = [f'functions/{_CALLEES[path]}'] if path in _CALLEES else []
        for callee in callees:
            templates.define(unit, NAME, callee, node)
        name = templates.define(unit, NAME, template, node, uses=callees)
        yield Rewrite(node, lambda r, n=name: n, NAME)


def _check_call(unit: units.Unit, node: ast.expr, parameters: list[str]) -> None:
    """Refuses a call with arguments that the small function does not take."""
    call = unit.parent(node)
    if getattr(call, 'func', None) is not node:
        unit.obstacle(
            NAME, node, 'a function that is gone is passed on', 'call it where it is named'
        )
        return
    named = [k.arg for k in call.keywords]
    if (
        len(call.args) > len(parameters)
        or any(isinstance(a, ast.Starred) for a in call.args)
        or any(name not in parameters for name in named)
    ):
        unit.obstacle(
            NAME,
            call,
            f'only {", ".join(parameters)} are converted of the parameters of {ast.unparse(node)}',
            'leave the others out, or write the function by hand',
        )
