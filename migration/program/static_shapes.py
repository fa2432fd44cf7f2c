"""Static shapes of tensors, worked out from what the source shows, when something asks for them.

A shape is a tuple with a number for each known size and None for one that is not known; None stands
for a shape of which not even the rank is known. Sources: the shape functions of TF 1.15, as
`tf.Tensor.get_shape` shows them.
"""

import ast

from migration.program import model, shape_functions, values

Shape = tuple | None

_DEPTH = 200  # Expressions nested deeper than this have no known shape.


def _words(text: str) -> frozenset:
    return frozenset(text.split())


# What gives a tensor of the shape of its first argument.
_LIKE_FIRST = _words("""
    abs acos asin atan cast ceil clip_by_norm clip_by_value cos cumsum elu erf exp expm1 floor
    identity is_finite is_inf is_nan l2_normalize leaky_relu local_response_normalization log
    log1p log_sigmoid log_softmax logical_not lrn negative ones_like reciprocal relu relu6
    reverse round rsqrt selu sigmoid sign sin softmax softplus softsign sqrt square
    stop_gradient tan tanh to_double to_float to_int32 to_int64 zeros_like batch_normalization
    bias_add dropout nn.batch_normalization reverse_sequence Print placeholder_with_default
    check_numerics UAdd USub Not activation unit_norm instance_norm
""")
_BROADCAST = _words("""
    add subtract multiply divide maximum minimum pow squared_difference equal not_equal greater
    less greater_equal less_equal logical_and logical_or truediv floordiv div mod realdiv
    floor_div Add Sub Mult Div Pow FloorDiv Mod Lt Gt LtE GtE sigmoid_cross_entropy_with_logits
""")
_REDUCTIONS = _words("""
    reduce_sum reduce_mean reduce_max reduce_min reduce_prod reduce_all reduce_any
    reduce_logsumexp
""")


def shape_of(value: values.Value, depth: int = 0) -> Shape:
    """Returns the static shape of a value, as far as the source shows it."""
    if isinstance(value, values.VariableValue):
        return parsed(value.variable.shape)
    if isinstance(value, values.Constant):
        return () if isinstance(value.value, (bool, int, float)) else None
    if isinstance(value, values.Sequence) and not value.open:
        parts = [shape_of(item, depth + 1) for item in value.items]
        known = bool(parts) and all(p is not None and p == parts[0] for p in parts)
        return (len(parts), *parts[0]) if known else None
    if not isinstance(value, values.Tensor) or depth > _DEPTH:
        return None
    detail = value.node.detail
    if 'sizes' not in detail:
        detail['sizes'] = _of_node(value.node, depth + 1)
    return detail['sizes']


def parsed(text: str) -> Shape:
    """Returns the shape that a text such as `[None, 3, ?]` tells; '' tells nothing."""
    try:
        found = ast.literal_eval(text.replace('?', 'None'))
    except (SyntaxError, ValueError):
        return None
    if not isinstance(found, (list, tuple)):
        return None
    return tuple(size if isinstance(size, int) and size >= 0 else None for size in found)


def text(shape: Shape) -> str:
    """Returns a shape as Python spells it; '' for an unknown one."""
    return '' if shape is None else f'[{", ".join(map(str, shape))}]'


def _of_node(node: model.Node, depth: int) -> Shape:
    if node.kind == 'input':
        return parsed(node.detail['type'][0])
    op = node.op.rsplit('.', 1)[-1]
    args, keywords = node.call
    if not args and not keywords:
        return None
    asked = _Call(args, keywords, depth)
    if op == 'Subscript':
        return shape_functions.subscript(asked.shape(0), node.site.slice, asked.get(1))
    if op in _LIKE_FIRST:
        return asked.shape(0, 'input', 'inputs', 'x', 'tensor', 'value', 'features', 'logits')
    if op in _BROADCAST:
        first = asked.shape(0, 'x', 'a', 'labels')
        return shape_functions.broadcast(first, asked.shape(1, 'y', 'b', 'logits'))
    if op in _REDUCTIONS:
        return shape_functions.reduced(asked)
    find = shape_functions.FUNCTIONS.get(op)
    return find(asked) if find is not None else None


class _Call:
    """The arguments of an operation."""

    def __init__(self, args, keywords, depth: int):
        self.args, self.keywords, self.depth = args, keywords, depth

    def get(self, position: int | None, *names: str) -> values.Value | None:
        """Returns an argument by its position or one of its names."""
        if position is not None and position < len(self.args):
            return self.args[position]
        return next((self.keywords[n] for n in names if n in self.keywords), None)

    def shape(self, position: int | None, *names: str) -> Shape:
        """Returns the shape of an argument."""
        found = self.get(position, *names)
        return shape_of(found, self.depth) if found is not None else None

    def constant(self, position: int | None, *names: str):
        """Returns the Python value of an argument; None where it is not known."""
        return shape_functions.plain(self.get(position, *names))

    def of(self, value: values.Value) -> Shape:
        """Returns the shape of a value."""
        return shape_of(value, self.depth)
