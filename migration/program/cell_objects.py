"""The cells that functions call: where they are made, and how they are read."""

import ast
import functools
from collections.abc import Iterator

from migration.program import cell_kinds, owners, state, values


class CellObjects:
    """The part of the structure that knows cells of recurrent networks.

    Attributes:
      cell_names: the names of cells that are made before the functions that call them, where the
        program made them in statements which move.
    """

    def rnn_target(self, site: ast.Call) -> ast.Tuple | ast.List | None:
        """Returns the pair of targets to which a statement binds what a cell gives, or None."""
        statement = self.parents.get(id(site))
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
            return None
        (target,) = statement.targets
        pair = isinstance(target, (ast.Tuple, ast.List)) and len(target.elts) == 2
        starred = pair and any(isinstance(e, ast.Starred) for e in target.elts)
        return target if pair and not starred else None

    def cell_reference(self, cell: values.Cell, owner: owners.Owner) -> str:
        """Returns the expression that reads a cell that is made before, inside of an owner."""
        return (
            self.prefix_of(self.owner_of(cell.statement), owner, cell.site) + self.cell_names[cell]
        )

    def _name_cells(self) -> None:
        """Names the cells that stand inside of statements which move into functions."""
        for cell in self.run.cells:
            index = getattr(cell.statement, 'index', None)
            if index not in self.moved or not cell.variables:
                continue
            if all(v in self.nests.paths for v in cell.variables.values()):
                continue
            if cell.calls:
                self.obstacle(
                    'layer_in_function',
                    cell.site,
                    'a function that is called while the graph is built makes a cell',
                    'make the cell where the graph is built, and pass it to the function',
                )
            elif any(c.site is cell.site for c in self.cell_names):
                self.obstacle(
                    'recurrent_cell',
                    cell.site,
                    'a comprehension makes cells inside of a statement that computes with them',
                    'bind the list of cells to a name of its own',
                )
            elif cell.kind in cell_kinds.KINDS and not cell.inner:
                owner = self.owner_of(cell.statement)
                name = cell_kinds.KINDS[cell.kind].template
                self.cell_names[cell] = self.fresh(name, owner)

    @functools.cached_property
    def called_cells(self) -> list[tuple]:
        """The cells that functions call and statements make that stay.

        Each with the binding that leads to it and the text that stands behind its name.
        """
        found = []
        for cell in self._called():
            reached = next(self._reached(cell), None)
            if reached is not None:
                found.append((*reached, cell))
        return found

    def _called(self) -> list:
        """Returns the cells that are called by others than Keras layers, which build theirs."""
        nodes = self.program.nodes
        found = [c for n in nodes if 'recurrent' in n.detail for c in n.detail['recurrent'].cells]
        built = {v for layer in self.layer_names for v in layer.variables.values()}
        built.update(v for v in self.nests.paths)
        return [
            cell
            for cell in dict.fromkeys(found)
            if cell not in self.cell_names
            and not values.is_deferred(cell)
            and not built.issuperset((cell.variables or {}).values())
        ]

    def _reached(self, cell: values.Cell) -> Iterator[tuple[state.Binding, str]]:
        """Yields the names of regions that lead to a cell."""
        frames = {id(owner.frame) for owner in self.owners.values()}
        for held in self.run.bindings.values():
            for binding in held:
                statement = binding.statement
                if statement is None or statement.index in {**self.moved, **self.dropped}:
                    continue
                if id(binding.frame) not in frames and binding not in self.promoted:
                    continue
                if binding.value is cell:
                    yield binding, ''
                elif isinstance(binding.value, values.Sequence):
                    for place, item in enumerate(binding.value.items):
                        if item is cell:
                            yield binding, f'[{place}]'
