"""Static shapes of computed tensors that are asked for at the level of the session.

The tensor is made in a function, but Python wants to know its size before, to make a variable, say.
Where the source shows the size, the answer can be written down.
"""

import ast
import dataclasses
import math
from typing import Any

from migration.program import model, state, static_shapes, values
from migration.syntax import trees


@dataclasses.dataclass(eq=False)
class Known:
    """An expression that asks a tensor for its shape.

    Attributes:
      node: the expression.
      sizes: the shape, None for a size that TF 1 does not know either.
      statement: in which it stands.
      changing: whether it gives different answers at different times.
    """

    node: ast.expr
    sizes: tuple
    statement: state.Statement | None
    changing: bool = False


class KnownShapes:
    """The part of the interpreter that answers such questions."""

    def known_shape(self, node, tensor) -> values.Value | None:
        """Returns the static shape of a tensor, where all of it is known that TF 1 knows."""
        if self.in_function or not isinstance(tensor, values.Tensor) or not tensor.node.deferred:
            return None
        if tensor.node.kind in ('input', 'static'):
            return None
        sizes = static_shapes.shape_of(tensor)
        if not sizes or None in sizes[1:] or (sizes[0] is None and not _is_batch(tensor.node)):
            return None
        asked = self.shapes_known.setdefault(id(node), Known(node, sizes, self.current))
        asked.changing = asked.changing or asked.sizes != sizes
        return self.shape_with(list(sizes))

    def sizes_of(self, form, name) -> values.Value | None:
        """Returns what a method of a shape gives that is known."""
        if form is None or not form.known:
            return None
        if name == 'as_list':
            return self.own(values.Sequence([values.Constant(size) for size in form.sizes]))
        if name == 'num_elements':
            known = None not in form.sizes
            return values.Constant(math.prod(form.sizes) if known else None)
        return None


class ShapesAsked:
    """The part of the structure that decides where these answers are written."""

    def _find_known_shapes(self) -> None:
        """Finds the questions that stay where they are, while the tensor goes into a function."""
        self.answered: dict[int, Any] = {}
        for asked in self.run.shapes_known.values():
            statement = asked.statement
            if statement is None or statement.index in {**self.moved, **self.dropped}:
                continue
            if asked.changing:
                self.obstacle(
                    'changing_shape',
                    asked.node,
                    'the static shape that is asked for here differs from time to time',
                    'ask for it in a place of its own',
                )
            place, answer = self._whole_question(asked)
            self.answered[id(place)] = (place, answer)
            self.run.leaving.add(id(place))

    def _whole_question(self, asked: Known) -> tuple:
        """Returns the largest expression around a question of which the answer is known too."""
        node, answer = asked.node, asked.sizes
        while True:
            around = self.parents.get(id(node))
            found = _answer(node, answer, around, self.parents.get(id(around)))
            if found is None:
                return node, answer
            node, answer = found


def _answer(node, answer, around, further) -> tuple | None:
    """Returns the next larger expression with what it gives."""
    method = around.attr if isinstance(around, ast.Attribute) else ''
    plainly = getattr(further, 'func', None) is around and not (further.args or further.keywords)
    if plainly and method == 'as_list' and isinstance(answer, tuple):
        return further, list(answer)
    if plainly and method == 'num_elements' and isinstance(answer, tuple) and None not in answer:
        return further, math.prod(answer)
    if isinstance(around, ast.Attribute) and around.attr == 'value' and type(answer) is int:
        return around, answer
    if isinstance(around, ast.Subscript) and around.value is node:
        try:
            part = answer[trees.index(around.slice)]
        except (ValueError, TypeError, LookupError):
            return None
        if type(part) is int:
            return around, part
        multiplied = getattr(further, 'args', None) == [around] and not further.keywords
        if multiplied and getattr(further.func, 'attr', '') == 'prod' and None not in part:
            return further, math.prod(part)
        return None
    if isinstance(around, ast.Call) and around.args == [node] and type(answer) is int:
        return (around, answer) if getattr(around.func, 'id', '') == 'int' else None
    return None


def _is_batch(node: model.Node) -> bool:
    """Tells whether what a node is computed from has a first axis of unknown size, a batch."""
    texts = [part.detail['type'][0] for part in node.slice() if part.kind == 'input']
    return bool(texts) and all(text.startswith(('[None', '[-1')) for text in texts)
