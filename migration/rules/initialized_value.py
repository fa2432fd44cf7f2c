"""Reads another variable's initial value as the value that it has when it is made.

## Why

`Variable.initialized_value()` is gone from TF 2, where a variable has its initial value from the
moment when it is made. A variable that starts at another one's value reads it.

## Needs

That no step ran before, which could have changed the other variable.

## Refuses

Reads of an initial value after the first step.

## References

`Variable.initialized_value` in tensorflow/python/ops/variables.py (TF 1.15).
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'initialized_value'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each call of `initialized_value`."""
    first = min((step.site.lineno for step in unit.program.steps), default=None)
    seen = set()
    for call, name in unit.run.method_uses:
        if name != 'initialized_value' or id(call) in seen:
            continue
        seen.add(id(call))
        if first is not None and call.lineno > first:
            unit.obstacle(NAME, call, 'an initial value is read after a step could have changed it')
            continue
        yield Rewrite(call, lambda r, call=call: _read(call, r), NAME)


def _read(call: ast.Call, renderer: Renderer) -> str:
    return f'{renderer.operand(call.func.value)}.read_value()'
