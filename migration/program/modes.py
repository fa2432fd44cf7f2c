"""Flags that say whether a run trains, and that every run feeds as a plain True or False.

A layer of Keras asks Python, not the graph, whether it trains. So such a placeholder is no argument
of the functions: each of them is made for one of the two, and says so.
"""

import ast
from typing import Any

from migration.program import model, parts, state, values


class Modes:
    """The part of the structure that knows flags.

    Attributes:
      modes: the placeholders that are no arguments, by the ids of their nodes.
    """

    def _find_modes(self) -> None:
        self.modes: dict[int, model.Node] = {}
        for node in self.program.inputs:
            if not node.detail.get('flag'):
                continue
            needing = [s for s in self.program.steps if node.id in {n.id for n in s.inputs()}]
            if needing and all(self._mode_in(step, node) is not None for step in needing):
                self.modes[node.id] = node

    def _mode_in(self, step: model.Step, node: model.Node) -> bool | None:
        """Returns what a run feeds for a flag; None where the source does not tell."""
        given = [place for fed, place in step.feeds if fed is node]
        return literal_flag(given[-1] if given else node.detail['default'])

    def mode_key(self, step: model.Step) -> tuple:
        """Returns the flags of a run, which tell its function from others."""
        return tuple((n.id, self._mode_in(step, n)) for n in step.inputs() if n.id in self.modes)

    def flags_of(self, function: parts.StepFunction) -> dict[state.Binding, bool]:
        """Returns the flags that the statements of a function read, with their values."""
        step = function.steps[0]
        read = [b for block in function.blocks for b in block.parameters]
        read += [b for e in function.elements for b in self.bindings_in(e.node)]
        read += [
            b
            for block in function.blocks
            if block not in self.helpers
            for s in block.statements
            for b in self.needs(s)
        ]
        return {
            b: self._mode_in(step, b.value.node)
            for b in dict.fromkeys(read)
            if self.is_input(b) and b.value.node.id in self.modes
        }

    def is_argument(self, binding: state.Binding) -> bool:
        """Tells whether a placeholder is an argument of functions."""
        return binding.value.node.id not in self.modes


def constant_flag(value: Any) -> bool | None:
    """Returns a flag that Python knows when the graph is built; None for others."""
    if isinstance(value, values.Constant) and value.value in (True, False):
        return bool(value.value)
    return None


def literal_flag(node: ast.expr | None) -> bool | None:
    """Returns the truth that the source spells out; None where it is computed."""
    known = node.value if isinstance(node, ast.Constant) else None
    return bool(known) if type(known) in (bool, int, float) and known in (0, 1) else None
