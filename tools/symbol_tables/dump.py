"""Writes what a TensorFlow installation exports, as JSON: names, parameters, identities.

Runs under TF 1.15 (Python 3.7), 2.15 and 2.21 alike:

    python tools/symbol_tables/dump.py /tmp/tf115.json
"""

import json
import os
import sys
import types

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'

import tensorflow as tf
from tensorflow.python.util import tf_decorator, tf_inspect

LEGACY = tf.__version__.startswith('1.')

# Namespaces that repeat another one, or hold what no TF1 program calls.
SKIPPED = {
    'compat.v1', 'compat.v2', 'python', 'core', 'tools', 'pywrap_tensorflow', 'include', 'tsl',
    'contrib.eager.python', 'initializers.python', 'lite.experimental.microfrontend',
    'dtensor', 'distribution', '_api', 'examples', 'keras.src', 'keras._tf_keras',
}  # fmt: skip
# Below these, only so many dots are followed.
DEPTH = {'contrib': 2, 'keras': 4, 'raw_ops': 1}
# Classes whose attributes are used like functions or constants.
OPENED = {
    'GraphKeys', 'data.Dataset', 'data.Iterator', 'data.TFRecordDataset', 'data.TextLineDataset',
    'data.FixedLengthRecordDataset', 'TensorArray', 'TensorShape', 'Dimension', 'Graph', 'Session',
    'InteractiveSession', 'Variable', 'Tensor', 'Operation', 'SparseTensor', 'VariableScope',
    'train.Saver', 'train.Optimizer', 'train.Coordinator', 'train.ExponentialMovingAverage',
    'train.Supervisor', 'summary.FileWriter', 'train.Checkpoint', 'train.CheckpointManager',
    'DType', 'RaggedTensor', 'nn.rnn_cell.RNNCell', 'train.SessionRunHook', 'ConfigProto',
    'RunOptions', 'GPUOptions',
}  # fmt: skip
SCALARS = (bool, int, float, str, bytes, type(None))


def show(value):
    """Returns a default value as text that means the same in both versions."""
    if isinstance(value, tf.DType):
        return 'tf.' + value.name
    if isinstance(value, SCALARS):
        return repr(value)
    if isinstance(value, (tuple, list)):
        return repr(value) if all(isinstance(v, SCALARS) for v in value) else '<sequence>'
    name = getattr(value, '__name__', None)
    return '<%s>' % (name or type(value).__name__)


def parameters(value):
    """Returns [name, default or None, kind] of each parameter, or None if unknown."""
    try:
        if isinstance(value, type):
            maker = value.__init__
            if maker is object.__init__:
                if value.__new__ is object.__new__:
                    return []
                maker = value.__new__
            spec = tf_inspect.getfullargspec(maker)
            names = spec.args[1:]
        else:
            spec = tf_inspect.getfullargspec(value)
            names = spec.args
    except (TypeError, ValueError):
        return None
    defaults = list(spec.defaults or ())
    missing = len(names) - len(defaults)
    rows = []
    for index, name in enumerate(names):
        text = show(defaults[index - missing]) if index >= missing else None
        rows.append([name, text, 'plain'])
    if spec.varargs:
        rows.append([spec.varargs, None, 'star'])
    for name in spec.kwonlyargs:
        known = spec.kwonlydefaults or {}
        rows.append([name, show(known[name]) if name in known else None, 'keyword'])
    if spec.varkw:
        rows.append([spec.varkw, None, 'double star'])
    return rows


def describe(value):
    """Returns the JSON description of one exported value."""
    if isinstance(value, types.ModuleType):
        return {'type': 'module'}
    if isinstance(value, tf.DType):
        return {'type': 'dtype', 'value': value.name}
    if isinstance(value, SCALARS):
        return {'type': 'constant', 'value': repr(value)}
    if isinstance(value, property):
        return {'type': 'property'}
    if isinstance(value, type):
        bases = [f'{value.__module__}.{value.__qualname__}']
        return {
            'type': 'class',
            'identity': bases[0],
            'bases': bases,
            'parameters': parameters(value),
        }
    if callable(value):
        inner = tf_decorator.unwrap(value)[1]
        identity = '{}.{}'.format(
            getattr(inner, '__module__', '?'),
            getattr(inner, '__qualname__', type(inner).__name__),
        )
        return {'type': 'function', 'identity': identity, 'parameters': parameters(value)}
    return {'type': 'constant', 'value': type(value).__name__}


def names_of(value):
    """Returns a module's or a class's public names."""
    try:
        return sorted(n for n in dir(value) if not n.startswith('_'))
    except (ImportError, AttributeError):
        return []


def is_ours(module):
    """Whether a module belongs to TensorFlow rather than to what it imports."""
    name = module.__name__
    return name.startswith(('tensorflow', 'keras', 'tf_keras', 'tensorboard'))


def walk(value, path, found, stack):
    """Collects everything reachable from a module by public names."""
    for name in names_of(value):
        full = path + '.' + name if path else name
        if full in SKIPPED or name in ('absolute_import', 'division', 'print_function'):
            continue
        root = full.split('.')[0]
        if full.count('.') > DEPTH.get(root, 5):
            continue
        try:
            child = getattr(value, name)
        except Exception:  # Lazily loaded parts may miss what they need.
            continue
        if isinstance(child, types.ModuleType) and not is_ours(child):
            continue
        try:
            entry = describe(child)
        except Exception as error:
            entry = {'type': 'unknown', 'value': repr(error)[:80]}
        entry['object'] = id(child)
        found[full] = entry
        if isinstance(child, types.ModuleType):
            if id(child) not in stack:
                walk(child, full, found, stack | {id(child)})
        elif isinstance(child, type) and full in OPENED:
            for member in names_of(child):
                attribute = getattr(child, member, None)
                found[full + '.' + member] = dict(
                    describe(attribute), object=id(attribute), member=True
                )


def op_states():
    """Returns op name -> is stateful, of every operation that TF 1.15 registers."""
    from tensorflow.core.framework import op_def_pb2
    from tensorflow.python import pywrap_tensorflow

    ops = op_def_pb2.OpList()
    ops.ParseFromString(pywrap_tensorflow.TF_GetBuffer(pywrap_tensorflow.TF_GetAllOpList()))
    return {op.name: op.is_stateful for op in ops.op}


def main(argv):
    """Writes the file named on the command line."""
    found = {}
    if LEGACY:
        import tensorflow.contrib  # noqa: F401
    walk(tf, '', found, {id(tf)})
    objects = {}
    for entry in found.values():
        entry['object'] = objects.setdefault(entry['object'], len(objects))
    report = {
        'version': tf.__version__,
        'symbols': found,
        'stateful': op_states() if LEGACY else {},
    }
    with open(argv[1], 'w') as stream:
        json.dump(report, stream, indent=0, sort_keys=True)
    print(tf.__version__, len(found))


if __name__ == '__main__':
    main(sys.argv)
