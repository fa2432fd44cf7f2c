"""Variables that a function returns beside what it computes.

`layer, weights = conv_layer(x)` computes the layer at each step, but the weights are those of an
object, which exists before.
"""

import ast

from migration.program import model, state, values


class ReturnedVariables:
    """The part of the structure that knows what names such variables get."""

    def is_held(self, binding: state.Binding) -> bool:
        """Tells whether a name stands for variables that objects hold, and for nothing else."""
        held = values.variables_in(binding.value)
        if not _is_assigned(binding) or self._is_of_turn(binding):
            return False
        if not held or any(not self._has_place(v) for v in held):
            return False
        if isinstance(binding.value, values.VariableValue):
            return True
        return _is_plain(binding.value) and self.nests.late.isdisjoint(held)

    def _is_of_turn(self, binding: state.Binding) -> bool:
        """Tells whether each turn of a loop in a function binds a name to a variable of its own."""
        bench = self.bench_of(binding.statement)
        return bench is not None and any(
            site.listed and binding.name in site.targets for site in bench.sites.values()
        )

    def _has_place(self, variable: model.Variable) -> bool:
        _, path = self.nests.paths.get(variable, (None, '?'))
        return '?' not in path

    def is_read(self, binding: state.Binding) -> bool:
        """Tells whether something reads what a name stands for."""
        return binding in self.readers

    def held_by(self, statement: state.Statement) -> list:
        """Returns the names that a moved statement binds to what objects hold from the start."""
        return [
            b
            for b in statement.binds
            if self.is_held(b)
            and self.nests.late.isdisjoint(values.variables_in(b.value))
            and self.is_read(b)
        ]


def _is_assigned(binding: state.Binding) -> bool:
    """Tells whether a statement does nothing with a name but to assign to it."""
    node = getattr(binding.statement, 'node', None)
    if not isinstance(node, ast.Assign):
        return False
    targets = [e for t in node.targets for e in getattr(t, 'elts', [t])]
    return any(binding.target is target for target in targets)


def _is_plain(value: values.Value) -> bool:
    """Tells whether a value can be written as a display of variables."""
    if isinstance(value, values.VariableValue):
        return True
    if isinstance(value, values.Sequence):
        return not value.open and all(map(_is_plain, value.items))
    if isinstance(value, values.Mapping):
        keys = all(isinstance(k, values.Constant) for k, _, _ in value.entries)
        return keys and not value.open and all(_is_plain(v) for _, v in value.current())
    return False
