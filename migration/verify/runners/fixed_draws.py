"""Random numbers that are a fixed function of the shape drawn, alike in TensorFlow 1.15 and 2.x.

No conversion keeps the number of draws that came before a draw, nor the seeds of operations. So a
verified run replaces TensorFlow's random operations, where Python first meets them, by arithmetic
on the element's place: initial values, dropout masks and noise are then the same on both sides,
in graphs and eagerly. The numbers have the right range and about the right spread, no more.
NumPy's and Python's own streams are only seeded.
"""

import inspect
import random
import sys

import numpy as np

_BITS = 0x7FFFFFFF


def _modules(suffix):
    return [
        module
        for name, module in list(sys.modules.items())
        if name.endswith(suffix) and module is not None
    ]


class _Draws:
    """The arithmetic, in operations that both TensorFlows have."""

    def __init__(self, tf):
        self.tf = tf

    def unit(self, shape, salt=1):
        """Multiples of 2**-24 in [0, 1), exact in float32 and float64."""
        tf = self.tf
        shape = tf.cast(shape, tf.int64)
        size = tf.reduce_prod(shape)
        bits = tf.bitwise.bitwise_and(tf.range(size) * 1103515245 + (size + salt) * 12820163, _BITS)
        for shift, factor in ((15, 739982445), (12, 695872825), (15, 0)):
            shifted = tf.bitwise.right_shift(bits, tf.constant(shift, tf.int64))
            bits = tf.bitwise.bitwise_xor(bits, shifted)
            if factor:
                bits = tf.bitwise.bitwise_and(bits * factor, _BITS)
        top = tf.bitwise.right_shift(bits, tf.constant(7, tf.int64))
        return tf.reshape(tf.cast(top, tf.float64) * 2.0**-24, shape)

    def normal(self, shape):
        tf = self.tf
        radius = tf.sqrt(-2.0 * tf.math.log(self.unit(shape, 2) + 2.0**-25))
        return radius * tf.cos(2 * np.pi * self.unit(shape, 3))

    def truncated(self, shape):
        tf = self.tf
        x = self.normal(shape)
        return tf.compat.v1.where(tf.abs(x) < 2.0, x, 4.0 * self.unit(shape, 4) - 2.0)

    def whole(self, shape, low, high):
        tf = self.tf
        low, high = (tf.cast(edge, tf.int64) for edge in (low, high))
        span = tf.cast(high - low, tf.float64)
        return low + tf.cast(tf.floor(self.unit(shape) * span), tf.int64)

    def categories(self, logits, count):
        """One category per row and sample, by the place of a uniform draw in the cumulated odds."""
        tf = self.tf
        edges = tf.cumsum(tf.nn.softmax(tf.cast(logits, tf.float64)), axis=1)
        rows = tf.cast(tf.shape(logits)[0], tf.int64)
        place = self.unit(tf.stack([rows, tf.cast(count, tf.int64)]))
        below = tf.expand_dims(place, 2) > tf.expand_dims(edges, 1)
        last = tf.cast(tf.shape(logits)[1], tf.int64) - 1
        return tf.minimum(tf.reduce_sum(tf.cast(below, tf.int64), axis=2), last)

    def spread(self, shape, mean):
        """A stand-in for the gamma and Poisson families: positive, with the right mean."""
        tf = self.tf
        full = tf.concat([tf.cast(shape, tf.int64), tf.cast(tf.shape(mean), tf.int64)], 0)
        return tf.cast(mean, tf.float64) * (0.5 + self.unit(full))


