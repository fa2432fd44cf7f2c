"""Where functions that become classes make variables and layers."""

import ast
import re

from migration.program import averages, layer_parts, nests, values
from migration.syntax import trees

# Expressions of which TF 1 may evaluate only a part, or a part several times.
_PARTLY = (
    ast.Lambda,
    ast.IfExp,
    ast.BoolOp,
    ast.ListComp,
    ast.SetComp,
    ast.DictComp,
    ast.GeneratorExp,
)
# What functions that make variables are called besides what they make.
_VERBS = frozenset({'variable', 'variables', 'init', 'initialize', 'new', 'make', 'create', 'get'})


class NestSites:
    """The part of the finder of nests that knows such places."""

    def _site(self, nest, call: ast.Call, fixed: set, local: set, stores: list) -> None:
        statement = self.parents[id(call)]
        while not isinstance(statement, ast.stmt):
            if isinstance(statement, _PARTLY):
                raise nests.UnfitError(call, 'a variable is made inside of a larger expression')
            statement = self.parents[id(statement)]
        simple = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr, ast.Return)
        if not isinstance(statement, simple):
            raise nests.UnfitError(call, 'a variable is made in the head of a statement')
        named = self._names(call)
        labels = nest.labels[id(call)] = self._labels(nest, call)
        _, keys = self._told_apart(nest, [*labels, *named], fixed, local)
        listed = False
        layers = self.layers.get(id(call), [])
        if self._is_fresh(call) or layers:
            keys, listed = [], self.is_in_loop(call, nest.function)
        targets = self._targets(call, statement)
        hidden = _names_bound_inside(nest.function)
        plain = bool(targets) and not any(
            stores.count(t) != 1 or t in nest.parameters or t in hidden for t in targets
        )
        text = next((n.value for n in named if isinstance(n, ast.Constant)), '')
        if layers and not isinstance(layers[0], values.Cell):
            targets, plain = [], False
            text = layers[0].requested or layers[0].name.rsplit('/', 1)[-1]
            if any(not isinstance(label, ast.Constant) for label in named):
                text = layers[0].core.rsplit('.', 1)[-1]  # Its calls give it other names.
            if not nest.scopes or listed:
                text = re.sub(r'_\d+$', '', text)  # Counted through the whole graph.
            text = f'{text}_layer' if listed else text
        wishes = list(targets) or [str(text).rsplit('/', 1)[-1] or self._kind_of(call, statement)]
        for place, wish in enumerate(wishes):
            wish = self.apart(nest, wish, labels)
            wishes[place] = self._name(nest, self.plural(nest, wish) if listed else wish)
        plain = plain and not keys and not listed
        site = nests.Site(call, statement, wishes, targets, plain, keys, listed)
        site.layers = layers if self._are_layers(id(call)) else []
        site.shape = layer_parts.shape_of_all(layers) if not listed else ''
        nest.sites[id(call)] = site

    def _are_layers(self, key: int) -> bool:
        """Tells whether an expression makes layers or cells, and not an object of another kind."""
        return any(not isinstance(made, averages.Average) for made in self.layers.get(key, ()))

    def _kind_of(self, call: ast.Call, statement: ast.stmt) -> str:
        """Returns what a variable may be called that has no name: after what it serves."""
        given = [k.value for k in call.keywords if k.arg == 'name']
        if given and isinstance(given[0], ast.Constant) and str(given[0].value).isidentifier():
            return given[0].value
        target = getattr(statement, 'targets', [None])[0]
        served = getattr(target, 'attr', getattr(target, 'id', ''))
        makers = self.run.call_targets.get(id(call), {}).values()
        words = [
            w
            for m in makers
            for w in getattr(m, 'name', '').strip('_').split('_')
            if w not in _VERBS
        ]
        return '_'.join(filter(None, [served, *(words or ['variable'])]))

    def _targets(self, call: ast.Call, statement: ast.stmt) -> list:
        """Returns the names that a statement does nothing but bind to variables that are made."""
        if not isinstance(statement, ast.Assign) or statement.value is not call:
            return []
        target = statement.targets[0]
        if len(statement.targets) > 1:
            return []
        if isinstance(target, ast.Name):
            return [target.id]
        results = self.run.call_results.get(id(call), [])
        several = isinstance(target, (ast.Tuple, ast.List)) and all(
            isinstance(e, ast.Name) for e in target.elts
        )
        if several and all(
            isinstance(r, values.Sequence)
            and len(r.items) == len(target.elts)
            and all(isinstance(i, values.VariableValue) for i in r.items)
            for r in results
        ):
            return [e.id for e in target.elts]
        return []

    def apart(self, nest: nests.Nest, wish: str, labels: list) -> str:
        """Returns a name with that of the scope around, where another scope has a namesake."""
        known = [e.value for e in labels if isinstance(e, ast.Constant)]
        scope = str(known[-1]) if known else ''
        if nest.scopes_of_names.setdefault(wish, known) == known or not scope.isidentifier():
            return wish
        return f'{scope}_{wish}' if wish in nest.taken else wish

    def plural(self, nest: nests.Nest, name: str) -> str:
        """Returns what a list of things is called; nothing in the function has that name."""
        many = f'{name}_list' if name.endswith('s') else f'{name}s'
        used = {n.id for n in trees.walk(nest.function) if isinstance(n, ast.Name)}
        return f'all_{many}' if many in used or many in nest.parameters else many

    def _names(self, call: ast.Call) -> list:
        """Returns the arguments of a call on which the names of its variables depend."""
        if self._is_get_variable(call):
            return [a for a in [_argument(call, 0, 'name')] if a is not None]
        if id(call) in self.layers:
            made = self.layers[id(call)][0]
            labels = getattr(made, 'labels', None) or layer_parts.labels_in(made.places)
            return [labels[name] for name in ('name', 'scope') if name in labels]
        found = []
        for maker in self.run.call_targets.get(id(call), {}).values():
            inner = nests.Nest(maker, self.module_of(maker))
            self._find_outer(inner)
            given = inner.given(call)
            read = {
                n.id
                for label in self._labels_in(maker)
                for n in trees.walk(label)
                if isinstance(n, ast.Name)
            }
            found += [given.get(p) or inner.default(p) for p in inner.parameters if p in read]
        return [a for a in found if a is not None]

    def _labels_in(self, maker: ast.FunctionDef) -> list:
        """Returns the expressions of names in a function that only makes variables."""
        labels = []
        for node in trees.walk(maker):
            path = self.run.uses.get(id(getattr(node, 'func', None)), (None, ''))[1]
            if path == 'get_variable':
                labels.append(_argument(node, 0, 'name'))
            elif path.endswith('variable_scope'):
                labels.append(_argument(node, 0, 'name_or_scope'))
            elif id(node) in self.run.call_targets:
                labels += self._names(node)
        return [label for label in labels if label is not None]

    def check_arguments(self, call: ast.Call) -> None:
        """Refuses initial values that are computed apart, where a function's graph is."""
        for positional, keywords in self.run.call_arguments.get(id(call), []):
            held = list(zip(call.args, positional, strict=False))
            held += [(k.value, keywords[k.arg]) for k in call.keywords if k.arg in keywords]
            for node, value in held:
                nodes = values.nodes_in(value)
                if isinstance(node, ast.Name) and any(n.kind != 'static' for n in nodes):
                    raise nests.UnfitError(
                        node,
                        'the initial value of a variable is computed in another statement',
                        'write it where the variable is made',
                    )

    def _is_get_variable(self, call: ast.Call) -> bool:
        return self.run.uses.get(id(call.func), (None, ''))[1] == 'get_variable'


def _names_bound_inside(function: ast.FunctionDef) -> set:
    """Returns the names that functions inside of a function give a meaning of their own."""
    found = set()
    for node in trees.walk(function):
        if node is not function:
            found.update(a.arg for a in _parameters(node))
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                found.add(node.name)
    return found


def _parameters(node: ast.AST) -> list:
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        a = node.args
        return [*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg))]
    return []


def _argument(call: ast.Call, place: int, name: str) -> ast.expr | None:
    if len(call.args) > place:
        return call.args[place]
    return next((k.value for k in call.keywords if k.arg == name), None)
