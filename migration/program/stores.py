"""What variables hold in each session, where a converted program has one value of each."""

import ast
import dataclasses
import math
from typing import Any

from migration.program import saving
from migration.syntax import trees


@dataclasses.dataclass(eq=False)
class Moment:
    """When something happens to a session.

    Attributes:
      number: how many statements of regions were begun before; nobody knows for what nothing calls.
      container: the call, turn or branch around it that builds and runs a graph of its own.
      turns: the loops around it of which each turn does it, outermost first.
      ways: the branches and loops around it.
    """

    number: float
    container: Any
    turns: tuple
    ways: tuple


@dataclasses.dataclass(eq=False)
class Change:
    """A change of a variable in the store of a session.

    Attributes:
      kind: 'init', 'restore' or 'write'.
      again: whether it is an initialisation that makes a difference.
    """

    site: ast.AST
    session: Any
    ways: tuple
    kind: str
    again: bool = False


class Stores:
    """The part of the interpreter that compares the stores of sessions with a single one.

    In TF 1 each session has its own values of the variables. A converted program initialises a
    variable when it is made and keeps one value. That is the same as long as a session finds what
    it would have: the initial values, what it wrote itself, or what it restored from a file. Where
    a session initialises what was changed before, the converted program assigns initial values.

    Attributes:
      turns: the loops around what is executed, whose turns are not followed one by one.
      reinits: the runs that initialise variables and optimizers again, as (site, what they
        initialise), by the id of the site.
    """

    def moment(self):
        """Returns when something happens now."""
        number = math.inf if self.unseen else len(self.statements)
        return Moment(number, self.container, tuple(self.turns), self._ways)

    def note_event(self, kind, site, session, thing):
        """Notes what happens to a session."""
        self.program.events.append((kind, site, session, thing))
        self.program.moments.append(self.moment())

    def check_feeds(self):
        """Refuses runs that feed different things at different times."""
        fed: dict[int, frozenset] = {}
        for step in self.program.steps:
            nodes = frozenset(node.id for node, _ in step.feeds)
            if fed.setdefault(id(step.site), nodes) != nodes:
                self.obstacle(
                    'ambiguous_feed',
                    step.site,
                    'this feeds different placeholders at different times',
                )

    def check_values(self):
        """Refuses variables that have values in several sessions at once, event by event."""
        changes: dict = {}  # By variable or optimizer.
        begun: set = set()  # What was initialised before.
        opened: dict = {}  # How many loops are around the opening of each session.
        moments = self.program.moments
        for number, turn in _in_turns(range(len(moments)), [m.turns for m in moments]):
            kind, site, session, thing = self.program.events[number]
            if kind == 'open':
                opened[session] = len(moments[number].turns)
            store = (session, turn[: opened.get(session, 0)])
            ways = moments[number].ways
            if kind == 'init':
                for held in thing:
                    known = changes.setdefault(held, [])
                    drawn = held in begun and getattr(held, 'drawn', False)
                    changed = any(
                        not self.excludes(c.site, site)
                        for c in known
                        if c.again or c.kind != 'init'
                    )
                    known.append(Change(site, store, ways, kind, drawn or changed))
                begun.update(thing)
            elif kind == 'restore':
                for held in [*thing.variables, *thing.optimizers]:
                    changes.setdefault(held, []).append(Change(site, store, ways, kind))
            elif kind in ('step', 'save'):
                self.check_use(kind, site, store, thing, ways, changes)

    def check_use(self, kind, site, store, thing, ways, changes):
        """Checks that what a step or a saver reads has the value that its session has."""
        if kind == 'save':
            used, written = [*thing.variables, *thing.optimizers], []
        else:
            trained = [n.detail['optimizer'] for n in thing.slice() if n.kind == 'minimize']
            trained = [o for o in trained if saving.has_slots(o)]
            written = [*thing.writes(), *trained]
            used = [*thing.reads(), *written]
        for held in used:
            for change in reversed(changes.get(held, ())):
                if change.session != store:
                    self.obstacle(
                        'second_session',
                        site,
                        'another session changed the variables, which have other values here',
                        'use one session, or save the variables and restore them in the other',
                    )
                    break
                if change.again:
                    self.reinits.setdefault(id(change.site), (change.site, {}))[1][held] = None
                if change.kind != 'write' and ways[: len(change.ways)] == change.ways:
                    break  # It happens whenever this place is reached.
        for held in written:
            changes.setdefault(held, []).append(Change(site, store, ways, 'write'))

    def excludes(self, one: ast.AST, other: ast.AST) -> bool:
        """Tells whether two places stand in different branches of one condition."""
        if self._parents is None:
            self._parents = trees.parents(self.tree)
        ways = _branches(self._parents, one)
        return any(
            ways.get(condition, branch) != branch
            for condition, branch in _branches(self._parents, other).items()
        )

    def parents(self):
        """Returns the nodes around each node of the program."""
        return trees.parents(self.tree)


def _in_turns(numbers, turns: list, depth: int = 0) -> list:
    """Returns numbers of events as they happen in two turns of each loop, with these turns."""
    found, index, numbers = [], 0, list(numbers)
    while index < len(numbers):
        around = turns[numbers[index]]
        if len(around) <= depth:
            found.append((numbers[index], ()))
            index += 1
            continue
        end = index
        while end < len(numbers) and turns[numbers[end]][depth : depth + 1] == around[depth:][:1]:
            end += 1
        inner = _in_turns(numbers[index:end], turns, depth + 1)
        found += [(n, ((around[depth], turn), *more)) for turn in (0, 1) for n, more in inner]
        index = end
    return found


def _branches(parents: dict, node: ast.AST) -> dict:
    """Returns in which branch of each condition around it a node stands."""
    found = {}
    around = parents.get(id(node))
    while around is not None:
        if isinstance(around, ast.If) and node is not around.test:
            found[id(around)] = any(node is part for part in around.body)
        if isinstance(around, (ast.For, ast.While, ast.FunctionDef)):
            found = {}  # In another turn or call, the other branch may be taken.
        node, around = around, parents.get(id(around))
    return found
