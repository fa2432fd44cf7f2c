"""Writes which public name of TensorFlow 1.15 each name of its own modules stands for.

Programs import from `tensorflow.python.framework` and the like, which TF 2 may move at any time.

Runs under TF 1.15 (Python 3.7):

    PYTHONPATH=. PY115 tools/symbol_tables/private_names.py migration/facts/private_names.tsv
"""

import sys
import types

import tensorflow as tf

from tools.symbol_tables import dump

HEADER = """\
# What the modules inside of TensorFlow 1.15.5 hold under their own names, and its public name.
# Made by tools/symbol_tables/private_names.py; do not edit.
#
# module   path below `tf.`
# prefix   of the public names
# names    that are the same object as the public PREFIX.NAME; NAME=PATH has another public name
"""
SKIPPED = (
    'python.keras.api.', 'contrib.quantization.', 'contrib.specs.', 'contrib.eager.',
    'contrib.tpu.', 'python.tpu.',
)  # fmt: skip


def public_names():
    """Returns the public names of each exported object, by its id."""
    found = {}
    dump.walk(tf, '', found, {id(tf)})
    second = {}
    dump.walk(tf.compat.v2, 'compat.v2', second, {id(tf.compat.v2)})
    held = {entry['object'] for entry in found.values()}
    # Some are public in the interface of TF 2 alone: `math_ops.reduce_sum` has no `keep_dims`.
    found.update(
        (name, entry)
        for name, entry in second.items()
        if entry['object'] not in held and '.compat.' not in name[1:]
    )
    names = {}
    for name, entry in found.items():
        if name.startswith(('contrib.quantization.', 'raw_ops.')):
            continue  # Generated functions, which nobody imports from there.
        names.setdefault(entry['object'], []).append(name)
    return names


def best(names, module, attribute):
    """Returns the public name that is the most like a private one."""
    package = '.'.join(module.split('.')[:2]) + '.'

    def order(name):
        foreign = name.startswith('contrib.') and not name.startswith(package)
        other = name.rsplit('.', 1)[-1] != attribute
        return other, foreign, 'compat' in name, name.count('.'), len(name), name

    return min(names, key=order)


def is_private(module):
    """Tells whether a module, by its path below `tf.`, is none of the public ones."""
    inside = module.startswith('python.') or '.python' in module
    return inside and not module.startswith(SKIPPED)


def is_tool(value, module):
    """Tells whether a value, such as a decorator, only serves to write a module."""
    home = str(getattr(value, '__module__', ''))
    return home.startswith('tensorflow.python.util.') and home != module


def main(argv):
    """Writes the file named on the command line."""
    names = public_names()
    groups = {}
    for name, module in sorted(sys.modules.items()):
        path = name[len('tensorflow.') :]
        if module is None or not name.startswith('tensorflow.') or not is_private(path):
            continue
        for attribute, value in sorted(vars(module).items()):
            kept = callable(value) or isinstance(value, tf.DType)
            if attribute.startswith('_') or isinstance(value, types.ModuleType) or not kept:
                continue
            if id(value) not in names or is_tool(value, name):
                continue
            public = best(names[id(value)], path, attribute)
            prefix, _, last = public.rpartition('.')
            if last != attribute:
                prefix, attribute = '', attribute + '=' + public
            groups.setdefault((path, prefix), []).append(attribute)
    lines = ['\t'.join([*key, ' '.join(held)]) for key, held in sorted(groups.items())]
    with open(argv[1], 'w') as stream:
        stream.write(HEADER + 'module\tprefix\tnames\n' + '\n'.join(lines) + '\n')
    print(sum(map(len, groups.values())), 'names')


if __name__ == '__main__':
    main(sys.argv)
