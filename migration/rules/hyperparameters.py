"""Makes plain namespaces of `tf.contrib.training.HParams`.

## Why

`tf.contrib` is gone, and an `HParams` is an object with attributes, as `types.SimpleNamespace`
is. `hparams.override_from_dict(values)` sets several of them.

## Needs

That the object is known where a method of it is called; attributes are read as they were.

## Refuses

`parse`, `add_hparam` and the other methods, and sets made of a definition.

## References

tensorflow/contrib/training/python/training/hparam.py (TF 1.15). `HParams` also checks the names and
types of what overrides its values; a namespace takes them all.
"""

from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax import trees
from migration.syntax.rewrite import Rewrite

NAME = 'hyperparameters'
_PATH = 'contrib.training.HParams'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the calls that make sets of hyperparameters, and of their overriding."""
    for node, path in unit.uses:
        call = unit.parent(node)
        if path != _PATH:
            continue
        if getattr(call, 'func', None) is not node:
            unit.obstacle(NAME, node, 'the class HParams is used as a value')
            continue
        if 'import types' not in unit.imports:
            unit.imports.append('import types')
        yield Rewrite(node, lambda r: 'types.SimpleNamespace', NAME)
    seen = {id(call): call for call in unit.run.overrides}
    for call in seen.values():
        expression = unit.parent(call)
        if not hasattr(expression, 'targets') and trees.children(expression) == [call]:
            unit.note(NAME, call, 'HParams checked names and types here; a namespace does not')
            yield Rewrite(
                call,
                lambda r, c=call: f'vars({r.text(c.func.value)}).update({r.text(c.args[0])})',
                NAME,
            )
        else:
            unit.obstacle(NAME, call, 'what override_from_dict returns is used')
