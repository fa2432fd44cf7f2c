"""The shapes of what operations give, from the shapes of what they are given.

Each function gets the arguments of a call: an object with methods `shape`, `constant`, `get` and
`of`. Sources: the shape functions of TF 1.15 (tensorflow/core/ops, framework/common_shapes.py).
"""

import ast
import math

from migration.program import values

Shape = tuple | None


def plain(value: values.Value | None):
    """Returns a number, text, or list of numbers (None for unknown ones) that a value is."""
    if isinstance(value, values.Constant):
        return value.value
    if isinstance(value, values.Sequence) and not value.open:
        return [plain(item) for item in value.items]
    return None


def broadcast(a: Shape, b: Shape) -> Shape:
    """Returns the shape of an operation that broadcasts two shapes."""
    if a is None or b is None:
        return None
    size = max(len(a), len(b))
    pairs = zip((1,) * (size - len(a)) + a, (1,) * (size - len(b)) + b, strict=True)
    return tuple(_wider(x, y) for x, y in pairs)


def _wider(x, y):
    if x == 1:
        return y
    if y == 1:
        return x
    return x if y is None else y  # A size that is known is not 1: the other one is the same or 1.


def pooled(shape: Shape, sizes: list, strides: list, padding: str, rates: list = ()) -> Shape:
    """Returns the spatial sizes that windows leave; source: common_shapes.conv2d_shape."""
    found = []
    for size, window, stride, rate in zip(
        shape, sizes, strides, rates or [1] * len(sizes), strict=True
    ):
        if None in (size, window, stride, rate) or padding not in ('SAME', 'VALID'):
            found.append(None)
        elif padding == 'SAME':
            found.append(-(-size // stride))
        else:
            found.append(-(-(size - (window - 1) * rate) // stride))
    return tuple(found)


def reduced(asked) -> Shape:
    """Returns the shape of a sum or the like over some axes."""
    shape = asked.shape(0, 'input_tensor')
    given = asked.get(1, 'axis', 'reduction_indices')
    keep = asked.constant(2, 'keepdims', 'keep_dims')
    if given is None or values.is_none(given):
        return () if not keep else None if shape is None else (1,) * len(shape)
    axes = plain(given)
    axes = axes if isinstance(axes, list) else [axes]
    if shape is None or not all(type(a) is int for a in axes) or keep not in (None, True, False):
        return None
    axes = {a % len(shape) if shape else a for a in axes}
    if keep:
        return tuple(1 if i in axes else s for i, s in enumerate(shape))
    return tuple(s for i, s in enumerate(shape) if i not in axes)


def _matmul(asked) -> Shape:
    a, b = asked.shape(0, 'a'), asked.shape(1, 'b')
    if a is None or b is None or len(a) < 2 or len(b) < 2:
        return None
    flags = (asked.constant(2, 'transpose_a'), asked.constant(3, 'transpose_b'))
    if any(flag not in (None, True, False) for flag in flags):
        return None
    return (*a[:-2], a[-1] if flags[0] else a[-2], b[-2] if flags[1] else b[-1])


def _xw_plus_b(asked) -> Shape:
    x, b = asked.shape(0, 'x'), asked.shape(2, 'biases')
    return (x[0], b[0]) if x and b else None


def _conv2d(asked) -> Shape:
    shape, kernel = asked.shape(0, 'input'), asked.shape(1, 'filter')
    strides, padding = asked.constant(2, 'strides'), asked.constant(3, 'padding')
    layout = asked.get(None, 'data_format')
    known = isinstance(strides, list) and len(strides) == 4
    if not shape or not kernel or len(shape) != 4 or len(kernel) != 4 or layout or not known:
        return None
    sizes = pooled(shape[1:3], list(kernel[:2]), strides[1:3], str(padding))
    return (shape[0], *sizes, kernel[3])


def _pool(asked) -> Shape:
    shape = asked.shape(0, 'value', 'input')
    window, strides = asked.constant(1, 'ksize'), asked.constant(2, 'strides')
    lists = isinstance(window, list) and isinstance(strides, list)
    if not shape or len(shape) != 4 or not lists or asked.get(None, 'data_format'):
        return None
    padding = str(asked.constant(3, 'padding'))
    return (shape[0], *pooled(shape[1:3], window[1:3], strides[1:3], padding), shape[3])


def _reshape(asked) -> Shape:
    shape, wanted = asked.shape(0, 'tensor'), asked.constant(1, 'shape')
    if not isinstance(wanted, list):
        return None
    sizes = [s if type(s) is int else None for s in wanted]
    if sizes.count(-1) == 1 and None not in sizes and shape is not None and None not in shape:
        rest = math.prod(s for s in sizes if s != -1)
        sizes = [math.prod(shape) // rest if s == -1 and rest else s for s in sizes]
    return tuple(None if s == -1 else s for s in sizes)


def flat(shape: Shape) -> Shape:
    """Returns the shape of what `flatten` makes: all axes but the first become one."""
    if not shape:
        return None
    rest = shape[1:]
    return (shape[0], None if None in rest else math.prod(rest))


def _transpose(asked) -> Shape:
    shape, order = asked.shape(0, 'a'), asked.constant(1, 'perm')
    if shape is None:
        return None
    if asked.get(1, 'perm') is None:
        return shape[::-1]
    known = isinstance(order, list) and sorted(map(str, order)) == sorted(
        map(str, range(len(shape)))
    )
    return tuple(shape[i] for i in order) if known else (None,) * len(shape)


def _expand_dims(asked) -> Shape:
    shape, axis = asked.shape(0, 'input'), asked.constant(1, 'axis', 'dim')
    if shape is None or type(axis) is not int:
        return None
    axis = axis if axis >= 0 else axis + len(shape) + 1
    return (*shape[:axis], 1, *shape[axis:])


def _squeeze(asked) -> Shape:
    shape, axes = asked.shape(0, 'input'), asked.constant(1, 'axis', 'squeeze_dims')
    if shape is None:
        return None
    if axes is None:
        return tuple(s for s in shape if s != 1) if None not in shape else None
    axes = axes if isinstance(axes, list) else [axes]
    if not all(type(a) is int for a in axes):
        return None
    gone = {a % len(shape) for a in axes}
    return tuple(s for i, s in enumerate(shape) if i not in gone)


def _concat(asked) -> Shape:
    held, axis = asked.get(0, 'values'), asked.constant(1, 'axis', 'concat_dim')
    if not isinstance(held, values.Sequence) or held.open or type(axis) is not int:
        return None
    shapes = [asked.of(item) for item in held.items]
    if not shapes or None in shapes or any(len(s) != len(shapes[0]) for s in shapes):
        return None
    axis %= len(shapes[0])
    columns = list(zip(*shapes, strict=True))
    sizes = [next((s for s in column if s is not None), None) for column in columns]
    sizes[axis] = None if None in columns[axis] else sum(columns[axis])
    return tuple(sizes)


def _stack(asked) -> Shape:
    held, axis = asked.get(0, 'values'), asked.constant(1, 'axis')
    inner = asked.of(held) if held is not None else None
    if inner is None:
        return None
    count, rest = inner[0], inner[1:]
    axis = 0 if axis is None else axis
    if type(axis) is not int:
        return None
    axis = axis if axis >= 0 else axis + len(inner)
    return (*rest[:axis], count, *rest[axis:])


def _one_hot(asked) -> Shape:
    shape, depth = asked.shape(0, 'indices', 'labels'), asked.constant(1, 'depth', 'num_classes')
    axis = asked.get(None, 'axis')
    size = depth if type(depth) is int else None
    return (*shape, size) if shape is not None and axis is None else None


def _gather(asked) -> Shape:
    table, rows = asked.shape(0, 'params'), asked.shape(1, 'indices', 'ids')
    if table is None or rows is None or not table or asked.get(None, 'axis') is not None:
        return None
    return (*rows, *table[1:])


def _argmax(asked) -> Shape:
    shape, axis = asked.shape(0, 'input'), asked.constant(1, 'axis', 'dimension')
    axis = 0 if axis is None else axis
    if not shape or type(axis) is not int:
        return None
    return tuple(s for i, s in enumerate(shape) if i != axis % len(shape))


def _made(asked) -> Shape:
    return _sizes(asked.constant(0, 'shape', 'dims'))


def _sizes(sizes) -> Shape:
    sizes = sizes if isinstance(sizes, list) else [sizes] if type(sizes) is int else None
    return None if sizes is None else tuple(s if type(s) is int else None for s in sizes)


def _constant(asked) -> Shape:
    given = asked.get(None, 'shape')
    return _sizes(plain(given)) if given is not None else asked.shape(0, 'value')


def _resized(asked) -> Shape:
    shape, size = asked.shape(0, 'images'), asked.constant(1, 'size')
    if not shape or len(shape) != 4:
        return None
    sizes = size if isinstance(size, list) and len(size) == 2 else [None, None]
    return (shape[0], *(s if type(s) is int else None for s in sizes), shape[3])


def _pad(asked) -> Shape:
    shape, widths = asked.shape(0, 'tensor'), asked.constant(1, 'paddings')
    if shape is None:
        return None
    if not isinstance(widths, list) or len(widths) != len(shape):
        return (None,) * len(shape)
    pairs = [w if isinstance(w, list) and len(w) == 2 else [None, None] for w in widths]
    return tuple(None if None in (s, *w) else s + sum(w) for s, w in zip(shape, pairs, strict=True))


def subscript(shape: Shape, index: ast.expr, value: values.Value | None = None) -> Shape:
    """Returns the shape of a part of a tensor, whose index is an expression with a value."""
    if shape is None:
        return None
    left, found = list(shape), []
    parts = index.elts if isinstance(index, ast.Tuple) else [index]
    known = plain(value) if isinstance(index, ast.Tuple) else [plain(value)]
    for number, part in enumerate(parts):
        if isinstance(part, ast.Constant) and part.value is None:
            found.append(1)
        elif isinstance(part, ast.Constant) and part.value is ...:
            rest = [p for p in parts[number + 1 :] if getattr(p, 'value', 0) is not None]
            while len(left) > len(rest):
                found.append(left.pop(0))
        elif not left:
            return None
        elif isinstance(part, ast.Slice):
            whole = part.lower is None and part.upper is None and part.step is None
            size = left.pop(0)
            found.append(size if whole else None)
        elif (
            type(getattr(part, 'value', None)) is int
            or isinstance(part, ast.UnaryOp)
            or (known and len(known) == len(parts) and type(known[number]) is int)
        ):
            left.pop(0)
        else:
            return None
    return (*found, *left)


def _without_last(asked) -> Shape:
    shape = asked.shape(None, 'logits')
    return shape[:-1] if shape else None


FUNCTIONS = {
    'matmul': _matmul,
    'MatMult': _matmul,
    'xw_plus_b': _xw_plus_b,
    'conv2d': _conv2d,
    'max_pool': _pool,
    'avg_pool': _pool,
    'reshape': _reshape,
    'transpose': _transpose,
    'expand_dims': _expand_dims,
    'squeeze': _squeeze,
    'concat': _concat,
    'stack': _stack,
    'one_hot': _one_hot,
    'one_hot_encoding': _one_hot,
    'embedding_lookup': _gather,
    'gather': _gather,
    'argmax': _argmax,
    'argmin': _argmax,
    'zeros': _made,
    'ones': _made,
    'fill': _made,
    'random_normal': _made,
    'random_uniform': _made,
    'truncated_normal': _made,
    'normal': _made,
    'uniform': _made,
    'constant': _constant,
    'resize_images': _resized,
    'resize_bilinear': _resized,
    'resize_nearest_neighbor': _resized,
    'resize_bicubic': _resized,
    'pad': _pad,
    'softmax_cross_entropy_with_logits': _without_last,
    'softmax_cross_entropy_with_logits_v2': _without_last,
}
