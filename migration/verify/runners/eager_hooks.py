"""Hooks into the optimizers and variables of native TensorFlow 2."""

import gc

import numpy as np

from migration.verify.runners import recording


def is_variable(tf, value):
    """Tells whether value is a tf.Variable or a Keras variable."""
    if isinstance(value, tf.Variable):
        return True
    return hasattr(value, 'assign') and hasattr(value, 'numpy') and hasattr(value, 'trainable')


def key_of(tf, variable):
    """Returns what two handles on one variable share; Keras 3 wraps a tf.Variable."""
    if not isinstance(variable, tf.Variable):
        variable = getattr(variable, 'value', variable)
    handle = getattr(variable, '_handle', None)
    return id(variable if handle is None else handle)


def trainable(tf):
    """Returns the trainable variables that are alive in this process, Keras's among them.

    Counters of Keras 2's models call themselves trainable; no gradient flows into integers.
    """
    found = {}
    for each in gc.get_objects():
        # Not isinstance: it asks objects what they are, and some programs' objects answer oddly.
        if (
            issubclass(type(each), tf.Variable)
            and getattr(each, 'trainable', False)
            and not each.dtype.is_integer
        ):
            found[key_of(tf, each)] = each
    return list(found.values())


def arrays(tf, value):
    """Returns a nest of arrays for what a step returned; None where there is only a symbol."""
    if isinstance(value, (list, tuple)):
        return [arrays(tf, item) for item in value]
    if isinstance(value, dict):
        return [arrays(tf, item) for item in value.values()]
    if isinstance(value, (tf.SparseTensor, tf.IndexedSlices)):
        parts = recording.structure(value)
        return [arrays(tf, part) for part in parts]
    if hasattr(value, 'numpy'):
        return value.numpy()
    if value is None or tf.is_tensor(value):
        return None
    return np.asarray(value)


class GradientHook:
    """Shows the gradients that reach Keras optimizers to a listener."""

    def __init__(self, tf, listener):
        """listener([(variable key, array)]) is called each time an optimizer applies."""
        self.tf = tf
        self.listener = listener
        self._inside = False
        optimizer = tf.keras.optimizers.Optimizer
        name = 'apply' if hasattr(optimizer, 'apply') else 'apply_gradients'
        owner = next(c for c in optimizer.__mro__ if name in c.__dict__)
        self._undo = (owner, name, owner.__dict__[name])
        setattr(owner, name, self._hooked(owner.__dict__[name], name))

    def remove(self):
        """Puts Keras back as it was."""
        setattr(*self._undo)

    def _hooked(self, real, name):
        hook = self

        def apply(optimizer, grads, trainable_variables=None, **kwargs):
            variables = trainable_variables
            if variables is None:
                variables = getattr(optimizer, '_trainable_variables', [])
            grads = list(grads)
            hook.emit(optimizer, list(zip(grads, variables)))  # noqa: B905
            return real(optimizer, grads, trainable_variables, **kwargs)

        def apply_gradients(optimizer, grads_and_vars, *args, **kwargs):
            pairs = list(grads_and_vars)
            hook.emit(optimizer, pairs)
            return real(optimizer, pairs, *args, **kwargs)

        return apply if name == 'apply' else apply_gradients

    def emit(self, optimizer, pairs):
        """Sends the gradients out of the graph, or at once where there is none."""
        tf = self.tf
        pairs = [(g, v) for g, v in pairs if g is not None]
        keys = [key_of(tf, v) for _, v in pairs]
        tensors = [tf.convert_to_tensor(g) for g, _ in pairs]
        if hasattr(optimizer, '_clip_gradients') and tensors:
            tensors = list(optimizer._clip_gradients(tensors))

        def listen(*values):
            found = [np.asarray(value) for value in values]
            self.listener(list(zip(keys, found)))  # noqa: B905
            return np.int32(0)

        if tf.executing_eagerly():
            listen(*[tensor.numpy() for tensor in tensors])
        else:
            tf.numpy_function(listen, tensors, tf.int32)
