"""Which public symbol of TensorFlow does a program mean that imports from its private modules?"""

import functools
import pathlib

_TABLE = pathlib.Path(__file__).with_suffix('.tsv')


def public_path(path: str) -> str:
    """Returns the public path of a symbol of TensorFlow 1; the same where it has none.

    Args:
      path: below `tensorflow.`, such as `python.framework.ops.Graph`.
    """
    if not path.startswith('python.') and '.python.' not in path:
        return path
    module, _, name = path.rpartition('.')
    # Members of a class follow the name of the class.
    rest = ''
    while module:
        public = _modules().get(module, {}).get(name)
        if public is not None:
            return public + rest
        rest = f'.{name}{rest}'
        module, _, name = module.rpartition('.')
    return path


@functools.cache
def _modules() -> dict[str, dict[str, str]]:
    """Returns the public paths of names, by the private module."""
    found: dict[str, dict[str, str]] = {}
    for line in _TABLE.read_text(encoding='utf-8').split('\n'):
        if not line or line[0] == '#':
            continue
        module, prefix, names = line.split('\t')
        held = found.setdefault(module, {})
        for name in names.split():
            name, _, public = name.partition('=')
            held[name] = public or (f'{prefix}.{name}' if prefix else name)
    return found
