"""Decides which functions become classes with objects of each other, and names these."""

import ast
import functools
import itertools
import re

from migration.program import nest_finding, nests, owners, state, values
from migration.syntax import trees


class Nesting:
    """The part of the structure that knows nests.

    Attributes:
      nests: the functions that become classes, and the objects of these.
    """

    def _find_nests(self, modules: list) -> None:
        settled = set(self.hoists)
        finder = nest_finding.Finder(self.run, modules, settled, self.tag_scopes)
        self._parents_of_all = finder.parents
        try:
            try:
                self.nests = finder.find()
            except nests.UnfitError as error:
                if not error.shared:
                    raise
                finder = nest_finding.Finder(self.run, modules, settled, self.tag_scopes, True)
                self.nests = finder.find()
        except nests.UnfitError as error:
            self.nests = nests.Nests()
            self.obstacle('variables_in_function', error.site, error.reason, error.way_out)
        inside = self.nests.by_function
        self.hoists = {v: h for v, h in self.hoists.items() if id(h.function) not in inside}
        for rule, site, reason, way_out in self.run.kept_back:
            if not self._is_covered(finder, site):
                self.obstacle(rule, site, reason, way_out)
        for site, places, reason in self.run.impure_statements:
            if not any(map(self.is_made_early, places)):
                way_out = 'bind its result to a name in a statement of its own'
                self.obstacle('impure_graph_statement', site, reason, way_out)

    def is_made_early(self, node: ast.AST) -> bool:
        """Tells whether a node is evaluated only where objects are made."""
        # An object that is used again is made once, while TF 1 went through its function again.
        once = [nest for nest in self.nests.by_function.values() if nest.fresh]
        once += self.nests.benches.values()
        gone = {key for nest in once for key in nest.split.gone}
        made = {
            id(point.call)
            for nest in once
            for point in nest.split.points
            if id(point.call) in nest.sites
        }
        while node is not None:
            if id(node) in gone or id(node) in made:
                return True
            node = self.parents_of(node)
        return False

    def parents_of(self, node: ast.AST) -> ast.AST | None:
        """Returns the node around a node of any module."""
        return self._parents_of_all.get(id(node))

    def _is_covered(self, finder: nest_finding.Finder, site: ast.AST) -> bool:
        """Tells whether a place belongs to functions that become classes."""
        top = finder.top_of(site)
        if top is None or id(top) in self.nests.by_function:
            return top is not None
        visits = self._visits_below.get(id(top), ())
        return bool(visits) and all(
            any(id(entry[0]) in self.nests.by_function for entry in v.trail)
            or id(v.unseen) in self.nests.by_function
            for v in visits
        )

    @functools.cached_property
    def _visits_below(self) -> dict[int, list]:
        """The places where variables are made or found, by the functions that lead there."""
        found: dict[int, list] = {}
        for visit in self.run.visits:
            for key in {id(visit.unseen), *(id(entry[0]) for entry in visit.trail)}:
                found.setdefault(key, []).append(visit)
        return found

    def bench_of(self, statement: state.Statement | None) -> nests.Bench | None:
        """Returns what a statement makes where it stood, if it is split."""
        return self.nests.benches.get(id(statement.node)) if statement is not None else None

    def is_bound_first(self, binding: state.Binding) -> bool:
        """Tells whether a split statement binds a name where it stood, and not in functions."""
        bench = self.bench_of(binding.statement)
        return bench is not None and binding.name in bench.bound_first()

    def is_made_first(self, binding: state.Binding) -> bool:
        """Tells whether a name is bound where a split statement stood, or to what is made there."""
        bench = self.bench_of(binding.statement)
        return bench is not None and not self.is_moved(binding)

    def is_owned(self, variables: list) -> bool:
        """Tells whether objects own all variables that one expression makes."""
        if all(v in self.nests.paths for v in variables):
            return True
        return all(id(v.site) in self._nested_sites() for v in variables)

    def _nested_sites(self) -> set:
        return {key for nest in self.nests.by_function.values() for key in nest.sites}

    def _name_nests(self) -> None:
        """Names classes and objects, and notes which `with` statements are looked through."""
        named: set[str] = set()
        for nest in self.nests.by_function.values():
            if nest.ambient:
                continue
            words = nest.function.name.strip('_').split('_')
            name = ''.join(w[:1].upper() + w[1:] for w in words)
            taken = _names_of(nest.module) | named
            around = nest.owner.name if nest.owner is not None else ''
            wishes = [name, f'{name}Module', *([f'{around}{name}'] if around else ())]
            numbered = (f'{name}{number}' for number in itertools.count(2))
            free = (n for n in itertools.chain(wishes, numbered) if n not in taken)
            nest.class_name = next(free)
            named.add(nest.class_name)
            self.taken.add(nest.class_name)
            self.looked_through.update(
                id(s) for s in nest.scopes if _in_suite(nest, s) and not self.keeps_scopes(s)
            )
            self.hoisted |= nest.split.gone
            self.hoisted.update(id(s) for s in nest.leaving if _in_suite(nest, s))
            gone = {id(n) for s in nest.leaving for n in trees.walk(s)}
            self.run.bookkeeping_calls -= gone
        for bench in self.nests.benches.values():
            self._name_bench(bench)
        held = self.nests.by_function.values()
        # With the functions in which they are taken again.
        freed = {n.function.name: set() for n in held if not n.ambient and n.owner is None}
        for root in self.nests.roots:
            owner = self.owner_of(root.statement)
            root.name = owner.prefix + self._object_name(root, owner, freed)

    def _object_name(self, root: nests.Root, owner: owners.Owner, freed: dict) -> str:
        """Returns a name for an object."""
        wish = self._best_name(root)
        if owner.instance is not None:
            wish = wish.strip('_')
            taken = wish in self.names_taken(owner)
            unnamed = wish == root.nest.function.name.strip('_')
            several = len(self._like(root)) > 1
            taken = taken or (unnamed and several)
            return self.fresh(self._beside(wish, root, owner) if taken else wish, owner)
        alone, home = len(self._like(root)) == 1, self.home_of(owner)
        used = freed.get(wish, {None})
        if alone and not used & {home, None} and (home or not used) and self._is_free(wish, root):
            used.add(home)
            self.taken.add(wish)
            return wish
        return self.fresh(self._beside(wish, root) if wish in self.taken else wish, owner)

    def _like(self, root: nests.Root) -> list:
        """Returns the objects of one class that are known in the same functions."""
        home = self.home_of(self.owner_of(root.statement))
        homes = {home, None} if home is not None else None
        return [
            r
            for r in self.nests.roots
            if r.nest is root.nest
            and (homes is None or self.home_of(self.owner_of(r.statement)) in homes)
        ]

    def _name_bench(self, bench: nests.Bench) -> None:
        """Names what a statement makes where it stood."""
        owner = self.owner_of(bench.statement)
        bench.name = owner.prefix
        things = [*bench.sites.values(), *(child for child, _ in bench.children)]
        renamed = {}
        for thing in things:
            if isinstance(thing, nests.Site) and (thing.plain or thing.kept):
                names = thing.targets if thing.plain else thing.attributes
            else:
                where = owner if owner.instance is not None else None
                names = [self.fresh(name, where) for name in thing.attributes]
            renamed.update(zip(thing.attributes, names, strict=True))
            thing.rename(names)
        for variable, path in bench.variables.items():
            first, *rest = re.split(r'(?=[.\[])', path.removeprefix('.'))
            path = '.' + ''.join([renamed.get(first, first), *rest])
            bench.variables[variable] = path
            self.nests.paths[variable] = (bench, path)

    def _best_name(self, root: nests.Root) -> str:
        """Returns what an object would best be called."""
        function = root.nest.function.name.strip('_')
        if len(self._like(root)) == 1:
            return root.nest.function.name
        labels = [*root.identity[1], *root.identity[2]]
        if labels and str(labels[-1]).isidentifier():
            return labels[-1]
        name = _target(root)
        same = [r for r in self.nests.roots if _target(r) == name]
        calls = [n for n in trees.walk(root.statement.node) if id(n) in root.calls]
        alone = [r for r in self.nests.roots if r.statement is root.statement] == [root]
        if name is None or not calls or not alone or len(same) > 1:
            return function
        kind = function.split('_')[-1]
        return name if name.endswith(f'_{kind}') else f'{name}_{kind}'

    def _beside(self, wish: str, root: nests.Root, owner: owners.Owner | None = None) -> str:
        """Returns a name for an object whose best name is taken."""
        function = root.nest.function.name.strip('_')
        if wish in (function, root.nest.function.name):
            if len(self._like(root)) == 1:
                return f'{function}_module'
            numbered = (f'{function}_{number}' for number in itertools.count(1))
            taken = self.taken if owner is None else self.names_taken(owner)
            return next(name for name in numbered if name not in taken)
        kind = function.split('_')[-1]
        return f'{wish}_module' if wish.endswith(kind) else f'{wish}_{kind}'

    def _is_free(self, name: str, root: nests.Root) -> bool:
        """Tells whether the name of a function that becomes a class can be that of an object."""
        bound = [b for b in self.run.bindings.get(name, []) if b.frame.parent is None]
        others = [
            n
            for n in trees.walk(root.nest.module)
            if isinstance(n, ast.Name) and n.id == name and not isinstance(n.ctx, ast.Load)
        ]
        arguments = [
            n for n in trees.walk(root.nest.module) if isinstance(n, ast.arg) and n.arg == name
        ]
        alone = all(isinstance(b.value, values.Function) for b in bound) and len(bound) <= 1
        return alone and not others and not arguments


