"""Functions that give variables their initial values again.

Where a program initialises variables that were changed before, or whose initial values are drawn,
a function assigns to them what they were made of, and the state of optimizers that they began with.
"""

import ast

from migration.program import model, parts, state, values
from migration.syntax import trees


class Initialising:
    """The part of the structure that knows runs which initialise variables again.

    Attributes:
      restarted: optimizers whose state is kept as it begins, because it is restored.
      restarts: the expressions of initial values whose names functions read, by variable.
    """

    def start_initialising(self) -> None:
        """Prepares for runs that initialise."""
        self.restarted: set[model.Optimizer] = set()
        self._initialisations: dict[frozenset, parts.StepFunction] = {}

    def is_initialised_again(self, site: ast.AST) -> bool:
        """Tells whether a run initialises what was changed before."""
        return id(site) in self.run.reinits

    def initialises(self, step: model.Step) -> None:
        """Finds the function that a run calls which initialises variables again."""
        needed = {t for _, things in self.run.reinits.values() for t in things}
        held = {v for f in step.fetches for k in ('variables', 'optimizers') for v in f.detail[k]}
        things = frozenset(held & needed)
        statement = self._statement_of(step.site)
        if not isinstance(statement, ast.Expr) or statement.value is not step.site or step.feeds:
            self._cannot_initialise(
                step.site, 'this is part of a larger statement, or feeds values'
            )
            return
        function = self._initialisations.get(things)
        if function is None:
            function = parts.StepFunction([], [])
            order = [*self.program.variables, *self.program.optimizers]
            function.initialises = [t for t in order if t in things]
            if len(function.initialises) < len(things):
                self._cannot_initialise(step.site, 'several objects of one class have variables')
                return
            self._initialisations[things] = function
        function.steps.append(step)
        self.by_site[id(step.site)] = function

    def find_initialisations(self) -> None:
        """Decides about the functions that initialise, when what they read is known."""
        for function in self._initialisations.values():
            things = function.initialises
            made = [thing.statement for thing in things]
            optimizers = [t for t in things if isinstance(t, model.Optimizer)]
            lost = [t.name for t in things if t not in optimizers and not self._can_be_assigned(t)]
            lost += ['an optimizer' for optimizer in optimizers if optimizer.statement is None]
            self.restarted.update(optimizers)
            if lost:
                self._cannot_initialise(
                    function.steps[0].site, f'{lost[0]} is not made by a statement of its own'
                )
                for step in function.steps:
                    self.by_site.pop(id(step.site), None)  # Two runs may share a place.
                continue
            function.owner = self.owner_of(max(made, key=lambda s: s.index))
            for thing in function.initialises:
                for binding in self._read_for(thing) if isinstance(thing, model.Variable) else ():
                    self.check_stable(binding, thing.site, [function], thing.statement.container)
            self.functions.append(function)

    def _can_be_assigned(self, variable: model.Variable) -> bool:
        """Tells whether a variable is made by a statement of a region, for itself."""
        if variable in self.counters or variable in self.of_metrics:
            return variable.statement is not None
        same = [v for v in self.program.variables if v.site is variable.site]
        return (
            variable.statement is not None
            and not variable.calls
            and variable not in self.nests.paths
            and variable not in self.hoists
            and len(same) == 1
            and any(part is variable.site for part in trees.walk(variable.statement.node))
        )

    def _read_for(self, variable: model.Variable) -> list[state.Binding]:
        """Returns the bindings that the expression of a variable reads."""
        places = [variable.site, *filter(None, variable.defaults.values())]
        return [
            binding
            for place in places
            for part in trees.walk(place)
            for binding in self.run.reads.get(id(part), ())[:1]
            if not isinstance(binding.value, (values.Symbol, values.Module))
        ]

    def promote_initialised(self, function: parts.StepFunction) -> None:
        """Makes attributes of local names that a method needs to initialise variables."""
        for thing in function.initialises:
            for binding in self._locals(function.owner):
                value = binding.value
                if isinstance(thing, model.Optimizer):
                    wanted = isinstance(value, values.Optimizer) and value.optimizer is thing
                else:
                    wanted = isinstance(value, values.VariableValue) and value.variable is thing
                    wanted = wanted and thing not in self.references_in(function.owner)
                if wanted:
                    self._promote_local(binding, function.owner)
            if isinstance(thing, model.Variable):
                for binding in self._read_for(thing):
                    if binding.frame.region is not None and binding.frame.region.node is not None:
                        self._promote_local(binding, function.owner)

    def _cannot_initialise(self, site: ast.AST, reason: str) -> None:
        self.obstacle(
            'initialised_again',
            site,
            f'variables are initialised again after a step changed them, and {reason}',
            'assign the initial values by hand, or restore them',
        )
