"""What sets and sorted lists hold, as far as an order is known.

The order of a set is that of hashes, which for strings differ from one run to the next.
"""

from migration.program import values


def of(items: list) -> values.Sequence:
    """Returns a set of some values: each once, in no order."""
    return values.Sequence(unique(items), unordered=True)


def unique(items: list) -> list:
    """Returns some values without those that are there before."""
    seen, found = set(), []
    for item in items:
        if isinstance(item, values.Constant):
            key = (type(item.value), repr(item.value))
        else:
            held = getattr(item, 'variable', None) or getattr(item, 'node', None)
            key = id(item if held is None else held)
        if key not in seen:
            seen.add(key)
            found.append(item)
    return found


def is_of_hashes(held: values.Value) -> bool:
    """Tells whether the order of a set may be another one in each run of Python."""
    if not isinstance(held, values.Sequence) or not held.unordered:
        return False
    known = [i.value for i in held.items if isinstance(i, values.Constant)]
    texts = any(isinstance(value, (str, bytes)) for value in known)
    return (texts and len(held.items) > 1) or (held.open and not known)


def in_order(held: values.Sequence) -> list:
    """Returns what an iteration finds, one after the other."""
    known = [i for i in held.items if isinstance(i, values.Constant)]
    if held.unordered and len(known) > 1:
        return [values.Unknown() for _ in held.items]
    return list(held.items)


def arranged(items: list, keywords: dict) -> values.Sequence:
    """Returns what `sorted` makes of some values."""
    if not keywords and all(isinstance(i, values.Constant) for i in items):
        try:
            return values.Sequence(sorted(items, key=lambda item: item.value))
        except TypeError:
            return values.Sequence([], open=True)
    if any(values.nodes_in(i) or values.variables_in(i) for i in items) and len(items) > 1:
        return values.Sequence(items, open=True)
    return values.Sequence([values.Unknown() for _ in items])
