"""Notes who puts something into collections of a graph, and who asks for what is there."""

import ast
import dataclasses
from typing import Any


@dataclasses.dataclass(eq=False)
class Use:
    """A call that puts something into a collection, or that asks for what it holds.

    Attributes:
      site: the call.
      key: the name of the collection.
      value: what is put there; None where it is asked.
      chosen: whether it is asked for some of what is there, or by something else than a call.
      trail: the calls around it of functions that are not looked into (see `Visit`).
      region: the suite in which this happens; None in a function that nothing calls.
      graph: the graph.
    """

    site: ast.Call
    key: str
    value: Any
    chosen: bool
    trail: tuple
    region: Any
    graph: Any


class CollectionUses:
    """The part of the interpreter that notes the uses of collections."""

    def use_collection(self, site, key, value=None, chosen=False):
        """Notes that something is put into a collection, or that one is asked."""
        if key == 'regularization_losses':
            chosen = chosen or any(v.regularizer is not None for v in self.graph.variables)
        trail = list(self.trail)
        while any(id(definition) in self.opened for definition, *_ in trail):
            del trail[0]
        region = None if self.unseen_function is not None else self.region
        made = Use(site, key, value, chosen, tuple(trail), region, self.graph)
        self.collection_uses.append(made)
