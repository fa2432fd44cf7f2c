"""Names of variables that a name map tells only in part: `h?/w` leads to `blocks['h?'].w`."""

import re


def path(name_map, name):
    """Returns the path that a name map's patterns tell for a name, or None.

    Args:
      name_map: {name: Python path}; each `?` of a name stands for some characters without `/`, and
        those of its path for the same ones, in order.
      name: a variable's name, without `:0`.
    """
    for pattern, told in name_map.items():
        if '?' in pattern:
            parts = [re.escape(part) for part in pattern.split('?')]
            match = re.match('([^/]+?)'.join(parts) + '$', name)
            if match:
                found = iter(match.groups())
                return re.sub(r'\?', lambda _, held=found: next(held), told)
    return None


def expanded(name_map, names):
    """Returns a name map without patterns, which tells the same for some names."""
    found = {name: told for name, told in name_map.items() if '?' not in name}
    for name in names:
        told = None if name in found else path(name_map, name)
        if told is not None:
            found[name] = told
    return found
