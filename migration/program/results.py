"""The texts of what Python gets of a run: NumPy values, as the fetches nest."""

from migration.program import fetch_trees, parts, values
from migration.program import unit as units


def display(tree, texts: list[str]) -> str:
    """Returns a list, tuple or dictionary display."""
    if tree.kind == 'dict':
        return f'{{{", ".join(f"{k!r}: {t}" for k, t in zip(tree.keys, texts, strict=True))}}}'
    inner = ', '.join(texts)
    return f'[{inner}]' if tree.kind == 'list' else f'({inner}{"," if len(texts) == 1 else ""})'


def all_as_numpy(unit: units.Unit, value: values.Value, text: str) -> str:
    """Returns the NumPy values of all tensors in a collection."""
    if isinstance(value, values.Tensor):
        return mapped(unit, text, False)
    items, keys = fetch_trees.held_by(value)
    if not all(map(fetch_trees.is_graph, items)):
        return mapped(unit, text, False)
    if keys:
        return f'{{name: value.numpy() for name, value in {text}.items()}}'
    inner = f'value.numpy() for value in {text}'
    return f'[{inner}]' if value.mutable else f'tuple({inner})'


def is_row(value: values.Value) -> bool:
    """Tells whether a fetched value is a list or tuple of tensors."""
    if isinstance(value, values.Sequence):
        return all(map(fetch_trees.is_graph, value.items))
    return parts.gives_row(value)


def mapped(unit: units.Unit, text: str, has_none: bool) -> str:
    """Returns the NumPy values of whatever nests."""
    one = 'value if value is None else value.numpy()' if has_none else 'value.numpy()'
    return f'{unit.tensorflow}.nest.map_structure(lambda value: {one}, {text})'
