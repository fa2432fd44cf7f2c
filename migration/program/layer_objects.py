"""The objects that layers become: their names, where they are made, and what leads to their
variables.

A layer that a region makes is an object beside the variables of the region, made where the layer
stood. Its call moves into the functions.
"""

import ast
import functools
import itertools
import re
from typing import Any

from migration.program import layer_parts, metrics, model, owners, values


class LayerObjects:
    """The part of the structure that knows layers.

    Attributes:
      layer_names: how each layer's owner calls it.
      layered: the variables of these layers.
      layer_sites: the expressions that make layers in functions which become classes, by their
        ids: the class and how its objects hold the layer.
    """

    def _name_layers(self) -> None:
        self.layer_sites: dict[int, tuple] = {
            key: (nest, site)
            for nest in self.nests.by_function.values()
            for key, site in nest.sites.items()
            if site.layers
        }
        self.layer_names: dict[model.Layer, str] = {}
        self.layered: set[model.Variable] = set()
        self.cell_names: dict[values.Cell, str] = {}
        for cell in self.run.cells:
            self.layered.update((cell.variables or {}).values())
        for layer in self.program.layers:
            if not layer.variables:
                continue
            if id(layer.site) in self.layer_sites:
                continue
            if self._is_called_as_function(layer):
                self.layered.update(layer.variables.values())
                continue
            if not self._is_made_in_region(layer):
                self.obstacle(
                    'layer_in_function',
                    layer.site,
                    'a function that is called while the graph is built makes layers',
                    'make the layers where the graph is built, or in a class of their own',
                )
                continue
            self.layered.update(layer.variables.values())
            owner = self.owner_of(layer.statement)
            self.layer_names[layer] = self.fresh(self._wish(layer, owner), owner)

    @functools.cached_property
    def of_metrics(self) -> dict[model.Variable, model.Layer]:
        """The metrics that regions make, by their variables."""
        held = [layer for layer in self.layer_names if metrics.is_metric(layer)]
        return {v: layer for layer in held for v in layer.variables.values()}

    def _is_called_as_function(self, layer: model.Layer) -> bool:
        """Tells whether no layer is made once to call a cell, which has the variables.

        So it is where the cell depends on what a run feeds, where functions call it, and where
        what it gives is not taken apart at once.
        """
        if layer.symbol not in layer_parts.OF_CELLS:
            return False
        deferred = values.is_deferred(layer.given['cell'])
        return deferred or not (self._is_made_in_region(layer) and self.rnn_target(layer.site))

    def _is_made_in_region(self, layer: model.Layer) -> bool:
        """Tells whether a layer is made by a statement of a region that is executed once."""
        simple = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Return, ast.Expr)
        statement = layer.statement
        return (
            statement is not None
            and not layer.calls
            and '*' not in layer.path
            and layer.path == self.path_of(statement)
            and isinstance(statement.node, simple)
        )

    def _wish(self, layer: model.Layer, owner: owners.Owner) -> str:
        """Returns the name that a layer should have: TF 1's own, or what it computes."""
        wish = re.sub(r'\W', '_', layer.requested or layer.name.rsplit('/', 1)[-1])
        if not wish.isidentifier():
            wish = f'layer_{wish}'
        kind = 'metric' if metrics.is_metric(layer) else 'layer'
        return f'{wish}_{kind}' if wish in self.names_taken(owner) else wish

    def made_by(self, statement) -> list[tuple]:
        """Returns the cells and layers that are made where a statement stood, with their names."""
        held = [*self.cell_names.items(), *self.layer_names.items()]
        return [(thing, name) for thing, name in held if thing.statement is statement]

    @functools.cached_property
    def late_variables(self) -> dict[model.Variable, Any]:
        """The variables that first calls make, with the objects, layers or cells that are called.

        Layers are late where the source does not tell their sizes.
        """
        paths = self.nests.paths
        found = {v: paths[v][0] for v in self.nests.late if v in paths}
        called = [cell for _, _, cell in self.called_cells]
        for thing in [*self.layer_names, *self.cell_names, *called]:
            if layer_parts.is_late(thing):
                found.update((v, thing) for v in (thing.variables or {}).values())
        return found

    def layer_reference(self, layer: model.Layer, owner: owners.Owner) -> str:
        """Returns the expression that reads a layer inside of an owner."""
        made_by = self.owner_of(layer.statement)
        return self.prefix_of(made_by, owner, layer.site) + self.layer_names[layer]

    def moves_statistics(self, layer: model.Layer) -> bool:
        """Tells whether the runs that train with a layer also move its averages.

        TF 1 does so only where a run is asked to: the operations stand in a collection.
        """
        self._warn_of_order(layer)
        moving, still = [], []
        same = [one for one in self.program.layers if one.site is layer.site]
        uses = [use for one in same for use in one.uses]
        for step in self.program.steps:
            reached = {n.id for n in step.slice()}
            for use in uses:
                if use.statistics is None or use.node.id not in reached:
                    continue
                if self._never_trains(step, use.training):
                    continue
                moves = use.at_once or use.statistics.id in reached
                (moving if moves else still).append(step)
        if moving and still:
            self.obstacle(
                'statistics_in_some_runs',
                still[0].site,
                f'this run computes with {layer.name} as in training and does not move its '
                'averages, and another run does',
                'run the operations of tf.GraphKeys.UPDATE_OPS in both, or feed a flag that is '
                'False here',
            )
        return bool(moving)

    def _warn_of_order(self, layer: model.Layer) -> None:
        """Warns where one run moves averages twice, which TF 1 does in any order."""
        held = [u.statistics for u in layer.uses if u.statistics is not None]
        for step in self.program.steps:
            reached = {n.id for n in step.slice()}
            moves = [node for node in held if node.id in reached]
            if any(a not in b.slice() for a, b in itertools.pairwise(moves)):
                self.run.warn(
                    'unordered_updates',
                    step.site,
                    f'this run moves the averages of {layer.name} by several calls; TF 1 does so '
                    'in any order or at the same time, so that its numbers differ from run to run',
                    'let one call of the layer move them',
                )
                return

    def moving_needs(self, value: values.Value) -> list:
        """Returns the names of what is computed by the calls that move averages.

        In TF 1 an operation moves them; here it is the call of the layer itself, so that a step
        which runs the operation has to make the call.
        """
        found = []
        for node in values.nodes_in(value):
            statement = node.inputs[0].statement if node.kind == 'statistics' else None
            if statement is not None:
                found += [b for b in statement.binds if values.is_deferred(b.value)][:1]
        return found

    def _never_trains(self, step: model.Step, training) -> bool:
        node = training.node if isinstance(training, values.Tensor) else None
        return node is not None and node.kind == 'input' and self._mode_in(step, node) is False
