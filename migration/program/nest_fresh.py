"""Which functions make variables of their own in each call, whatever these are called.

`tf.Variable` always makes a new one. Layers without a name, and scopes that only have a default
one, are numbered through the graph, so that a helper which makes them has new variables in each of
its calls. But TF 1 begins to count anew where a scope is entered again: a discriminator that calls
such a helper twice, and is called twice itself, has the same two sets of variables both times.
"""

import ast
import functools

# What makes variables of its own, whatever their names.
_ANEW = ('Variable', 'train.ExponentialMovingAverage')


class NestFresh:
    """The part of the finder of nests that knows such functions."""

    def _is_fresh(self, call: ast.Call) -> bool:
        """Tells whether an expression makes new variables, whatever their names."""
        return id(call) in self._fresh_calls

    @functools.cached_property
    def found_again(self) -> set[int]:
        """The functions of which several calls find one variable, by the ids of definitions."""
        ways: dict[tuple, set] = {}
        for visit in self.run.visits:
            depth = 0
            for level, (definition, call, frame, _, before) in enumerate(visit.trail):
                way = (id(call), visit.path[depth:before]) if level else id(frame)
                ways.setdefault((visit.variable, id(definition)), set()).add(way)
                depth = before + 1
        return {function for (_, function), held in ways.items() if len(held) > 1}

    @functools.cached_property
    def _fresh_calls(self) -> set[int]:
        found = set()
        for visit in self.run.visits:
            if self.run.uses.get(id(visit.site.func), (None, ''))[1] in _ANEW:
                found.add(id(visit.site))
                found.update(id(entry[1]) for entry in visit.trail)
        for visits in self._alike().values():
            if len({visit.variable for visit in visits}) > 1:
                for visit in visits:
                    found.add(id(visit.site))
                    found.update(
                        id(call)
                        for definition, call, *_ in visit.trail
                        if id(definition) not in self.found_again
                    )
        return found

    def _alike(self) -> dict[tuple, list]:
        """Returns the visits that the program itself does not tell apart by names."""
        found: dict[tuple, list] = {}
        for visit in self.run.visits:
            of_layer = id(visit.site) in self.layers
            if not visit.trail or not (of_layer or visit.is_counted):
                continue
            # In a loop of the function, each turn of a layer has variables of its own anyway.
            turns = visit.path[visit.trail[-1][4] + 1 :] if of_layer else ()
            name = self.suffixes.get(visit.variable) if of_layer else visit.variable.requested
            key = (id(visit.site), visit.labels, turns, name)
            if of_layer or '?' not in visit.name:
                found.setdefault(key, []).append(visit)
        return found
