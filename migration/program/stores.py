"""What variables hold in each session, where a converted program has one value of each."""

import ast
import math

from migration.program import saving
from migration.syntax import trees


class Stores:
    """The part of the interpreter that compares the stores of sessions with a single one.

    In TF 1 each session has its own values of the variables. A converted program initialises a
    variable when it is made and keeps one value. That is the same as long as a session finds what
    it would have: the initial values, what it wrote itself, or what it restored from a file.
    """

    @property
    def moment(self):
        """How far the program is, in statements of regions; nobody knows for what nothing calls."""
        return math.inf if self.unseen else len(self.statements)

    def note_event(self, kind, site, session, thing):
        """Notes what happens to a session."""
        self.program.events.append((kind, site, session, thing))
        self.program.moments.append((self.moment, self.container))

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
        writers: dict = {}  # By variable or optimizer: (site, session) of what changed it.
        fresh: dict = {}  # By session and thing: the site that gave it its initial value again.
        parents = None
        for number, (kind, site, session, thing) in enumerate(self.program.events):
            if kind == 'init':
                things = [*thing, *self.optimizers_of(thing)]
                if parents is None and any(t in writers for t in things):
                    parents = self.parents()
                for changed in things:
                    if any(not excludes(parents, w, site) for w, _ in writers.get(changed, ())):
                        fresh[session, changed] = site
            elif kind == 'restore':
                for changed in [*thing.variables, *thing.optimizers]:
                    if self.certain.get(number):
                        writers[changed] = []
                        fresh.pop((session, changed), None)
                    writers.setdefault(changed, []).append((site, session))
            elif kind in ('step', 'save'):
                self.check_use(kind, site, session, thing, writers, fresh)

    def check_use(self, kind, site, session, thing, writers, fresh):
        """Checks that what a step or a saver reads has the value that its session has."""
        if kind == 'save':
            used, written = [*thing.variables, *thing.optimizers], []
        else:
            trained = [n.detail['optimizer'] for n in thing.slice() if n.kind == 'minimize']
            trained = [o for o in trained if saving.has_slots(o)]
            written = [*thing.writes(), *trained]
            used = [*thing.reads(), *written]
        for held in used:
            if (session, held) in fresh:
                self.obstacle(
                    'initialised_again',
                    fresh[session, held],
                    'variables are initialised again after a step changed them',
                    'assign the initial values by hand, or restore them',
                )
            elif any(other is not session for _, other in writers.get(held, ())):
                self.obstacle(
                    'second_session',
                    site,
                    'another session changed the variables, which have other values here',
                    'use one session, or save the variables and restore them in the other',
                )
        for held in written:
            writers.setdefault(held, []).append((site, session))

    def optimizers_of(self, variables):
        """Returns the optimizers whose slots an initialisation of these variables starts anew."""
        known = set(variables)
        return [
            o
            for o in self.program.optimizers
            if saving.has_slots(o)
            and any(known.issuperset(n.detail['variables']) for n in o.trains)
        ]

    def parents(self):
        """Returns the nodes around each node of the program."""
        return trees.parents(self.tree)


def excludes(parents: dict, one: ast.AST, other: ast.AST) -> bool:
    """Tells whether two places stand in different branches of one condition."""
    ways = _branches(parents, one)
    return any(
        ways.get(condition, branch) != branch
        for condition, branch in _branches(parents, other).items()
    )


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
