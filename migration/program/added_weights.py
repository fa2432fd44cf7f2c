"""Variables that objects of Keras add as weights of their own.

A function that makes layers becomes a layer itself. What it makes by `tf.get_variable` is then a
weight of that layer, as Keras lists and saves it. Such a weight is no `tf.Variable` in TF 2.21:
NumPy computes with it on its own where an array stands before it, and no gradient comes of that.
No list of such weights becomes a tensor. So only variables that are used with tensors, one by one,
become weights. Others stay what they are, and lists of variables name each of them, as layers of
TF 2.21 know nothing of them.
"""

import ast
import functools

from migration.program import model, nests, values
from migration.syntax import trees


class AddedWeights:
    """The part of the structure that knows such variables."""

    @functools.cached_property
    def added_weights(self) -> set[model.Variable]:
        """The variables that become weights of the layers in whose functions they are made."""
        changed = {v for n in self.program.nodes if n.kind == 'effect' for v in n.writes}
        restored = any(kind == 'restore' for kind, *_ in self.program.events)
        sites = {
            id(site.call): (nest, site)
            for nest in self.nests.by_function.values()
            for site in nest.sites.values()
            if nest.keras and not nest.ambient and not restored  # Files of TF 1 know their names.
        }
        found = set()
        for variable in self.program.variables:
            nest, site = sites.get(id(variable.site), (None, None))
            if nest is None or site.layers or variable in changed:
                continue
            if (
                not variable.gathered
                and _is_weight(variable, self.run)
                and self._stays_inside(variable, nest, site)
                and self._meets_tensors(variable)
            ):
                found.add(variable)
        # One expression is written in one way, whichever variables it makes.
        others = {id(v.site) for v in self.program.variables if v not in found}
        return {v for v in found if id(v.site) not in others}

    def _stays_inside(self, variable: model.Variable, nest: nests.Nest, site: nests.Site) -> bool:
        """Tells whether only the function itself reads a variable, and asks nothing of it."""
        results = self.run.results.get(id(nest.function), ())
        given = [v for calls in self.run.calls.values() for c in calls for v in c.bound.values()]
        if any(variable in values.variables_in(value) for value in [*results, *given]):
            return False
        names = set(site.targets)
        return not any(
            isinstance(node, ast.Attribute)
            and (node.value is site.call or getattr(node.value, 'id', None) in names)
            for node in trees.walk(nest.function)
        )

    def _meets_tensors(self, variable: model.Variable) -> bool:
        """Tells whether all that computes with a variable is TensorFlow, or has a tensor first."""
        readers = [n for n in self.program.nodes if variable in n.reads and n.kind != 'minimize']
        return not any(_packs(n, variable) for n in readers) and all(
            self._is_of_tensorflow(n) or _is_after_tensor(n, self.run) for n in readers
        )

    def _is_of_tensorflow(self, node: model.Node) -> bool:
        return _is_tensor(values.Tensor(node), self.run, deep=False)


def is_added(unit, variable: model.Variable) -> bool:
    """Tells whether a variable becomes a weight of a layer; the program may need its exact name."""
    return variable in unit.structure.added_weights and variable not in unit.exact_names


def lists_all(unit, root: nests.Root) -> bool:
    """Tells whether an object lists all variables that it holds as those that it trains."""
    if not root.nest.keras:
        return True
    of_cells = {v for cell in unit.run.cells for v in (cell.variables or {}).values()}
    return all(v.layer or v in of_cells or is_added(unit, v) for v in root.variables)


def _packs(node: model.Node, variable: model.Variable) -> bool:
    """Tells whether an operation makes one tensor of several, which it does not of weights."""
    held = [*node.call[0], *node.call[1].values()]
    return any(isinstance(v, values.Sequence) and variable in values.variables_in(v) for v in held)


def _is_after_tensor(node: model.Node, run) -> bool:
    """Tells whether an operator has a tensor on its left, or the variable itself."""
    held = node.call[0]
    if not isinstance(node.site, (ast.BinOp, ast.AugAssign, ast.Compare)) or len(held) != 2:
        return False
    return isinstance(held[0], values.VariableValue) or _is_tensor(held[0], run)


def _is_tensor(value: values.Value, run, deep: bool = True) -> bool:
    """Tells whether a value is a tensor also where functions run eagerly, and no array."""
    if not isinstance(value, values.Tensor) or value.node.kind == 'input':
        return False
    node = value.node
    if isinstance(node.site, ast.Call):
        return id(node.site.func) in run.uses or 'layer' in node.detail
    return deep and any(_is_tensor(held, run) for held in node.call[0])


def _is_weight(variable: model.Variable, run) -> bool:
    """Tells whether Keras makes a variable as `tf.get_variable` does."""
    call = variable.site
    if run.uses.get(id(call.func), (None, ''))[1] != 'get_variable':
        return False
    given = dict(zip(('name', 'shape', 'dtype', 'initializer'), call.args, strict=False))
    given.update({k.arg: k.value for k in call.keywords})
    name = given.get('name')
    start = variable.initializer
    drawn = start is None or values.is_none(start)
    return (
        len(call.args) <= 4
        and variable.dtype == 'float32'
        and isinstance(name, ast.Constant)
        and '/' not in str(name.value)
        and isinstance(given.get('shape'), (ast.List, ast.Tuple))
        and (drawn or isinstance(start, (values.Initializer, values.Symbol)))
    )
