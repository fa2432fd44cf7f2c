"""Graph values that a function returns to the function which called it.

A function that builds the graph and returns parts of it keeps what it built to itself: it returns
the functions that its callers run instead, and they hand these on where they handed on tensors.
"""

import ast

from migration.program import given, handing, model, parts, state, values
from migration.syntax import trees


class Returning:
    """The part of the structure that knows returned graph values.

    Attributes:
      returns: what stays in a `return`, by the index of its statement.
      rests: what stays of each value that a region returns, by the region's id.
      takes: the targets that stay of an assignment from such a call, by its statement's index.
      handed_back: the functions, objects, and bindings of placeholders whose specs, a function
        returns, by the id of its definition.
      brought: variables that are returned and handed on, by their names.
      brought_to: the functions to which they are brought; None stands for the module.
      handed_on: those that a function gets as arguments, by the id of its definition.
    """

    def _start_returning(self) -> None:
        self.returns: dict[int, list] = {}
        self.rests: dict[int, list] = {}
        self.takes: dict[int, list] = {}
        self.handed_back: dict[int, list] = {}
        self.handed_on: dict[int, list] = {}
        self.brought: dict[model.Variable, str] = {}
        self.brought_to: dict[model.Variable, ast.AST | None] = {}

    def _returns_graph(self, statement: state.Statement) -> bool:
        """Decides about a `return` that holds graph values, if it is one."""
        node, value = statement.node, statement.returned
        if not isinstance(node, ast.Return) or value is None or not self.leaves(value):
            return False
        if len(statement.region.frame.returned) != 1:
            return False
        if isinstance(value, values.Tensor) and value.node.id not in self.homes:
            self._name_returned(statement, value)
        several = self._taken_apart(statement.region, value)
        pairs = [(node.value, value)]
        if several and isinstance(node.value, (ast.Tuple, ast.List)):
            pairs = list(zip(node.value.elts, value.items, strict=False))
        try:
            rests = [self.rest_of(expression, held) for expression, held in pairs]
        except handing.UnclearError:
            return False
        self.rests[id(statement.region)] = rests
        self.returns[statement.index] = [rest for rest in rests if rest is not None]
        return True

    def _taken_apart(self, region: state.Region, value: values.Value) -> bool:
        """Tells whether a caller binds each element of a returned row to a target of its own."""
        assign = self.parents.get(id(region.call))
        target = assign.targets[0] if isinstance(assign, ast.Assign) else None
        return (
            isinstance(value, values.Sequence)
            and isinstance(target, (ast.Tuple, ast.List))
            and len(target.elts) == len(value.items)
            and not any(isinstance(e, ast.Starred) for e in target.elts)
        )

    def leaves(self, value: values.Value) -> bool:
        """Tells whether a value belongs to functions; a constant that some run feeds stays."""
        return any(n.deferred and not given.stays(n) for n in values.nodes_in(value))

    def _name_returned(self, statement: state.Statement, value: values.Tensor) -> None:
        """Gives a name to a value that a `return` computes: it moves like an assignment."""
        call = statement.region.call
        target = getattr(self.parents.get(id(call)), 'targets', [None])[0]
        name = getattr(target, 'attr', getattr(target, 'id', None)) or 'result'
        binding = state.Binding(name, value, statement, statement.region.frame)
        binding.target = statement.node
        statement.binds.append(binding)
        self.moved[statement.index] = statement
        self.settle_home(statement)

    def _calls_region(self, statement: state.Statement) -> bool:
        """Tells whether a statement calls a function that is looked into."""
        if not self.run.region_calls or isinstance(statement.node, (ast.FunctionDef, ast.ClassDef)):
            return False
        _, hidden = self._split_in(statement.node, statement)
        return any(
            id(part) in self.run.region_calls and id(part) not in hidden
            for part in trees.walk(statement.node)
        )

    def _takes_returned(self, statement: state.Statement) -> bool:
        """Decides about an assignment of what a region returned, if it is one."""
        node = statement.node
        if not isinstance(node, ast.Assign) or len(node.targets) != 1:
            return False
        region = self.run.region_calls.get(id(node.value))
        if region is None or id(region) not in self.rests or len(region.frame.returned) != 1:
            return False
        (target,) = node.targets
        (value,) = region.frame.returned
        several = self._taken_apart(region, value)
        targets, rests = target.elts if several else [target], self.rests[id(region)]
        if len(targets) != len(rests):
            return False
        for place, rest in zip(targets, rests, strict=True):
            kinds = (ast.Name, ast.Attribute)
            if rest is None:  # Nothing is left to be bound.
                kinds = (*kinds, ast.Subscript, ast.Tuple, ast.List)
            if not isinstance(place, kinds):
                return False
        pairs = list(zip(targets, rests, strict=True))
        self.leaving_arguments.update(id(place) for place, rest in pairs if rest is None)
        self.takes[statement.index] = [place for place, rest in pairs if rest is not None]
        return True

    # How functions come to where they are called

    def _find_reach(self) -> None:
        """Decides which functions are returned and handed on, so that each step finds its own."""
        for step in self.program.steps:
            function = self.function_of(step)
            if function is None or not function.name or function.owner.instance is not None:
                continue
            place = step.call.node if id(step) in self.ran else step.site
            if not self.bring(function, function.owner.node, self._scope(place), ()):
                self.obstacle(
                    'function_out_of_reach',
                    step.site,
                    'the graph that is run here is built in a function that does not enclose this',
                    'build it where it is run, return it to there, or build it in a class',
                )
        for function in self.functions:
            for binding in function.inputs if function.name else ():
                self._bring_spec(function, binding)
        for caller in [*self.functions, *self.helpers]:
            for block in [*getattr(caller, 'blocks', ()), *getattr(caller, 'nested', ())]:
                if block in self.helpers:
                    self._bring_helper(caller, block)
        self.bring_objects()
        for function in self.functions:
            for train in function.trains:
                for variable in train.detail['variables']:
                    self._bring_variable(function, variable, train.site)

    def _bring_helper(self, caller, block: parts.Block) -> None:
        """Brings a helper to the scope of a function that calls it."""
        if block.owner.instance is not None or self.encloses(block.owner, caller.owner):
            return
        node = caller.owner.node
        if caller.owner.instance is not None or not self.bring(block, block.owner.node, node, ()):
            self.obstacle(
                'graph_in_several_places',
                block.statements[0].node,
                'one run computes what several functions or classes build apart',
                'build it in one of them',
            )

    def reaches(self, owner, variable: model.Variable) -> bool:
        """Tells whether an owner's functions can read a variable."""
        if variable in self.brought:
            return True
        if variable in self.nests.paths:
            made = self.nests.paths[variable][0].statement
            if self.encloses(self.owner_of(made), owner):
                return True
            return self.from_outside('self.', made.node, owner) not in (None, 'self.')
        return variable in self.hoists or self.reference(variable, owner) is not None

    def _bring_variable(self, function: parts.StepFunction, variable, site: ast.AST) -> None:
        """Brings a variable to the scope of a function that trains it."""
        if self.reaches(self.owner_at(site), variable):
            return
        if variable in self.nests.paths:
            return
        for owner in self.owners.values():
            for binding in owner.frame.names.values() if owner.instance is None else ():
                value = binding.value
                if isinstance(value, values.VariableValue) and value.variable is variable:
                    known = (binding.name in o.frame.names for o in self.owners.values())
                    if sum(known) == 1 and self.bring(binding, owner.node, function.owner.node, ()):
                        self.brought[variable] = binding.name
                        self.brought_to[variable] = function.owner.node
                        return

    def _bring_spec(self, function: parts.StepFunction, binding: state.Binding) -> None:
        """Brings the spec of a placeholder to the scope in which a function is made."""
        owner = self.owner_of(binding.statement)
        scope = function.owner.node
        if owner.instance is not None or self.encloses(owner, function.owner):
            return
        at = max(
            [s for b in function.blocks for s in b.statements],
            key=lambda s: s.index,
            default=function.inputs[-1].statement,
        )
        if all(map(self.is_named, function.elements)):
            scope = at.region.node
        if not self.bring(binding, owner.node, scope, ()):
            self.obstacle(
                'placeholder_out_of_reach',
                function.steps[0].site,
                f'the placeholder `{binding.name}` is made in a function that is out of reach',
                'make it where the graph is built',
            )

    def _scope(self, node: ast.AST) -> ast.AST | None:
        """Returns the function around a place."""
        node = self.parents.get(id(node))
        while node is not None and not isinstance(node, (ast.FunctionDef, ast.Lambda)):
            node = self.parents.get(id(node))
        return node

    def _encloses_node(self, outer: ast.AST | None, inner: ast.AST | None) -> bool:
        if outer is None:
            return self.is_of_first(inner)
        while inner is not None and inner is not outer:
            inner = self._scope(inner)
        return inner is outer

    def bring(self, thing, owner: ast.AST | None, scope: ast.AST | None, seen: tuple) -> bool:
        """Tells whether a function or a spec can be read in a scope, and notes what it takes."""
        if self._encloses_node(owner, scope):
            return True
        if scope in seen:
            return False
        calls = [c for c, region in self.run.region_calls.items() if region.node is owner]
        taken = [s for i, s in self.takes_by_call.items() if i in calls]
        within = self._runs_within(scope, owner)
        if len(taken) == 1 and not within and self._encloses_node(taken[0].region.node, scope):
            _add(self.handed_back, owner, thing)
            return True
        if scope is None or isinstance(scope, ast.Lambda):
            return False
        calls = self.run.calls.get(id(scope), [])
        if not calls or any(call.arguments is None for call in calls):
            return False
        if not all(
            self.bring(thing, owner, self._scope(call.node), (*seen, scope)) for call in calls
        ):
            return False
        _add(self.handed_on, scope, thing)
        return True

    def _runs_within(self, scope: ast.AST | None, owner: ast.AST | None) -> bool:
        """Tells whether a function is called before another one, around it, has returned."""
        calls = self.run.calls.get(id(scope), [])
        if any(self._encloses_node(owner, self._scope(call.node)) for call in calls):
            return True
        for region in self.run.regions:
            around = region.caller if region.node is scope else None
            while around is not None:
                if around.node is owner:
                    return True
                around = around.caller
        return False

    @property
    def takes_by_call(self) -> dict:
        """The statements that take what regions returned, by the ids of the calls."""
        by_index = {s.index: s for s in self.run.statements}
        return {id(by_index[index].node.value): by_index[index] for index in self.takes}


def _add(held: dict, node: ast.AST, thing) -> None:
    things = held.setdefault(id(node), [])
    if thing not in things:
        things.append(thing)
