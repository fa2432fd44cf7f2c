"""The functions of `tf.layers` that hold variables: which ones, and under which names.

Sources: tensorflow/python/layers/{core,convolutional,normalization}.py of TF 1.15, and `build` of
the Keras layers that they are made of.
"""

import dataclasses
from collections.abc import Callable

from migration.program import shape_functions, static_shapes

# Returns the value of a parameter; None where it is not known.
_Get = Callable[[str], object]


@dataclasses.dataclass(frozen=True)
class Weight:
    """A variable of a layer.

    Attributes:
      name: in TF 1's scope.
      switch: the parameter that says whether there is one.
      moves: whether no gradient trains it, but the layer itself.
      stem: what the parameters for its initial value and its penalty begin with.
      keras: the attribute of the Keras layer, where its name is another one.
      shape: from the parameters and the shape of the input.
    """

    name: str
    shape: Callable[[_Get, static_shapes.Shape], static_shapes.Shape]
    switch: str = ''
    moves: bool = False
    stem: str = ''
    keras: str = ''

    @property
    def attribute(self) -> str:
        """The attribute of the Keras layer that holds it."""
        return self.keras or self.name.replace('/', '_')

    @property
    def parameters(self) -> str:
        """What the parameters about it begin with."""
        return self.stem or self.name


@dataclasses.dataclass(frozen=True)
class Kind:
    """A function that makes a layer and calls it.

    Attributes:
      scope: the default name of the scope of its variables.
      weights: in the order in which TF 1 makes them.
      output: the shape of what it computes.
    """

    scope: str
    weights: tuple[Weight, ...]
    output: Callable[[_Get, static_shapes.Shape], static_shapes.Shape]


def renamed(kind: Kind, scope: str, names: dict[str, str]) -> Kind:
    """Returns a kind whose variables have other names in TF 1."""
    weights = tuple(
        dataclasses.replace(w, name=names.get(w.name, w.name), keras=w.attribute, stem=w.parameters)
        for w in kind.weights
    )
    return dataclasses.replace(kind, scope=scope, weights=weights)


def _tuple(value, rank: int) -> list:
    """Returns one number for each spatial axis."""
    if isinstance(value, list) and len(value) == rank:
        return [v if type(v) is int else None for v in value]
    return [value if type(value) is int else None] * rank


def _size(value) -> int | None:
    return value if type(value) is int else None


def _last_first(get: _Get) -> bool:
    """Tells whether channels come first."""
    return str(get('data_format') or '').startswith('channels_first')


def _channels(get: _Get, shape: static_shapes.Shape) -> int | None:
    return None if not shape else shape[1] if _last_first(get) else shape[-1]


def _kernel(rank: int, is_transposed: bool = False):
    def shape(get, given):
        window, filters = _tuple(get('kernel_size'), rank), _size(get('filters'))
        channels = _channels(get, given)
        return (*window, *((filters, channels) if is_transposed else (channels, filters)))

    return shape


def _around(rank: int, make: Callable):
    """Returns a function that puts new spatial sizes between batch and channels."""

    def shape(get, given):
        if not given or len(given) != rank + 2:
            return None
        first = _last_first(get)
        spatial = given[2:] if first else given[1:-1]
        found = make(get, spatial)
        filters = get('filters') if get('filters') is not None else _channels(get, given)
        channels = (_size(filters),)
        return (given[0], *channels, *found) if first else (given[0], *found, *channels)

    return shape


def _convolved(rank: int):
    def make(get, spatial):
        rates = _tuple(1 if get('dilation_rate') is None else get('dilation_rate'), rank)
        strides = _tuple(1 if get('strides') is None else get('strides'), rank)
        padding = str(get('padding') or 'valid').upper()
        windows = _tuple(get('kernel_size'), rank)
        return shape_functions.pooled(spatial, windows, strides, padding, rates)

    return _around(rank, make)


