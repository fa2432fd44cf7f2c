"""Which parts of a layer's call belong to the layer's object, and which to its call."""

import ast
import functools

from migration.program import layer_kinds, metrics, model
from migration.syntax import trees

# Arguments that stay in the call where there is no object.
_OF_PLAIN_CALLS = ('rate', 'keep_prob', 'seed', 'pool_size', 'strides', 'padding', 'data_format')
# Layers of which the cells hold the variables.
OF_CELLS = frozenset({'nn.dynamic_rnn'})


def labels_in(places: dict) -> dict:
    """Returns the expressions by which variables are named and found, of those of parameters."""
    held = {name: places.get(name) for name in ('name', 'scope', 'reuse', '_reuse')}
    return {name: place for name, place in held.items() if isinstance(place, ast.expr)}


def object_arguments(use: model.LayerUse, node: ast.Call) -> list[ast.expr]:
    """Returns the arguments of a layer's call that go to the object, not to its call."""
    kept = kept_arguments(use)
    leaving = [*node.args, *(k.value for k in node.keywords)]
    return [part for part in leaving if not any(part is k for k in kept)]


def settings(use: model.LayerUse, node: ast.Call) -> list[ast.expr]:
    """Returns the expressions that a layer's object is made from, wherever they stand."""
    layer = use.layer
    if not layer.symbol.startswith('contrib.'):
        return object_arguments(use, node)
    found = [  # Scopes and dictionaries may hold them.
        place
        for part in layer.parts or [layer]
        for name, place in part.places.items()
        if not name.endswith('_regularizer')
    ]
    found += layer.activation[1:] if layer.activation is not None else ()
    kept = kept_arguments(use)
    found = [place for place in found if not any(place is k for k in kept)]
    return [place for place in found if isinstance(place, ast.expr)]


def kept_arguments(use: model.LayerUse) -> list[ast.expr]:
    """Returns the expressions that the call of a layer's object reads."""
    kept = [use.inputs, use.training_place, *use.kept]
    if not use.layer.variables:
        kept += [use.layer.places.get(name) for name in _OF_PLAIN_CALLS]
    return [part for part in kept if isinstance(part, ast.expr)]


def suffixes(run) -> dict[model.Variable, str]:
    """Returns where the Keras layer or cell of each variable holds it, such as `.kernel`."""
    found = {
        variable: f'.{path}'
        for layer in run.program.layers
        for path, variable in layer.variables.items()
        if layer.symbol not in OF_CELLS
    }
    for cell in run.cells:
        for path, variable in (cell.variables or {}).items():
            if variable.site is cell.site:
                found[variable] = f'.{path}'
    return found


def by_site(run) -> dict[int, list]:
    """Returns the layers and cells that expressions make, by the ids of these."""
    found: dict[int, list] = {}
    for layer in run.program.layers:
        if layer.variables and layer.symbol not in OF_CELLS:
            found.setdefault(id(layer.site), []).append(layer)
    for cell in run.cells:
        if any(v.site is cell.site for v in (cell.variables or {}).values()):
            found.setdefault(id(cell.site), []).append(cell)
    return found


def shape_text(made) -> str:
    """Returns the shape that a layer or cell can be built with; '' where a size is not known."""
    shape, held = made.input_shape, (made.variables or {}).values()
    if not shape or any('?' in v.shape or not v.shape for v in held):
        return ''
    sizes = ', '.join(map(str, (None, *shape[1:])))
    return f'({sizes})' if len(shape) > 1 else '(None,)'


def is_late(made) -> bool:
    """Tells whether the first call of a layer or cell makes its variables."""
    return not metrics.is_metric(made) and not shape_text(made)


def shape_of_all(made: list) -> str:
    """Returns the shape that all of some layers can be built with."""
    texts = {shape_text(one) for one in made}
    return texts.pop() if len(texts) == 1 else ''


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
        if use is None or not (use.layer.core in layer_kinds.KINDS or metrics.is_metric(use.layer)):
            return set()
        leaving = object_arguments(use, node)
        return {id(inner) for part in leaving for inner in trees.walk(part)}