def _target(root: nests.Root) -> str | None:
    """Returns the name of what a statement computes that is the first to use an object."""
    target = getattr(root.statement.node, 'targets', [None])[0]
    return getattr(target, 'attr', getattr(target, 'id', None))


def _names_of(module: ast.Module) -> set:
    """Returns the names that a module binds or reads anywhere."""
    found = set()
    for node in trees.walk(module):
        for field in ('id', 'name', 'arg', 'asname'):
            text = getattr(node, field, None)
            if isinstance(text, str):
                found.add(text)
    return found


def _in_suite(nest: nests.Nest, node: ast.stmt) -> bool:
    """Tells whether a statement stands in the function's suite, or in scopes of it alone."""
    suites = [nest.function.body]
    for suite in suites:
        for statement in suite:
            if statement is node:
                return True
            if any(statement is scope for scope in nest.scopes):
                suites.append(statement.body)
    return False


def groups(nest: nests.Nest, comments) -> dict:
    """Returns the statements that make variables one below the other, by the id of the first.

    Args:
      nest: the function.
      comments: those of the source.
    """
    behind = {c.line for c in comments if not c.own_line}
    plain = {id(s.statement): s for s in nest.sites.values() if s.plain and not s.early}
    found: dict[int, list] = {}
    suites = [nest.function.body]
    for suite in suites:
        group: list = []
        for statement in suite:
            if any(statement is scope for scope in nest.scopes):
                suites.append(statement.body)
            if id(statement) not in plain:
                group = []
            elif group and group[0].end_lineno not in behind:
                group.append(statement)
            else:
                group = found.setdefault(id(statement), [statement])
    return found
