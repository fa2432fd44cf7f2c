"""The functions of `tf.contrib.layers`, which slim has too, under one name each."""

from migration.program import values

_PREFIXES = ('contrib.layers.', 'contrib.slim.', 'contrib.framework.')
_ALIASES = {
    'convolution1d': 'conv1d',
    'convolution2d': 'conv2d',
    'convolution3d': 'conv3d',
    'convolution2d_transpose': 'conv2d_transpose',
    'convolution3d_transpose': 'conv3d_transpose',
    'separable_convolution2d': 'separable_conv2d',
}
# What gives arguments to layers, or calls them one after the other.
_GIVING = frozenset(
    f'{prefix}{name}' for prefix in _PREFIXES for name in ('arg_scope', 'repeat', 'stack')
)
_CORE = (
    'inputs', 'num_outputs', 'kernel_size', 'stride', 'padding', 'data_format', 'rate',
    'activation_fn', 'normalizer_fn', 'normalizer_params', 'weights_initializer',
    'weights_regularizer', 'biases_initializer', 'biases_regularizer', 'reuse',
    'variables_collections', 'outputs_collections', 'trainable', 'scope',
)  # fmt: skip
# The parameters of each function, in order.
PARAMETERS = {
    'fully_connected': (
        'inputs', 'num_outputs', 'activation_fn', 'normalizer_fn', 'normalizer_params',
        'weights_initializer', 'weights_regularizer', 'biases_initializer', 'biases_regularizer',
        'reuse', 'variables_collections', 'outputs_collections', 'trainable', 'scope',
    ),
    'conv1d': _CORE,
    'conv2d': _CORE,
    'conv3d': _CORE,
    'conv2d_transpose': tuple(n for n in _CORE if n != 'rate'),
    'conv3d_transpose': tuple(n for n in _CORE if n != 'rate'),
    'separable_conv2d': (
        'inputs', 'num_outputs', 'kernel_size', 'depth_multiplier', 'stride', 'padding',
        'data_format', 'rate', 'activation_fn', 'normalizer_fn', 'normalizer_params',
        'weights_initializer', 'pointwise_initializer', 'weights_regularizer',
        'biases_initializer', 'biases_regularizer', 'reuse', 'variables_collections',
        'outputs_collections', 'trainable', 'scope',
    ),
    'batch_norm': (
        'inputs', 'decay', 'center', 'scale', 'epsilon', 'activation_fn', 'param_initializers',
        'param_regularizers', 'updates_collections', 'is_training', 'reuse',
        'variables_collections', 'outputs_collections', 'trainable', 'batch_weights', 'fused',
        'data_format', 'zero_debias_moving_mean', 'scope', 'renorm', 'renorm_clipping',
        'renorm_decay', 'adjustment',
    ),
    'layer_norm': (
        'inputs', 'center', 'scale', 'activation_fn', 'reuse', 'variables_collections',
        'outputs_collections', 'trainable', 'begin_norm_axis', 'begin_params_axis', 'scope',
    ),
    'dropout': (
        'inputs', 'keep_prob', 'noise_shape', 'is_training', 'outputs_collections', 'scope', 'seed',
    ),
    'flatten': ('inputs', 'outputs_collections', 'scope'),
    'max_pool2d': (
        'inputs', 'kernel_size', 'stride', 'padding', 'data_format', 'outputs_collections', 'scope',
    ),
    'avg_pool2d': (
        'inputs', 'kernel_size', 'stride', 'padding', 'data_format', 'outputs_collections', 'scope',
    ),
    'softmax': ('logits', 'scope'),
    'one_hot_encoding': (
        'labels', 'num_classes', 'on_value', 'off_value', 'outputs_collections', 'scope',
    ),
}  # fmt: skip


def name_of(path: str) -> str:
    """Returns the name of a function of contrib's layers; '' for other symbols."""
    for prefix in _PREFIXES:
        if path.startswith(prefix):
            name = path.removeprefix(prefix)
            name = _ALIASES.get(name, name)
            return name if name in PARAMETERS else ''
    return ''


def is_known(path: str) -> bool:
    """Tells whether a symbol is one of contrib's layers, or gives arguments to them."""
    return bool(name_of(path)) or path in _GIVING


def defined_as(name: str) -> str:
    """Returns the name by which contrib defines a function."""
    return next((alias for alias, known in _ALIASES.items() if known == name), name)


def key_of(value: values.Value) -> object:
    """Returns what a function is known by in argument scopes; None where it is not known."""
    if isinstance(value, values.Symbol):
        return name_of(value.path) or value.path
    if isinstance(value, values.Function):
        return id(value.node)
    return None
