"""What an object of a nest makes in its constructor, and what at its first call."""

import ast
import functools

from migration.program import layer_parts, making, nests, suite_names, tag_scopes, unread, values
from migration.syntax import trees

# Names that mean something else on every layer of Keras.
OF_LAYERS = frozenset(
    {
        'activity_regularizer', 'add_loss', 'add_metric', 'add_weight', 'build', 'built', 'call',
        'compute_dtype', 'count_params', 'dtype', 'dtype_policy', 'inbound_nodes', 'input',
        'input_dtype', 'input_shape', 'input_spec', 'losses', 'metrics', 'metrics_variables',
        'name', 'non_trainable_variables', 'non_trainable_weights', 'outbound_nodes', 'output',
        'output_shape', 'path', 'quantization_mode', 'state_updates', 'stateful', 'submodules',
        'supports_jit', 'supports_masking', 'trainable', 'trainable_variables',
        'trainable_weights', 'variable_dtype', 'variables', 'weights', 'states',
    }
)  # fmt: skip
# Names that mean something else on every tf.Module.
RESERVED = frozenset(
    {
        'name',
        'name_scope',
        'variables',
        'trainable_variables',
        'non_trainable_variables',
        'submodules',
        'with_name_scope',
    }
)


class NestMaking:
    """The part of the finder of nests that splits functions."""

    def _settle(self, nest: nests.Nest, nodes: list) -> None:
        """Decides what the constructor makes, and which parameters the object's call needs."""
        leaving = {id(n) for statement in nest.leaving for n in trees.walk(statement)}
        for scope in nest.scopes:
            leaving.update(id(n) for i in scope.items for n in trees.walk(i.context_expr))
            leaving -= tag_scopes.names_in(scope, self.tag_scopes)
        for site in nest.sites.values():
            for part in [*_unread(site.call), *_names_of_layer(site)]:
                leaving.update(id(n) for n in trees.walk(part))
        # What tells objects and variables apart is read when they are looked up.
        keys = [key for _, held in nest.calls.values() for key in held]
        keys += [key for site in nest.sites.values() for key in site.keys]
        leaving.difference_update(id(n) for key in keys for n in trees.walk(key))
        kept = {id(call): self._kept_of(nest, call) for call in nodes if id(call) in nest.calls}
        kept.update((key, [label]) for key, label in nest.names_of_scopes.items())
        for site in nest.sites.values():
            if _is_layer(site):
                kept[id(site.call)] = layer_parts.kept_arguments(site.layers[0].uses[0])
        for call in nodes:
            if id(call) in nest.passed:
                self._ban_passed(nest, call)
        points = [p for call in nodes for p in self._points(nest, call)] + self.keeping(nest)
        banned = self._banned(nest)
        split = functools.partial(making.split, self.run, self.parents, nest.function)
        nest.split = split(points, kept, banned, leaving)
        if any(not nest.split.makes(s.call) for s in nest.sites.values() if not s.keys):
            # What the first call has to make, it makes all together.
            points = [p for p in points if not self._can_be_late(nest, p)]
            nest.split = split(points, kept, banned, leaving)
        for site in nest.sites.values():
            site.early = nest.split.makes(site.call)
            if site.layers and not site.early:
                raise nests.UnfitError(
                    site.call,
                    'a layer is made of what is known only when it is called',
                    'give the function the sizes of its layers as numbers',
                )
            self._settle_turns(nest, site, site.call)
            if not site.early:
                self.check_arguments(site.call)
        for call in nodes:
            if id(call) in nest.calls:
                self._check_child(nest, call)
        loads = {n.id for n in nodes if isinstance(n, ast.Name)}
        stores = {n.id for n in nodes if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Store)}
        inner = {
            a.arg
            for n in nodes
            if n is not nest.function
            for a in _arguments(n)
            if isinstance(a, ast.arg)
        }
        nest.dropped = {
            name
            for name in nest.parameters
            if name in loads and name not in nest.split.second_names
        }
        if nest.fresh:
            # Each object is called at one place, so what both parts need can be kept.
            shared = nest.split.second_names & set(nest.init_parameters)
            nest.stored = shared - stores - inner - nest.taken - RESERVED
            nest.stored -= {name for name in nest.stored if self._holds_variables(nest, name)}
            nest.dropped |= nest.stored

    def _holds_variables(self, nest: nests.Nest, parameter: str) -> bool:
        """Tells whether a function gets variables, which are not those of its object."""
        calls = self.run.calls.get(id(nest.function), ())
        return any(values.variables_in(c.bound[parameter]) for c in calls if parameter in c.bound)

    def _can_be_late(self, nest: nests.Nest, point: making.Point) -> bool:
        """Tells whether the first call of an object can make a variable as well."""
        site = nest.sites.get(id(point.call))
        if site is None or site.listed:
            return False
        try:
            self.check_arguments(site.call)
        except nests.UnfitError:
            return False
        return not any(id(n) in self.run.impure_nodes for n in trees.walk(site.call))

    def _kept_of(self, nest: nests.Nest, call: ast.Call) -> list:
        """Returns the expressions of a call that are left where an object is called instead."""
        child, keys = nest.calls[id(call)]
        found = list(keys)
        for name, argument in child.callee.given(call).items():
            if name not in child.callee.dropped:
                found.append(argument)
            elif (
                any(isinstance(n, ast.Call) for n in trees.walk(argument))
                and name not in child.callee.split.names
                and not any(argument is key for key in keys)
            ):
                raise nests.UnfitError(argument, 'a name is computed by a call')
        rest = self.stars_of(child.callee, call)
        return [*found, *rest]

    def stars_of(self, callee: nests.Nest, call: ast.Call) -> list:
        """Returns the arguments of a call that have no parameters of their own."""
        count = len(callee.positional)
        return [*call.args[count:], *(k.value for k in call.keywords if k.arg is None)]

    def _points(self, nest: nests.Nest, call: ast.AST) -> list:
        """Returns what a call makes, where the constructor could make it."""
        site = nest.sites.get(id(call))
        if site is not None and _is_layer(site):
            use, named = site.layers[0].uses[0], _names_of_layer(site)
            needs = layer_parts.settings(use, call)
            return [making.Point(call, [n for n in needs if n not in named])]
        if site is not None and not site.keys:
            needs = [*call.args, *(k.value for k in call.keywords)]
            unneeded = _unread(call)
            needs = [n for n in needs if n not in unneeded]
            if id(call.func) not in self.run.uses:
                needs.append(call.func)
            for variable in self.run.program.variables:
                if variable.site is call:
                    needs += [place for place in variable.defaults.values() if place is not None]
            if isinstance(site.put_into, ast.Subscript):
                into = site.put_into
                needs = [*needs, into.slice]
                return [making.Point(call, needs, alone=True, into=into.value)]
            if site.put_into is not None:
                return [making.Point(call, needs, alone=True, into=site.put_into)]
            names = tuple(site.targets)
            plain, in_turn = names if site.plain else (), names if site.listed else ()
            return [making.Point(call, needs, plain, in_turn)]
        child, _ = nest.calls.get(id(call), (None, None))
        if child is None or child.call is not call:
            return []
        if child.holder:
            self._ban(child.callee, child.callee.init_parameters)
            return []
        needs = list(self._made_from(child.callee, call).values())
        if child.callee.takes_over and isinstance(call.func, ast.Attribute):
            needs.append(call.func.value)
        return [making.Point(call, needs)] if needs or child.listed else []

    def _made_from(self, callee: nests.Nest, call: ast.Call) -> dict:
        """Returns the arguments of a call that the constructor needs."""
        given = callee.given(call)
        for parameter in callee.init_parameters:
            if making.is_used_up(given.get(parameter)):
                self._ban(callee, [parameter])
        return {p: given[p] for p in callee.init_parameters if p in given}

    def _banned(self, nest: nests.Nest) -> set:
        """Returns the names of a function that its constructor cannot know."""
        found = set(nest.starred)
        for node in trees.walk(nest.function):
            if isinstance(node, (ast.Global, ast.Nonlocal)):
                found.update(node.names)
        if any(visit.unseen is nest.function for visit in self.run.visits):
            # What they stand for is not known; but sizes of layers are numbers.
            found.update(set(nest.parameters) - self._settings(nest))
        return found | self.banned.get(id(nest.function), set())

    def _settings(self, nest: nests.Nest) -> set:
        """Returns the names by which a function gives layers their settings, and no tensors."""
        found, others = set(), set()
        for site in nest.sites.values():
            given = [*site.call.args, *(k.value for k in site.call.keywords)]
            if _is_layer(site):
                use = site.layers[0].uses[0]
                given = layer_parts.settings(use, site.call)
                if use.inputs is not None:
                    others.update(getattr(n, 'id', '') for n in trees.walk(use.inputs))
            for node in (n for part in given for n in trees.walk(part) if isinstance(n, ast.Name)):
                held = isinstance(self.parents[id(node)], ast.Attribute)
                (others if held or not site.layers else found).add(node.id)
        return found - others

    def _ban(self, nest: nests.Nest, names) -> None:
        self.banned.setdefault(id(nest.function), set()).update(names)

    def _ban_passed(self, nest: nests.Nest, call: ast.Call) -> None:
        """Lets objects that are passed on be made from nothing."""
        for child in nest.passed[id(call)][1]:
            self._ban(child.callee, child.callee.init_parameters)

    def _check_child(self, nest: nests.Nest, call: ast.Call) -> None:
        """Finds arguments of an object's constructor that are not known early enough."""
        child, _ = nest.calls[id(call)]
        if child.call is not call or child.holder:
            return
        if not nest.split.makes(call):
            needs = self._made_from(child.callee, call)
            late = [
                name
                for name, argument in needs.items()
                if not self._is_known_early(nest, call, argument)
            ]
            self._ban(child.callee, late or list(needs))
            if child.callee.takes_over and not needs:
                raise nests.UnfitError(
                    call, 'the object whose method makes variables is not known early enough'
                )
            if child.listed and not needs:
                raise nests.UnfitError(
                    call,
                    'a loop calls a function that makes variables, and how often is not known '
                    'before the first call',
                    'use tf.get_variable in a scope of its own for each turn',
                )
        self._settle_turns(nest, child, call)

    def _is_known_early(self, nest: nests.Nest, call: ast.Call, argument: ast.expr) -> bool:
        point = making.Point(call, [argument])
        others = [p for p in nest.split.points if p.call is not call]
        tried = making.split(
            self.run, self.parents, nest.function, [*others, point], {}, self._banned(nest), ()
        )
        return point in tried.points

    # Turns of loops

    def _settle_turns(self, nest: nests.Nest, thing, call: ast.Call) -> None:
        """Decides how a turn of a loop finds its element of a list."""
        if not thing.listed:
            return
        thing.index = self._index_of(nest, call)
        early = nest.split.makes(call)
        if not early and not thing.index:
            raise nests.UnfitError(
                call,
                'a loop makes variables, and no name of it tells its turns apart',
                'use tf.get_variable in a scope of its own for each turn',
            )
        if not thing.index:
            names = suite_names.SuiteNames(self.run, self.parents, nest.function)
            around = list(names.around_of(names.statement_of(call)))
            thing.loop = [n for n in around if isinstance(n, (ast.For, ast.While))][-1]

    def _index_of(self, nest: nests.Nest, call: ast.Call) -> str:
        """Returns the number of the turn of the only loop around a call; '' where none tells it."""
        names = suite_names.SuiteNames(self.run, self.parents, nest.function)
        statement = names.statement_of(call)
        around = [n for n in names.around_of(statement) if not names.is_scope(n)]
        if len(around) != 1 or not isinstance(around[0], ast.For):
            return ''
        return index_of(around[0], names.binders)

    def steps_to(self, variable, call: ast.Call) -> list:
        """Returns the subscripts that lead to a variable in what a call returned."""
        for result in self.run.call_results.get(id(call), ()):
            found = _steps(result, variable, 0)
            if found is not None:
                return found
        return []

    # Objects of the program itself

    def check_made_with(self) -> None:
        """Finds arguments of the program's own objects that only steps know."""
        for root in self.found.roots:
            if root.passed_by is not None:
                self._ban(root.nest, root.nest.init_parameters)
                continue
            for name, argument in self._made_from(root.nest, root.call).items():
                late = any(self._is_of_steps(node) for node in trees.walk(argument))
                if late or self._is_used_up(argument):
                    self._ban(root.nest, [name])

    def _is_used_up(self, argument: ast.expr) -> bool:
        """Tells whether an argument can be gone over only once, as a generator."""
        held = self.run.reads.get(id(argument), ())
        made = [getattr(b.statement, 'node', None) for b in held]
        return any(making.is_used_up(node) for node in [argument, *made])

    def _is_of_steps(self, node: ast.AST) -> bool:
        """Tells whether a name or attribute of the program stands for what steps compute."""
        for binding in self.run.reads.get(id(node), ()):
            if values.is_deferred(binding.value):
                return True
            made = binding.statement
            if made is not None and any(
                making.depends(b.value) and b is not binding for b in made.binds
            ):
                return True
        return False


