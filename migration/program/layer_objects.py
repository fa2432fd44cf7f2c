"""The objects that layers become: their names, where they are made, and what leads to their
variables.

A layer that a region makes is an object beside the variables of the region, made where the layer
stood. Its call moves into the functions.
"""

import ast
import re

from migration.program import cells, model, owners, static_shapes, values


class LayerObjects:
    """The part of the structure that knows layers.

    Attributes:
      layer_names: how each layer's owner calls it.
      layered: the variables of these layers.
      cell_names: the names of cells that are made before the functions that call them.
    """

    def _name_layers(self) -> None:
        self.layer_names: dict[model.Layer, str] = {}
        self.layered: set[model.Variable] = set()
        self.cell_names: dict[values.Cell, str] = {}
        for cell in self.run.cells:
            self.layered.update((cell.variables or {}).values())
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
            if self.is_made_in_step(layer):
                continue
            owner = self.owner_of(layer.statement)
            self.layer_names[layer] = self.fresh(self._wish(layer, owner), owner)

    def is_made_in_step(self, layer: model.Layer) -> bool:
        """Tells whether a layer calls a cell that depends on what a run feeds."""
        cell = layer.given.get('cell')
        return isinstance(cell, values.Cell) and values.is_deferred(cell)

    def _name_cells(self) -> None:
        """Names the cells that stand inside of statements which move into functions."""
        for cell in self.run.cells:
            index = getattr(cell.statement, 'index', None)
            if index not in self.moved or not cell.variables:
                continue
            if cell.calls:
                self.obstacle(
                    'layer_in_function',
                    cell.site,
                    'a function that is called while the graph is built makes a cell',
                    'make the cell where the graph is built, and pass it to the function',
                )
            elif cell.kind in cells.KINDS:
                owner = self.owner_of(cell.statement)
                self.cell_names[cell] = self.fresh(cells.KINDS[cell.kind].scope, owner)

    def cells_made_by(self, statement) -> list[values.Cell]:
        """Returns the cells that are made where a statement stood."""
        return [cell for cell in self.cell_names if cell.statement is statement]

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

    def _never_trains(self, step: model.Step, training) -> bool:
        node = training.node if isinstance(training, values.Tensor) else None
        return node is not None and node.kind == 'input' and self._mode_in(step, node) is False

    def known_shape(self, layer: model.Layer) -> str:
        """Returns the shape that a layer can be built with; '' where its sizes are not known."""
        return self._shape_text(layer.input_shape, layer.variables.values())

    def known_shape_of_cell(self, cell: values.Cell) -> str:
        """Returns the shape that a cell can be built with; '' where its sizes are not known."""
        return self._shape_text(cell.input_shape, (cell.variables or {}).values())

    def _shape_text(self, shape: static_shapes.Shape, variables) -> str:
        if shape is None or any('?' in v.shape or not v.shape for v in variables):
            return ''
        sizes = ', '.join(map(str, (None, *shape[1:])))
        return f'({sizes})' if len(shape) > 1 else '(None,)'