def _transposed(rank: int):
    def make(get, spatial):
        strides = _tuple(1 if get('strides') is None else get('strides'), rank)
        windows = _tuple(get('kernel_size'), rank)
        padding = str(get('padding') or 'valid').upper()
        found = []
        for size, window, stride in zip(spatial, windows, strides, strict=True):
            if None in (size, window, stride):
                found.append(None)
            else:
                more = max(window - stride, 0) if padding == 'VALID' else 0
                found.append(size * stride + more)
        return tuple(found)

    return _around(rank, make)


def _pooled(rank: int):
    def make(get, spatial):
        windows, strides = _tuple(get('pool_size'), rank), _tuple(get('strides'), rank)
        padding = str(get('padding') or 'valid').upper()
        return shape_functions.pooled(spatial, windows, strides, padding)

    return _around(rank, make)


def _units(get, given):
    return None if not given else (*given[:-1], _size(get('units')))


def _same(get, given):
    return given


def _filters(get, given):
    return (_size(get('filters')),)


def _convolution(scope: str, rank: int, is_transposed: bool = False) -> Kind:
    output = _transposed(rank) if is_transposed else _convolved(rank)
    kernel = Weight('kernel', _kernel(rank, is_transposed))
    return Kind(scope, (kernel, Weight('bias', _filters, 'use_bias')), output)


def _separable(scope: str, rank: int) -> Kind:
    def depthwise(get, given):
        multiplier = _size(1 if get('depth_multiplier') is None else get('depth_multiplier'))
        return (*_tuple(get('kernel_size'), rank), _channels(get, given), multiplier)

    def pointwise(get, given):
        channels, multiplier = _channels(get, given), depthwise(get, given)[-1]
        known = channels is not None and multiplier is not None
        return (*[1] * rank, channels * multiplier if known else None, _size(get('filters')))

    return Kind(
        scope,
        (
            Weight('depthwise_kernel', depthwise, stem='depthwise'),
            Weight('pointwise_kernel', pointwise, stem='pointwise'),
            Weight('bias', _filters, 'use_bias'),
        ),
        _convolved(rank),
    )


def _parameters(get, given):
    """Returns the shape of the parameters of a batch normalization."""
    axis = -1 if get('axis') is None else get('axis')
    if not given or type(axis) is not int:
        return (None,)
    return (given[axis],) if -len(given) <= axis < len(given) else (None,)


def _dense(get, given):
    return (_channels(lambda name: None, given), _size(get('units')))


KINDS = {
    'layers.dense': Kind(
        'dense',
        (
            Weight('kernel', _dense),
            Weight('bias', lambda get, given: (_size(get('units')),), 'use_bias'),
        ),
        _units,
    ),
    'layers.conv1d': _convolution('conv1d', 1),
    'layers.conv2d': _convolution('conv2d', 2),
    'layers.conv3d': _convolution('conv3d', 3),
    'layers.conv2d_transpose': _convolution('conv2d_transpose', 2, True),
    'layers.conv3d_transpose': _convolution('conv3d_transpose', 3, True),
    'layers.separable_conv1d': _separable('separable_conv1d', 1),
    'layers.separable_conv2d': _separable('separable_conv2d', 2),
    'layers.batch_normalization': Kind(
        'batch_normalization',
        (
            Weight('gamma', _parameters, 'scale'),
            Weight('beta', _parameters, 'center'),
            Weight('moving_mean', _parameters, moves=True),
            Weight('moving_variance', _parameters, moves=True),
        ),
        _same,
    ),
    'layers.dropout': Kind('dropout', (), _same),
    'layers.flatten': Kind('flatten', (), lambda get, given: shape_functions.flat(given)),
    **{
        f'layers.{name}_pooling{rank}d': Kind(f'{name}_pooling{rank}d', (), _pooled(rank))
        for name in ('max', 'average')
        for rank in (1, 2, 3)
    },
}