def index_of(loop: ast.For, binders: dict) -> str:
    """Returns the number of a turn of a loop, from 0, as names of the loop tell it."""
    call = loop.iter
    name = getattr(getattr(call, 'func', None), 'id', '')
    if not isinstance(call, ast.Call) or call.keywords:
        return ''
    target, start = loop.target, 0
    if name == 'enumerate' and len(call.args) == 1 and isinstance(target, ast.Tuple):
        target = target.elts[0]
    elif name == 'range' and len(call.args) == 2 and isinstance(call.args[0], ast.Constant):
        start = call.args[0].value
    elif name != 'range' or len(call.args) != 1:
        return ''
    if not isinstance(target, ast.Name) or binders.get(target.id) != [loop]:
        return ''
    return f'{target.id} - {start}' if start else target.id


def _steps(value, variable, depth: int) -> list | None:
    """Returns the subscripts that lead to a variable in a value, or None."""
    if isinstance(value, values.VariableValue):
        return [] if value.variable is variable else None
    items = []
    if isinstance(value, values.Sequence):
        items = list(enumerate(value.items))
    elif isinstance(value, values.Mapping):
        items = [(k.value, v) for k, v, _ in value.entries if isinstance(k, values.Constant)]
    for key, item in items if depth < 4 else ():
        found = _steps(item, variable, depth + 1)
        if found is not None:
            return [key, *found]
    return None


def _arguments(node: ast.AST) -> list:
    return list(trees.walk(node.args)) if isinstance(node, (ast.FunctionDef, ast.Lambda)) else []


def _unread(call: ast.Call) -> list[ast.expr]:
    """Returns the arguments of a variable that nothing reads: penalties are summed elsewhere."""
    held = [k.value for k in call.keywords if k.arg == 'regularizer']
    return [*unread.collection_arguments(call), *held]


def _is_layer(site: nests.Site) -> bool:
    """Tells whether an expression makes a layer and calls it at once."""
    return bool(site.layers) and not isinstance(site.layers[0], values.Cell)


def _names_of_layer(site: nests.Site) -> list[ast.expr]:
    """Returns the arguments by which TF 1 names the variables of a layer."""
    if not _is_layer(site):
        return []
    return list(site.layers[0].labels.values())
