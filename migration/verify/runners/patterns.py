"""Names of variables that a name map tells only in part: `h?/w` leads to `blocks['h?'].w`."""

import re


def path(name_map, name):
    """Returns the path that a name map's patterns tell for a name, or None.

    Args:
      name_map: {name: Python path}; each `?` of a name stands for some characters without `/`, and
        those of its path for the same ones, in order. `w#+` stands for `w` of any graph.
      name: a variable's name, without `:0`.
    """
    return _found(name_map, name)[1]


def _found(name_map, name):
    """Returns the name in a name map without patterns that stands for a name, and its path."""
    for pattern, told in name_map.items():
        if '?' not in pattern:
            continue
        plain, again, rest = pattern.partition('#+')
        parts = [re.escape(part) for part in plain.split('?')]
        match = re.match('([^/#]+?)'.join(parts) + '$', name.split('#')[0] if again else name)
        if match:
            start, *texts = told.split('?')
            held = [match.group(number) + text for number, text in enumerate(texts, 1)]
            return match.group() + again + rest, start + ''.join(held)
    return None, None


def expanded(name_map, names):
    """Returns a name map without patterns, which tells the same for some names."""
    found = {name: told for name, told in name_map.items() if '?' not in name}
    for name in names:
        if name not in found:
            known, told = _found(name_map, name)
            if known is not None:
                found[known] = told
    return found
