"""Constants of a graph that some runs feed: arguments whose default is the constant itself.

`sess.run(b, {a: 15})` computes `b` with 15 where `a = tf.add(2, 5)` stands in the graph. In TF 2
`a` is a value like any other, and what is computed from it is a function of it. Runs that do not
feed it pass it.
"""

import ast

from migration.program import model, owners, parts, state, values


class GivenConstants:
    """The part of the interpreter that makes inputs of constants.

    Attributes:
      given: the places of constants that runs feed, known from an execution before.
    """

    given: frozenset = frozenset()

    def place_here(self, site):
        """Returns what tells a node from all others, in each execution of a program."""
        return (id(site), tuple(self.path))

    def fed_constants(self) -> frozenset:
        """Returns the places of the constants that runs feed and need."""
        return frozenset(
            (id(node.site), node.path)
            for step in self.program.steps
            for node, _ in step.feeds
            if not node.deferred and any(node is needed for needed in step.slice())
        )

    def given_constant(self, site, op):
        """Returns the input that stands for a constant which runs feed."""
        made = self.node('input', op, site, deferred=True)
        made.detail.update(dtype=None, shape=None, default=site, name='', given=True)
        made.detail['type'] = ('', '')  # The node itself has its type.
        return values.Tensor(made)


class Given:
    """The part of the structure that knows constants which are arguments.

    Attributes:
      given: the bindings of such constants, by the index of their statement.
    """

    def is_given(self, statement: state.Statement) -> bool:
        """Tells whether a statement only makes or names constants that runs feed; notes it."""
        held = [b for b in statement.binds if values.is_deferred(b.value)]
        made = [n for n in statement.nodes if n.deferred]
        if not held or not isinstance(statement.node, (ast.Assign, ast.AnnAssign)):
            return False
        nodes = [values.node_of(b.value) for b in held]
        if not all(node is not None and is_constant(node) for node in nodes):
            return False
        if not all(n in nodes or all(i in nodes for i in n.inputs) for n in made):
            return False  # Parts of a state are no values of their own.
        self.given[statement.index] = held
        self.settle_home(statement)
        return True

    def check_part(self, binding: state.Binding, site: ast.AST) -> None:
        """Refuses a name of a part of a fed state in a function, which gets the whole state."""
        if any(given_part(n) for n in values.nodes_in(binding.value)):
            self.obstacle(
                'feed_of_computed_value',
                site,
                f'`{binding.name}` is a part of a state that runs feed',
                'compute with the state itself',
            )

    def names_of_constant(self, node: model.Node) -> list:
        """Returns the bindings that stay in the program and lead to a constant."""
        gone = {*self.moved, *self.dropped}
        return [
            binding
            for held in self.run.bindings.values()
            for binding in held
            if values.node_of(binding.value) is node
            and binding.statement is not None
            and binding.statement.index not in gone
        ]

    def read_constant(self, binding: state.Binding, owner: owners.Owner) -> tuple:
        """Returns how an owner's code reads a constant, and the binding that it reads by it."""
        for other in [binding, *self.names_of_constant(binding.value.node)]:
            made_by = self.owner_of(other.statement)
            if other.frame is made_by.frame and made_by is owner:
                return made_by.prefix + other.name, other
            if made_by.instance is None and self.encloses(made_by, owner):
                return other.name, other
        return '', None

    def given_at(self, binding: state.Binding, step: model.Step) -> str:
        """Returns how a run that does not feed a constant reads it."""
        found, other = self.read_constant(binding, self.owner_at(step.site))
        made_by = self.owner_of(binding.statement)
        instance = made_by.instance
        if instance is not None:
            instance = step.folded.get(id(instance), instance)
            own = self.owner_at(step.site) is made_by and step.receiver is instance
            through = step.objects.get(id(instance))
            held = [b for b in self.names_of_constant(binding.value.node)]
            names = [b.name for b in [binding, *held] if b.frame is made_by.frame]
            if not own and through is not None and names:
                return f'{through}.{names[0]}'
        elif other is None and self.bring(binding, made_by.node, self._scope(step.site), ()):
            return binding.name
        if other is None:
            self.obstacle(
                'constant_out_of_reach',
                step.site,
                f'the constant `{binding.name}` is fed at other times, and has no name here',
                'make it where the graph is run, or keep it as an attribute',
            )
            return binding.name
        self.check_stable(other, step.site, [self.by_site[id(step.site)]])
        return found

    def is_own_constant(self, function: parts.StepFunction) -> bool:
        """Tells whether a run only fetches constants, which no run of its kind feeds."""
        fed = {n.id for step in function.steps for n, _ in step.feeds}
        return not function.blocks and all(
            is_constant(b.value.node) and b.value.node.id not in fed for b in function.inputs
        )


def whole_of(node: model.Node) -> model.Node:
    """Returns the state that a node is a part of, if runs feed that, or the node itself."""
    whole = node.inputs[0] if node.op == 'item' and len(node.inputs) == 1 else None
    return whole if whole is not None and is_constant(whole) else node


def given_part(node: model.Node) -> bool:
    """Tells whether a node is a part of a state that runs feed."""
    return whole_of(node) is not node


def stays(node: model.Node) -> bool:
    """Tells whether Python keeps a value: a constant that some run feeds, or a part of one."""
    return is_constant(whole_of(node))


def is_constant(node: model.Node) -> bool:
    """Tells whether a node is a constant that some run feeds."""
    return node.kind == 'input' and bool(node.detail.get('given'))
