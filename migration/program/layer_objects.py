"""The objects that layers become: their names, where they are made, and what leads to their
variables.

A layer that a region makes is an object beside the variables of the region, made where the layer
stood. Its call moves into the functions.
"""

import ast
import re

from migration.program import model, owners, static_shapes, values


class LayerObjects:
    """The part of the structure that knows layers.

    Attributes:
      layer_names: how each layer's owner calls it.
      layered: the variables of these layers.
    """

    def _name_layers(self) -> None:
        self.layer_names: dict[model.Layer, str] = {}
        self.layered: set[model.Variable] = set()
        for layer in self.program.layers:
            if not layer.variables:
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
        return f'{wish}_layer' if wish in self.names_taken(owner) else wish

    def layers_made_by(self, statement) -> list[model.Layer]:
        """Returns the layers that are made where a statement stood."""
        return [layer for layer in self.layer_names if layer.statement is statement]

    def layer_reference(self, layer: model.Layer, owner: owners.Owner) -> str:
        """Returns the expression that reads a layer inside of an owner."""
        made_by = self.owner_of(layer.statement)
        return self.prefix_of(made_by, owner, layer.site) + self.layer_names[layer]

    def moves_statistics(self, layer: model.Layer) -> bool:
        """Tells whether the runs that train with a layer also move its averages.

        TF 1 does so only where a run is asked to: the operations stand in a collection.
        """
        moving, still = [], []
        for step in self.program.steps:
            reached = {n.id for n in step.slice()}
            for use in layer.uses:
                if use.statistics is None or use.node.id not in reached:
                    continue
                if self._never_trains(step, use.training):
                    continue
                (moving if use.statistics.id in reached else still).append(step)
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

    def _never_trains(self, step: model.Step, training) -> bool:
        node = training.node if isinstance(training, values.Tensor) else None
        return node is not None and node.kind == 'input' and self._mode_in(step, node) is False

    def known_shape(self, layer: model.Layer) -> str:
        """Returns the shape that a layer can be built with; '' where its sizes are not known."""
        shape = layer.input_shape
        if shape is None or any('?' in v.shape or not v.shape for v in layer.variables.values()):
            return ''
        return static_shapes.text((None, *shape[1:]))
