"""Which parts of a layer's call belong to the layer's object, and which to its call."""

import ast
import functools

from migration.program import layer_kinds, model
from migration.syntax import trees

# Arguments that stay in the call where there is no object.
_OF_PLAIN_CALLS = ('rate', 'keep_prob', 'seed', 'pool_size', 'strides', 'padding', 'data_format')


class LayerParts:
    """The part of the structure that knows what calls of layers need inside of steps."""

    @functools.cached_property
    def layer_uses(self) -> dict[int, model.LayerUse]:
        """The calls of layers, by the ids of their expressions."""
        return {id(u.site): u for layer in self.program.layers for u in layer.uses}

    def outer_needs(self, node: ast.AST) -> list:
        """Returns the bindings that a layer's call reads by expressions which stand elsewhere."""
        use = self.layer_uses.get(id(node))
        place = use.training_place if use is not None else None
        inside = isinstance(place, ast.expr) and any(place is part for part in trees.walk(node))
        return self.bindings_in(place) if isinstance(place, ast.expr) and not inside else []

    def parts_of_objects(self, node: ast.AST) -> set[int]:
        """Returns the ids of all that a layer's call hands to the object, not to the call."""
        use = self.layer_uses.get(id(node))
        if use is None or use.layer.core not in layer_kinds.KINDS:
            return set()
        kept = [use.inputs, use.training_place]
        if not use.layer.variables:
            kept += [use.layer.places.get(name) for name in _OF_PLAIN_CALLS]
        held = [*node.args, *(k.value for k in node.keywords)]
        leaving = [part for part in held if not any(part is k for k in kept)]
        return {id(inner) for part in leaving for inner in trees.walk(part)}
