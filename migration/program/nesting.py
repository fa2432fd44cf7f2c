"""Decides which functions become classes with objects of each other, and names these."""

import ast

from migration.program import nest_finding, nests
from migration.syntax import trees


class Nesting:
    """The part of the structure that knows nests.

    Attributes:
      nests: the functions that become classes, and the objects of these.
    """

    def _find_nests(self, modules: list) -> None:
        settled = {**self.hoists, **self.built}
        finder = nest_finding.Finder(self.run, modules, settled)
        try:
            try:
                self.nests = finder.find()
            except nests.UnfitError as error:
                if not error.shared:
                    raise
                finder = nest_finding.Finder(self.run, modules, settled, passing=True)
                self.nests = finder.find()
        except nests.UnfitError as error:
            self.nests = nests.Nests()
            self.obstacle('variables_in_function', error.site, error.reason, error.way_out)
        inside = self.nests.by_function
        self.hoists = {v: h for v, h in self.hoists.items() if id(h.function) not in inside}
        self.builders = {key: b for key, b in self.builders.items() if id(b.function) not in inside}
        self.built = {
            v: (call, name)
            for builder in self.builders.values()
            for call in builder.calls
            for name, v in call.variables.items()
        }
        for rule, site, reason, way_out in self.run.kept_back:
            if not self._is_covered(finder, site):
                self.obstacle(rule, site, reason, way_out)

    def _is_covered(self, finder: nest_finding.Finder, site: ast.AST) -> bool:
        """Tells whether a place belongs to functions that become classes."""
        top = finder.top_of(site)
        if top is None or id(top) in self.nests.by_function:
            return top is not None
        visits = [
            v
            for v in self.run.visits
            if v.unseen is top or any(entry[0] is top for entry in v.trail)
        ]
        return bool(visits) and all(
            any(id(entry[0]) in self.nests.by_function for entry in v.trail)
            or id(v.unseen) in self.nests.by_function
            for v in visits
        )

    def is_owned(self, variables: list) -> bool:
        """Tells whether objects own all variables that one expression makes."""
        if all(v in self.built or v in self.nests.paths for v in variables):
            return True
        return all(id(v.site) in self._nested_sites() for v in variables)

    def _nested_sites(self) -> set:
        return {key for nest in self.nests.by_function.values() for key in nest.sites}

    def _name_nests(self) -> None:
        """Names classes and objects, and notes which `with` statements are looked through."""
        for nest in self.nests.by_function.values():
            if nest.ambient:
                continue
            words = nest.function.name.strip('_').split('_')
            name = ''.join(w[:1].upper() + w[1:] for w in words)
            taken = _names_of(nest.module)
            nest.class_name = name if name not in taken else f'{name}Module'
            self.taken.add(nest.class_name)
            self.looked_through.update(id(s) for s in nest.scopes if _in_suite(nest, s))
            self.hoisted.update(id(s) for s in nest.leaving if _in_suite(nest, s))
            gone = {id(n) for s in nest.leaving for n in trees.walk(s)}
            self.run.bookkeeping_calls -= gone
        held = self.nests.by_function.values()
        freed = {n.function.name for n in held if not n.ambient}
        for root in self.nests.roots:
            alone = sum(r.nest is root.nest for r in self.nests.roots) == 1
            labels = [*root.identity[1], *root.identity[2]]
            wish = root.nest.function.name
            if not alone and labels and str(labels[-1]).isidentifier():
                wish = labels[-1]
            if wish in freed and self._is_free(wish, root):
                freed.discard(wish)
                name = wish
            else:
                name = self.fresh(f'{wish}_module' if wish in self.taken else wish)
            self.taken.add(name)
            root.name = f'{self.owner_of(root.statement).prefix}{name}'

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
        return len(bound) <= 1 and not others and not arguments


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
    plain = {id(s.statement): s for s in nest.sites.values() if s.plain}
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
