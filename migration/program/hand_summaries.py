"""Summaries that a program puts together by hand, of numbers that it has."""

import ast
import dataclasses
from typing import Any

from migration.program import values

_PATHS = ('Summary', 'summary.Summary')


@dataclasses.dataclass(eq=False)
class SummaryByHand(values.Value):
    """A `tf.Summary` with numbers of the program's own, and the call that made it."""

    site: Any


@dataclasses.dataclass(eq=False)
class SummaryEntry(values.Value):
    """A `tf.Summary.Value`, and the call that made it."""

    site: Any


class HandSummaries:
    """The part of the interpreter that follows `tf.Summary`.

    Attributes:
      hand_summaries: calls that make one, by their ids.
      hand_entries: calls that put a number into one, by their ids, with how the summary is spelt.
      hand_additions: calls of writers that get one.
    """

    def start_hand_summaries(self):
        """Starts with no summaries."""
        self.hand_summaries: dict[int, ast.Call] = {}
        self.hand_entries: dict[int, tuple] = {}
        self.hand_additions: dict[int, ast.Call] = {}

    def _s_Summary_Value(self, path, node, args, keywords):
        self.check_entry(node, args, keywords)
        return SummaryEntry(node)

    _s_summary_Summary_Value = _s_Summary_Value

    def summary_by_hand(self, path, node, args, keywords):
        """Evaluates `tf.Summary`."""
        given = keywords.get('value', values.Sequence([]))
        entries = given.items if isinstance(given, values.Sequence) and not given.open else [None]
        place = next((k.value for k in node.keywords if k.arg == 'value'), ast.List([]))
        spelt = place.elts if isinstance(place, (ast.List, ast.Tuple)) else [None]
        made = [e.site if isinstance(e, SummaryEntry) else None for e in entries]
        if path not in _PATHS or args or set(keywords) - {'value'} or made != spelt:
            self.obstacle(
                'summary_by_hand',
                node,
                'a summary holds more than numbers that are listed where it is made',
                'write it by tf.summary.scalar, image or histogram below writer.as_default()',
            )
            return values.Unknown()
        self.hand_summaries[id(node)] = node
        return self.own(SummaryByHand(node))

    def check_entry(self, node, args, keywords):
        """Refuses what a summary gets that is not one number under one tag."""
        if args or set(keywords) != {'tag', 'simple_value'}:
            self.obstacle(
                'summary_by_hand',
                node,
                'a summary gets something else than one number under one tag',
                'write it by tf.summary.image, histogram or text below writer.as_default()',
            )
        for value in keywords.values():
            self.escape(value, node)

    def _on_SummaryByHand(self, receiver, name, node, args, keywords, frame):
        self.obstacle(
            'summary_by_hand',
            node,
            f'the method {name} of a summary is not converted',
            'put numbers into it by summary.value.add(tag=..., simple_value=...)',
        )
        return values.Unknown()

    def _on_Method(self, receiver, name, node, args, keywords, frame):
        held = receiver.receiver
        if not isinstance(held, SummaryByHand) or receiver.name != 'value':
            return self.plain(values.Method(receiver, name), node, args, keywords)
        if name != 'add':
            return self._on_SummaryByHand(held, f'value.{name}', node, args, keywords, frame)
        self.check_entry(node, args, keywords)
        self.change(held, node)
        self.hand_entries[id(node)] = (node, node.func.value.value)
        return values.Constant(None)
