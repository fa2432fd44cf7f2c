"""Uses what is found by its name in the graph itself.

## Why

TF 1 programs fetch `'loss:0'`, run `'train'` and call `graph.get_tensor_by_name`. In TF 2 there is
no graph to look into; the converted program names the Python value.

## Needs

That one call asks for the name, that its result has this very name under TF 1.15, and that a name
of the program is bound to it. A name that other operations may have taken before is not known.

## Refuses

Names that the graph makes up, counts up (`y_1`) or gives to a scope around several operations.

## References

`Graph.unique_name` in tensorflow/python/framework/ops.py (TF 1.15).
"""

from collections.abc import Iterator

from migration.program import unit as units
from migration.program import values
from migration.syntax.rewrite import Rewrite

NAME = 'graph_name'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each expression that finds something by its name."""
    dropped = {
        id(s.node.value)
        for s in unit.run.statements
        if s.index in unit.structure.dropped and unit.structure.is_found_by_name(s)
    }
    for node, value in unit.run.named.values():
        if id(node) in dropped:
            continue
        if isinstance(value, values.VariableValue):
            text = unit.reference(value.variable, node)
        elif id(node) in unit.structure.named:
            text = unit.structure.home(unit.structure.named[id(node)]).name
        else:
            continue
        yield Rewrite(node, lambda r, text=text: text, NAME)