def _table(tf):
    draws = _Draws(tf)

    def as_asked(draw):
        return lambda a: tf.cast(draw(a['shape']), a.get('dtype') or tf.float32)

    def integers(a):
        dtype = a.get('dtype') or tf.convert_to_tensor(a['minval']).dtype
        return tf.cast(draws.whole(a['shape'], a['minval'], a['maxval']), dtype)

    def any_integers(a):
        return tf.cast(draws.whole(a['shape'], 0, _BITS), a.get('dtype') or tf.uint64)

    def categories(a):
        sampled = draws.categories(a['logits'], a['num_samples'])
        return tf.cast(sampled, a.get('output_dtype') or tf.int64)

    def within(a):
        means = tf.convert_to_tensor(a['means'])
        spread = tf.cast(draws.truncated(a['shape']), means.dtype) * a['stdevs']
        return tf.minimum(tf.maximum(means + spread, a['minvals']), a['maxvals'])

    def gamma(a):
        alpha = tf.convert_to_tensor(a['alpha'])
        return tf.cast(draws.spread(a['shape'], alpha), alpha.dtype)

    def poisson(a):
        return tf.cast(tf.floor(draws.spread(a['shape'], a['rate'])), a.get('dtype') or tf.int64)

    def candidates(a):
        """Evenly spread classes, with the expected counts of an even sampler."""
        count, top = a['num_sampled'], a['range_max']
        sampled = tf.range(count, dtype=tf.int64) * 7919 % top
        odds = float(count) / top
        true = tf.fill(tf.shape(a['true_classes']), np.float32(odds))
        return sampled, true, tf.fill([count], np.float32(odds))

    def unshuffled(a):
        # A queue, a data set and an array agree only when none of them is shuffled.
        return tf.identity(a['value'])

    uniform = as_asked(draws.unit)
    normal, truncated = as_asked(draws.normal), as_asked(draws.truncated)
    return {
        'random_ops': {
            'random_uniform': uniform,
            'random_standard_normal': normal,
            'truncated_normal': truncated,
            'parameterized_truncated_normal': within,
            'random_uniform_int': integers,
            'multinomial': categories,
            'random_gamma': gamma,
            'random_poisson_v2': poisson,
            'random_shuffle': unshuffled,
        },
        'stateless_random_ops': {
            'stateless_random_uniform': uniform,
            'stateless_random_normal': normal,
            'stateless_truncated_normal': truncated,
            'stateless_random_uniform_int': integers,
            'stateless_multinomial': categories,
        },
        'stateless_random_ops_v2': {
            'stateless_random_uniform_v2': uniform,
            'stateless_random_normal_v2': normal,
            'stateless_truncated_normal_v2': truncated,
            'stateless_random_uniform_int_v2': integers,
            'stateless_random_uniform_full_int_v2': any_integers,
            'stateless_shuffle': unshuffled,
        },
        'stateful_random_ops': {
            'stateful_uniform': uniform,
            'stateful_standard_normal_v2': normal,
            'stateful_truncated_normal': truncated,
            'stateful_uniform_int': integers,
        },
        'candidate_sampling_ops': {
            'uniform_candidate_sampler': candidates,
            'log_uniform_candidate_sampler': candidates,
            'learned_unigram_candidate_sampler': candidates,
        },
    }


def _replace(tf, module, name, draw):
    original = getattr(module, name, None)
    if original is None:
        return
    signature = inspect.signature(original)

    def fixed(*args, **kwargs):
        arguments = signature.bind(*args, **kwargs).arguments
        with tf.name_scope(arguments.get('name') or name):
            return draw(arguments)

    setattr(module, name, fixed)


def _keep_order(tf):
    for module in _modules('.python.data.ops.dataset_ops'):
        for item in list(vars(module).values()):
            if isinstance(item, type) and 'shuffle' in vars(item):
                item.shuffle = lambda self, *args, **kwargs: self
    for module in _modules('.python.ops.gen_data_flow_ops'):
        first_in_first_out = module.fifo_queue_v2
        signature = inspect.signature(module.random_shuffle_queue_v2)

        def queue(*args, **kwargs):
            given = signature.bind(*args, **kwargs).arguments  # noqa: B023
            keys = ('component_types', 'shapes', 'capacity', 'container', 'shared_name', 'name')
            return first_in_first_out(**{k: given[k] for k in keys if k in given})  # noqa: B023

        module.random_shuffle_queue_v2 = queue


def _keras_streams():
    """Keras draws its own seeds from Python's stream, which the program's own draws share."""
    for module in _modules('keras.src.random.seed_generator'):
        module.make_default_seed = lambda: 1
    for module in _modules('keras.src.backend'):
        if getattr(module, 'random', None) is random:
            module.random = random.Random(0)


def seed():
    """Starts NumPy's and Python's streams alike."""
    random.seed(0)
    np.random.seed(0)


def install(tf):
    """Replaces the random operations of the TensorFlow of this process, for good."""
    for name, draws in _table(tf).items():
        for module in _modules('.python.ops.gen_' + name):
            for operation, draw in draws.items():
                _replace(tf, module, operation, draw)
    _keep_order(tf)
    _keras_streams()
