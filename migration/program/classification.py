"""What becomes of each statement of the root suite: it stays, moves, or vanishes."""

import ast

from migration.program import acting, given, losses, model, state, values


class Classification:
    """The part of the structure that sorts statements."""

    def _classify(self) -> None:
        answered = self.run.answered()
        self.vanished: set[int] = {*map(id, answered), *self.run.local_fetches}
        self.vanished |= self.run.properties_of(self.leaves)
        gone = [
            node
            for node, parts in self.run.parts.items()
            if all([self._vanishes(part) for part in parts])
        ]
        self.vanished.update(gone)
        for node in [*answered, *(self.run.parts[n][0].node for n in gone)]:
            self._widen(node)
        calling = []
        for statement in self.run.statements:
            node = statement.node
            if id(node) in self.vanished:
                self.dropped[statement.index] = 'session'
                continue
            if self._calls_region(statement):
                calling.append(statement)
                continue
            if self._gives_scopes(node):
                self.dropped[statement.index] = 'scope'
                continue
            if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)):
                continue
            if self._vanishes(statement) or self._records(statement):
                continue
            if isinstance(node, ast.Assign) and len(statement.binds) == 1:
                value = statement.binds[0].value
                if self.is_schedule(value) and value.node.site is node.value:
                    continue
                if isinstance(value, values.VariableValue) and value.variable in self.counters:
                    self.dropped[statement.index] = 'step counter'
                    continue
            if self._returns_graph(statement) or self.is_looking(statement):
                continue
            if self.is_given(statement) or self.collects(statement):
                continue
            if self.is_alias(statement):
                self.dropped[statement.index] = 'another name'
                continue
            deferred = [b for b in statement.binds if self.leaves(b.value)]
            if deferred and self._only_feeds_initial_values(statement):
                continue
            if not deferred:
                made = [n for n in statement.nodes if n.deferred and not self._in_any_rate(n)]
                lost = any(n.kind not in ('random', 'input') for n in made)
                if lost and not statement.steps and not self._only_feeds_initial_values(statement):
                    self._loose(statement)
                continue
            plain = isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign))
            if not plain and not losses.is_named_here(statement):
                if all(isinstance(b.value, values.Function) for b in deferred):
                    continue
                if self._erase_inside(statement).issuperset(deferred):
                    continue
                if not self.can_move_whole(statement):
                    continue
            if statement.steps:
                self.obstacle('graph_and_step', node, 'one statement builds graph and runs it')
                continue
            if self.is_pull(statement):
                self.add_pull(statement)
                self.settle_home(statement)
                continue
            if self._is_spec(statement):
                self.specs[statement.index] = list(statement.binds)
                self.settle_home(statement)
                continue
            known = {*self.hoists, *self.counters, *self.nests.paths, *self.layered}
            if not known.issuperset(statement.variables):
                self.obstacle(
                    'variables_and_graph',
                    node,
                    'one statement makes variables and computes with fed values or variables',
                    'make the variables in statements of their own',
                )
                continue
            if any(n.kind == 'input' for n in statement.nodes):
                self.obstacle(
                    'placeholder_not_named',
                    node,
                    'a placeholder is made inside a larger expression',
                    'bind each placeholder to a name of its own',
                )
                continue
            self.moved[statement.index] = statement
            self.settle_home(statement)
        self._settle_calls(calling)
        self._drop_unread()
        self.pull_in()
        self.drop_deletions()

    def _in_any_rate(self, node: model.Node) -> bool:
        """Tells whether a node is a part of a learning rate, computed in steps or a schedule."""
        return node.id in self.schedules or self.in_rate(node.site)

    def _widen(self, node: ast.stmt) -> None:
        """Lets a condition vanish when all of its statements do."""
        around = self.parents.get(id(node))
        if not isinstance(around, ast.If) or acting.acts(around.test):
            return
        # What a condition never leads to, such as code for older versions, goes with the rest.
        ways = self.run.decided.get(id(around), {None})
        reached = [s for way in ways if way is not False for s in around.body]
        reached += [s for way in ways if way is not True for s in around.orelse]
        if all(id(s) in self.vanished for s in reached):
            self.vanished.add(id(around))
            self._widen(around)

    def _settle_calls(self, calling: list) -> None:
        """Decides about statements that call regions, now that what they call is known."""
        for statement in calling:
            if self._takes_returned(statement):
                continue
            if any(self.leaves(b.value) for b in statement.binds) or any(
                n.deferred and n.kind != 'static' and not given.is_constant(n)
                for n in statement.nodes
            ):
                self.obstacle('graph_from_call', statement.node, *self._why_not_taken(statement))

    def _why_not_taken(self, statement: state.Statement) -> tuple:
        """Returns why what a region returns cannot be handed on, and a way out."""
        if any(
            isinstance(b.value, (values.Sequence, values.Mapping)) and self.leaves(b.value)
            for b in statement.binds
        ):
            return (
                'a function returns a collection of graph values, which is used as a whole',
                'take its elements out one by one, with keys that the source spells out',
            )
        return (
            'a statement calls a function that builds or runs the graph, and makes more of the '
            'graph of what it returns',
            'call the function in a statement of its own, which only binds what it returns',
        )

    def _gives_scopes(self, node: ast.stmt) -> bool:
        """Tells whether a statement defines a function that only returns scopes, which leave."""
        results = self.run.results.get(id(node), ())
        return bool(results) and all(
            isinstance(result, values.Scope) and result.kind == 'arg_scope' for result in results
        )

    def _vanishes(self, statement: state.Statement) -> bool:
        """Tells whether a statement only serves sessions, and notes why it vanishes."""
        node = statement.node
        held = [b.value for b in statement.binds]
        reason = ''
        if any(self.is_initialised_again(step.site) for step in statement.steps):
            return False
        if isinstance(node, ast.If) and self._only_initialises(statement):
            self.dropped[statement.index] = 'initialisation'
            return True
        if self._serves_fetches(statement) or (held and all(map(self._grows_to_be_fetched, held))):
            self.dropped[statement.index] = 'fetches'
            return True
        if not isinstance(node, (ast.Expr, ast.Assign)):
            return False
        if self.only_serves_iterators(statement):
            reason = 'input pipeline'
        elif held and all(isinstance(v, (values.Session, values.MadeCallable)) for v in held):
            reason = 'session'
        elif held and all(isinstance(v, values.Regularizer) for v in held):
            if all(map(self.only_configures_variables, statement.binds)):
                reason = 'regularizer'
        elif held and all(isinstance(v, values.Scope) for v in held):
            reason = 'scope'
        elif held and all(map(_is_statistics, held)):
            reason = 'statistics'
        elif held and all(isinstance(v, values.Tensor) and v.node.kind == 'init' for v in held):
            reason = 'initialisation'
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
            base = self.run.resolve(_root_name(node.targets[0]), self.run.root_frame)
            if isinstance(base, values.Scope) and base.kind == 'settings':
                reason = 'session settings'
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            if (
                statement.steps
                and all(
                    f.kind == 'init'
                    for s in statement.steps
                    for f in s.fetches
                    if isinstance(f, model.Node)
                )
                and all(isinstance(f, model.Node) for s in statement.steps for f in s.fetches)
            ):
                reason = 'initialisation'
            elif id(node.value) in self.run.bookkeeping_calls:
                reason = 'graph state'
            elif any(e[0] == 'close' and e[1] is node.value for e in self.program.events) or any(
                call is node.value for call in self.run.serving
            ):
                reason = 'session'
            else:
                function = node.value.func
                path = self.run.uses.get(id(function), (None, ''))[1]
                kind = self.run.kind(path) if path else ''
                if kind == 'behavior' or path.endswith('reset_default_graph'):
                    reason = 'behavior'
                elif kind == 'session':
                    reason = 'session'
        if reason:
            self.dropped[statement.index] = reason
        return bool(reason)

    def only_configures_variables(self, binding: state.Binding) -> bool:
        """Tells whether only calls that make variables, and are written anew, read a name."""
        sites = {id(variable.site) for variable in self.program.variables}
        for key in self.readers.get(binding, ()):
            around = self.parents.get(key)
            if isinstance(around, ast.keyword):
                around = self.parents.get(id(around))
            if id(around) not in sites:
                return False
        return True

    def _only_feeds_initial_values(self, statement: state.Statement) -> bool:
        """Tells whether a statement draws numbers that no step reaches, only initial values."""
        mine = {n.id for n in statement.nodes}
        needed = {i.id for n in statement.nodes for i in n.slice() if i.deferred}
        if not mine or any(
            n.kind not in ('random', 'constant', 'compute') or n.reads for n in statement.nodes
        ):
            return False
        if any(i.kind == 'input' or i.reads for n in statement.nodes for i in n.slice()):
            return False
        return not any(
            not (mine | needed).isdisjoint(n.id for n in step.slice())
            for step in self.program.steps
        )

    def _only_initialises(self, statement: state.Statement) -> bool:
        """Tells whether a condition only chooses between ways to initialise variables."""
        node = statement.node
        if len(node.body) != 1 or len(node.orelse) > 1 or statement.variables:
            return False
        if not acting.is_question(node.test):
            return False
        leaves = [*node.body, *node.orelse]
        if not all(
            isinstance(n, (ast.Assign, ast.Expr)) and isinstance(n.value, ast.Call) for n in leaves
        ):
            return False
        inits = [n for n in statement.nodes if n.kind == 'init']
        sites = {n.site for n in inits} | {s.site for s in statement.steps}
        return (
            bool(inits)
            and len(inits) == len(statement.nodes)
            and all(f in inits for s in statement.steps for f in s.fetches)
            and all(leaf.value in sites or _initialises(leaf.value) for leaf in leaves)
        )

    def _loose(self, statement: state.Statement) -> None:
        kinds = {n.kind for n in statement.nodes}
        harmless = kinds <= {'compute', 'static', 'random', 'input', 'constant', 'check'}
        if harmless and self._is_tensorflow_call(statement.node) and not self._used(statement):
            self.dropped[statement.index] = 'unused graph'
            return
        self.obstacle(
            'graph_value_lost',
            statement.node,
            'a statement builds graph that no name keeps',
            'bind the tensor to a name',
        )

    def _is_tensorflow_call(self, node: ast.stmt) -> bool:
        """Tells whether a statement is a call of TensorFlow's whose result nothing takes."""
        return (
            isinstance(node, ast.Expr)
            and isinstance(node.value, ast.Call)
            and id(node.value.func) in self.run.uses
        )

    def _used(self, statement) -> bool:
        made = {n.id for n in statement.nodes}
        return any(made & {i.id for i in n.inputs} for n in self.program.nodes if n.id not in made)

    def _is_spec(self, statement: state.Statement) -> bool:
        node = statement.node
        return (
            (
                isinstance(node, ast.Assign)
                and len(node.targets) == 1
                and isinstance(node.targets[0], (ast.Name, ast.Attribute))
                and len(statement.binds) == 1
                and isinstance(statement.binds[0].value, values.Tensor)
                and statement.binds[0].value.node.kind == 'input'
                and (
                    statement.binds[0].value.node.site is node.value
                    or self._is_returned(statement, statement.binds[0].value.node)
                )
            )
            or self._is_row_of_specs(statement)
            or self._is_chosen_spec(statement)
        )

    def _is_chosen_spec(self, statement: state.Statement) -> bool:
        """Tells whether a statement is `if option: x = tf.placeholder(...)`, which is known."""
        taken = self.run.taken(statement.node) if isinstance(statement.node, ast.If) else None
        if not taken or len(taken) > 1 or len(statement.binds) != 1:
            return False
        held, (inner,) = statement.binds[0], taken
        return (
            isinstance(inner, ast.Assign)
            and inner.targets == [held.target]
            and isinstance(held.value, values.Tensor)
            and statement.nodes == [held.value.node]
            and held.value.node.kind == 'input'
            and held.value.node.site is inner.value
        )

    def _is_returned(self, statement: state.Statement, node: model.Node) -> bool:
        """Tells whether a placeholder is just what a function of the program returns."""
        return (
            isinstance(statement.node.value, ast.Call)
            and isinstance(statement.node.targets[0], ast.Name)
            and statement.nodes == [node]
            and isinstance(self.parents.get(id(node.site)), (ast.Return, ast.Lambda))
        )

    def _is_row_of_specs(self, statement: state.Statement) -> bool:
        """Tells whether a statement is `x, y = tf.placeholder(...), tf.placeholder(...)`."""
        node = statement.node
        if not isinstance(node, ast.Assign) or len(node.targets) != 1:
            return False
        target, value, binds = node.targets[0], node.value, statement.binds
        return (
            isinstance(target, (ast.Tuple, ast.List))
            and isinstance(value, (ast.Tuple, ast.List))
            and len(target.elts) == len(value.elts) == len(binds)
            and all(isinstance(e, ast.Name) for e in target.elts)
            and all(isinstance(b.value, values.Tensor) for b in binds)
            and all(b.value.node.kind == 'input' for b in binds)
            and [b.value.node.site for b in binds] == value.elts
        )


def _root_name(node: ast.expr) -> ast.expr:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node


def _initialises(call: ast.Call) -> bool:
    """Tells whether a call in a branch that is never taken would run or make an initialiser."""
    return isinstance(call.func, ast.Attribute) and (
        call.func.attr == 'run' or 'initialize' in call.func.attr
    )


def _is_statistics(value: values.Value) -> bool:
    """Tells whether a value only lists operations that layers do by themselves in TF 2."""
    if isinstance(value, values.Sequence):
        return bool(value.items) and not value.open and all(map(_is_statistics, value.items))
    return isinstance(value, values.Tensor) and value.node.kind == 'statistics'
