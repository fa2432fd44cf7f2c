"""What is in a function that becomes a class: what it makes, what it uses, what leaves."""

import ast

from migration.program import making, nest_fresh, nest_making, nest_sites, nests
from migration.syntax import trees


class NestContents(nest_making.NestMaking, nest_sites.NestSites, nest_fresh.NestFresh):
    """The part of the finder of nests that looks into one function."""

    def _fill(self, nest: nests.Nest) -> None:
        function = nest.function
        nodes = list(trees.walk(function))
        self._check_form(nest, nodes)
        own = {id(n) for n in nodes}
        nest.scopes = [
            n for n in nodes if isinstance(n, ast.With) and id(n) in self.run.variable_withs
        ]
        self._leaving(nest, nodes)
        stores = [n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)]
        fixed = {name for name in nest.parameters if name not in stores}
        local = {*stores, *(a.arg for n in nodes if n is not function for a in _parameters(n))}
        local = {*local, *nest.parameters} - fixed
        made = {id(v.site) for v in self.run.visits if id(v.site) in own}
        nest.keras = any(self._are_layers(key) for key in made)
        calls = [n for n in nodes if isinstance(n, ast.Call)]
        for node in sorted(calls, key=making.evaluated):
            targets = self.run.call_targets.get(id(node), {})
            callees = [self.found.by_function.get(key) for key in targets]
            if any(callees):
                if len(callees) > 1:
                    raise nests.UnfitError(
                        node, 'a call means several functions that make variables'
                    )
                nest.fresh = nest.fresh or callees[0].fresh
                nest.keras = nest.keras or callees[0].keras
                self._child(nest, node, callees[0], fixed, local)
            elif id(node) in made or (targets and all(self._is_maker(t) for t in targets.values())):
                nest.fresh = nest.fresh or self._is_fresh(node)
                self._site(nest, node, fixed, local, stores)
        nest.fresh = nest.fresh and id(function) not in self.found_again
        self._settle(nest, nodes)
        self.take_over(nest)
        nest.ambient = self.passing and not (
            nest.sites
            or nest.scopes
            or nest.keys
            or nest.dropped
            or any(child.holder for child, _ in nest.children)
        )
        if nest.ambient:
            self._rename_objects(nest, nodes)

    def _rename_objects(self, nest: nests.Nest, nodes: list) -> None:
        """Gives objects that a function gets as arguments names that it has not got itself."""
        called = {id(n.func) for n in nodes if id(n) in nest.calls}
        used = {n.id for n in nodes if isinstance(n, ast.Name) and id(n) not in called}
        used.update(a.arg for n in nodes for a in _parameters(n))
        for child, _ in nest.children:
            if child.attribute in used:
                nest.taken |= used
                child.attribute = self._name(nest, f'{child.attribute}_module')

    def _check_form(self, nest: nests.Nest, nodes: list) -> None:
        function = nest.function
        if function.decorator_list:
            raise nests.UnfitError(function, 'a decorated function makes variables')
        for node in nodes:
            if isinstance(node, (ast.Yield, ast.YieldFrom)):
                raise nests.UnfitError(function, 'a generator makes variables')
            named = isinstance(node, ast.Name) and node.id == 'self'
            if named and (nest.outer != 'self' or not isinstance(node.ctx, ast.Load)):
                raise nests.UnfitError(node, 'a function that makes variables has a name `self`')
        for step in self.run.program.steps:
            if self.top_of(step.site) is function:
                raise nests.UnfitError(
                    step.site,
                    'a function that is called more than once makes variables and runs them',
                    'run the graph where the function is called',
                )

    def _leaving(self, nest: nests.Nest, nodes: list) -> None:
        """Finds the statements that only change how scopes are reused."""
        calls = {id(call) for call in self.run.reuse_calls}
        for node in nodes:
            if isinstance(node, ast.Expr) and id(node.value) in calls:
                around = self.parents[id(node)]
                alone = isinstance(around, ast.If) and not around.orelse and len(around.body) == 1
                nest.leaving.append(around if alone and around is not nest.function else node)
        for scope in nest.scopes:
            for item in scope.items:
                self._check_alias(nest, nodes, item)

    def _check_alias(self, nest: nests.Nest, nodes: list, item: ast.withitem) -> None:
        """Refuses a scope that is used for more than to reuse variables and to name operations."""
        alias, call = item.optional_vars, item.context_expr
        if not isinstance(alias, ast.Name):
            return
        leaving = {id(n) for statement in nest.leaving for n in trees.walk(statement)}
        label = _argument(call, 0, 'name_or_scope') if isinstance(call, ast.Call) else None
        for node in nodes:
            if label is not None and isinstance(node, ast.keyword) and node.arg == 'name':
                whole = node.value.value if _is_name_of(node.value) else node.value
                if isinstance(whole, ast.Name) and whole.id == alias.id:
                    leaving.add(id(whole))
                    nest.names_of_scopes[id(node)] = label
        for node in nodes:
            loads = isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)
            if loads and node.id == alias.id and id(node) not in leaving:
                raise nests.UnfitError(
                    node, f'`{node.id}` is a variable scope, which TF 2 has not got'
                )

    def scopes_around(self, node: ast.AST, function: ast.AST | None) -> list:
        """Returns the statements in a function that enter variable scopes around a node."""
        found = []
        around = self.parents.get(id(node))
        while around is not None and around is not function:
            if isinstance(around, ast.With) and id(around) in self.run.variable_withs:
                found.insert(0, around)
            around = self.parents.get(id(around))
        return found

    def _labels(self, nest: nests.Nest, node: ast.AST) -> list:
        """Returns the expressions of the names of the variable scopes around a node."""
        labels = []
        for scope in self.scopes_around(node, nest.function):
            for item in scope.items:
                call = item.context_expr
                if not isinstance(call, ast.Call):
                    raise nests.UnfitError(call, 'a variable scope is entered by its name again')
                path = self.run.uses.get(id(call.func), (None, ''))[1]
                if path.endswith('variable_scope'):
                    label = _argument(call, 0, 'name_or_scope')
                    default = _argument(call, 1, 'default_name')
                    if label is None or _is_none(label):
                        label = default
                    if label is not None:
                        labels.append(label)
        return labels

    def _told_apart(self, nest: nests.Nest, labels: list, fixed: set, local: set) -> tuple:
        """Returns the names that an object knows, and the expressions that differ by turns.

        Parameters that the others depend on are noted as such.
        """
        texts, keys = [], []
        for label in labels:
            read = {
                n.id
                for n in trees.walk(label)
                if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)
            }
            if read & local:
                keys.append(label)
            else:
                nest.keys += [
                    p for p in nest.parameters if p in read & fixed and p not in nest.keys
                ]
                texts.append(ast.dump(label))
        return texts, keys

    def _child(self, nest, call: ast.Call, callee: nests.Nest, fixed: set, local: set) -> None:
        if any(isinstance(a, ast.Starred) for a in call.args) or any(
            k.arg is None for k in call.keywords
        ):
            raise nests.UnfitError(
                call, 'a call hides the arguments of a function that makes variables'
            )
        if self._inside(call, nest.function, (ast.ListComp, ast.GeneratorExp, ast.DictComp)):
            raise nests.UnfitError(call, 'a comprehension calls a function that makes variables')
        labels = self._labels(nest, call)
        if callee.ambient:
            self._passed(nest, call, callee, labels, fixed, local)
            return
        given = callee.given(call)
        arguments = [given.get(p) or callee.default(p) for p in callee.keys]
        texts, keys = self._told_apart(nest, [*labels, *filter(None, arguments)], fixed, local)
        own = [
            a.value
            for a in arguments
            if isinstance(a, ast.Constant) and isinstance(a.value, str) and a.value.isidentifier()
        ]
        wish = own[-1] if own and not keys else callee.function.name
        identity = (id(callee), tuple(texts)) if not keys else (id(callee), '*', tuple(texts))
        if callee.fresh:
            keys, identity = [], (id(callee), id(call))
        child = next((c for c, same in nest.children if same == identity), None)
        if child is None:
            listed = callee.fresh and self.is_in_loop(call, nest.function)
            wish = self.apart(nest, wish, labels)
            child = nests.Child(
                callee, self._name(nest, self.plural(nest, wish) if listed else wish), call
            )
            child.listed = listed
            if keys:
                many = wish + ('_by_name' if wish.endswith('s') else 's')
                child.holder = self._name(nest, many)
                single = [p for p in callee.keys if given.get(p) is keys[0]]
                child.parameter = single[0] if len(keys) == 1 and single else 'scope'
            nest.children.append((child, identity))
        nest.calls[id(call)] = (child, keys)
        nest.labels[id(call)] = labels

    def _passed(self, nest, call, callee, labels: list, fixed: set, local: set) -> None:
        """Finds the objects that a call passes on to a function without a scope of its own."""
        texts, keys = self._told_apart(nest, labels, fixed, local)
        if keys:
            raise nests.UnfitError(call, 'a scope of a computed name holds what a function makes')
        held = []
        for inner, same in callee.children:
            identity = (same[0], (*texts, *same[1]))
            child = next((c for c, known in nest.children if known == identity), None)
            if child is None:
                child = nests.Child(inner.callee, self._name(nest, inner.attribute), inner.call)
                child.module = inner.module or callee
                nest.children.append((child, identity))
            held.append(child)
        nest.passed[id(call)] = (callee, held)

    def _inside(self, node: ast.AST, function: ast.AST, kinds: tuple) -> bool:
        while node is not function:
            if isinstance(node, kinds):
                return True
            node = self.parents[id(node)]
        return False

    def is_in_loop(self, node: ast.AST, function: ast.AST) -> bool:
        """Tells whether a node of a function is evaluated several times."""
        loops = (ast.For, ast.While)
        return isinstance(function, loops) or self._inside(node, function, loops)

    def _name(self, nest: nests.Nest, wish: str) -> str:
        """Returns an attribute that the class has not got yet."""
        word = ''.join(c if c.isalnum() else '_' for c in wish)
        reserved = nest_making.RESERVED | (nest_making.OF_LAYERS if nest.keras else set())
        if not word.isidentifier() or word in reserved:
            word = f'{word}_'.lstrip('0123456789') if word else 'variable'
        name, count = word, 2
        while name in nest.taken or not name.isidentifier():
            name, count = f'{word}_{count}', count + 1
        nest.taken.add(name)
        return name


def _parameters(node: ast.AST) -> list:
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        a = node.args
        return [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]
    return []


def _argument(call: ast.Call, place: int, name: str) -> ast.expr | None:
    if len(call.args) > place:
        return call.args[place]
    return next((k.value for k in call.keywords if k.arg == name), None)


def _is_none(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _is_name_of(node: ast.expr) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == 'name'
