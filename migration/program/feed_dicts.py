"""Abstract evaluation of the dictionaries that are fed: which placeholders they hold, and when."""

import ast
import dataclasses

from migration.program import values


@dataclasses.dataclass(frozen=True)
class Item:
    """An entry of another dictionary: what its expression holds under a key."""

    of: ast.expr


class FeedDicts:
    """The part of the interpreter that follows dictionaries with placeholders as keys.

    Attributes:
      key_lists: expressions of placeholders that `zip` puts beside their values, by id.
    """

    _ways: tuple = ()
    _steps_aside = 0

    @property
    def uncertain(self) -> int:
        """How many branches and loops are around what is executed."""
        return len(self._ways)

    @uncertain.setter
    def uncertain(self, count: int) -> None:
        while len(self._ways) < count:
            self._steps_aside += 1
            self._ways = (*self._ways, self._steps_aside)
        self._ways = self._ways[:count]

    def is_certain(self, mapping: values.Mapping) -> bool:
        """Tells whether what is done to a dictionary now is done whenever it was made."""
        return mapping.ways == self._ways

    def new_mapping(self, entries: list, like=()) -> values.Mapping:
        """Makes a dictionary; it may hold what some others may hold."""
        made = self.own(values.Mapping(entries, any(m.open for m in like)))
        made.ways = self._ways
        made.optional = set().union(*[m.optional for m in like])
        return made

    def merged_feeds(self, held: list) -> values.Mapping | None:
        """Returns what is known of a dictionary that is one of several ones."""
        if not all(isinstance(v, values.Mapping) and not v.open and is_feed(v) for v in held):
            return None
        keys = [{values.node_of(k).id: k for k, _ in v.current()} for v in held]
        entries = {i: (k, values.Unknown(), None) for known in keys for i, k in known.items()}
        made = self.new_mapping(list(entries.values()), held)
        made.optional |= {i for i in entries if not all(i in known for known in keys)}
        made.displays = [node for v in held for node in v.displays]
        return made

    def dict_of(self, value, keywords):
        """Evaluates `dict(value, **keywords)`; None where its entries are not known."""
        more = [(values.Constant(k), v, None) for k, v in keywords.items()]
        if isinstance(value, values.Mapping):
            return self.new_mapping([(k, v, None) for k, v, _ in value.entries] + more, [value])
        items = self.elements(value)
        if items is None or not all(
            isinstance(i, values.Sequence) and len(i.items) == 2 and not i.open for i in items
        ):
            return None
        return self.new_mapping([(*i.items, None) for i in items] + more)

    def zip_feeds(self, node, args):
        """Evaluates `zip(placeholders, values)`; None where it zips something else."""
        if len(args) != 2 or not isinstance(args[0], values.Sequence) or args[0].open:
            return None
        keys = args[0].items
        if not keys or self.is_graph(args[1]):
            return None
        if not all(isinstance(key, values.Tensor) for key in keys):
            return None
        self.key_lists[id(node.args[0])] = (node.args[0], keys)
        if not all(map(_is_input, keys)):
            return None
        column = self.elements(args[1])
        if column is None:
            self.escape(args[1], node)
            column = [values.Unknown() for _ in keys]
        rows = zip(keys, column, strict=False)
        return values.Sequence([values.Sequence(list(row), mutable=False) for row in rows])


def is_feed(mapping: values.Mapping) -> bool:
    """Tells whether all keys of a dictionary are tensors."""
    return bool(mapping.entries) and all(
        values.node_of(k) is not None for k, _, _ in mapping.entries
    )


def settled(lists: dict, steps: list) -> dict:
    """Returns the key lists without those of computed tensors that nothing feeds."""
    fed = {id(call.args[0]) for call in (zipped(s.feed_place) for s in steps) if call is not None}
    return {k: v for k, v in lists.items() if k in fed or all(map(_is_input, v[1]))}


def _is_input(value) -> bool:
    return isinstance(value, values.Tensor) and value.node.kind == 'input'


def is_spread(step) -> bool:
    """Tells whether what a run feeds is made by an expression, and handed on as a whole."""
    place = step.feed_place
    if place is None or (isinstance(place, ast.Constant) and place.value is None):
        return False
    return not isinstance(place, (ast.Dict, ast.Name, ast.Attribute)) and bool(step.feeds)


def zipped(place: ast.expr | None) -> ast.Call | None:
    """Returns the call of `zip` of which an expression makes a dictionary."""
    call = None
    if isinstance(place, ast.Call) and getattr(place.func, 'id', '') == 'dict':
        call = place.args[0] if len(place.args) == 1 and not place.keywords else None
    elif isinstance(place, ast.DictComp) and len(place.generators) == 1:
        generator = place.generators[0]
        target = generator.target
        if (
            isinstance(target, ast.Tuple)
            and not generator.ifs
            and [ast.dump(place.key), ast.dump(place.value)]
            == [ast.dump(t).replace('Store()', 'Load()') for t in target.elts]
        ):
            call = generator.iter
    if isinstance(call, ast.Call) and getattr(call.func, 'id', '') == 'zip':
        return call if len(call.args) == 2 and not call.keywords else None
    return None
