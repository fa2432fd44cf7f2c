"""Scopes that stay because functions make summaries in them, whose tags begin with their names."""

import ast

from migration.program import model, state, values
from migration.syntax import trees


class TagScopes:
    """The part of the structure that knows which scopes stay.

    Attributes:
      tag_scopes: the names of scopes that stay, by the expressions that enter them, as ids.
    """

    def find_tag_scopes(self) -> None:
        """Finds the scopes that stay."""
        self.tag_scopes: dict[int, ast.expr] = {}
        self._within: dict[int, set] = {}  # The statements of regions that need a scope.
        made = [n for n in self.run.summaries if n.detail['inside']]
        scopes = {inside.lower() for n in made for *_, inside in n.detail['scopes']}
        for node in self.run.summaries:
            for entry, asked, outside, inside in node.detail['scopes']:
                around = self.with_of(entry)
                region = around is None or id(around) in self.run.looked_through
                label = self._label(entry)
                if not asked or label is None or inside == outside:
                    continue
                if region and (not node.detail['inside'] or _names_operations(around)):
                    continue
                if region and (
                    inside != state.joined(outside, asked)
                    or not self._others_called_so(node, asked) <= scopes
                ):
                    continue  # In a function it would get another number, or none.
                self.tag_scopes[id(entry)] = label
                if region:
                    self._within.setdefault(id(entry), set()).add(node.statement)

    def _others_called_so(self, node: model.Node, asked: str) -> set[str]:
        """Returns the names, in lower case, that may get in the way of a scope's."""
        graph = node.detail['graph']
        last = asked.lower().rsplit('/', 1)[-1]
        names = {*graph.counters, *graph.op_names}
        found = {n for n in names if n.rsplit('/', 1)[-1] == last}
        inputs = [b.name for held in self.run.bindings.values() for b in held if _is_input(b)]
        return found.union(n for n in inputs if n.lower() == last)

    def _label(self, entry: ast.expr) -> ast.expr | None:
        """Returns the name by which a call enters a scope."""
        if not isinstance(entry, ast.Call) or any(isinstance(a, ast.Starred) for a in entry.args):
            return None
        path = self.run.uses.get(id(entry.func), (None, ''))[1].rsplit('.', 1)[-1]
        first = {'variable_scope': 'name_or_scope', 'name_scope': 'name'}.get(path)
        held = dict(zip((first, 'default_name'), entry.args, strict=False))
        held.update({k.arg: k.value for k in entry.keywords})
        names = [held.get(first), held.get('default_name')] if first is not None else []
        return next((n for n in names if n is not None and not _is_none(n)), None)

    def with_of(self, entry: ast.AST) -> ast.With | None:
        """Returns the statement that enters a scope."""
        while entry is not None and not isinstance(entry, ast.With):
            entry = self.parents.get(id(entry))
        return entry

    def keeps_scopes(self, node: ast.AST) -> bool:
        """Tells whether a `with` enters scopes that stay."""
        return isinstance(node, ast.With) and any(
            id(item.context_expr) in self.tag_scopes for item in node.items
        )

    def tag_scopes_around(self, statements: list[state.Statement]) -> list[list[ast.expr]]:
        """Returns the scopes that stay around each of some moved statements."""
        needing: dict[int, list] = {}
        for place, statement in enumerate(statements):
            for key, held in self._within.items():
                if statement in held:
                    needing.setdefault(key, []).append(place)
        found = []
        for place, statement in enumerate(statements):
            entered = [i.context_expr for node in statement.withs for i in node.items]
            entered = [e for e in entered if id(e) in needing and self._stays_for(e)]
            found.append([e for e in entered if needing[id(e)][0] <= place <= needing[id(e)][-1]])
        return found

    def _stays_for(self, entry: ast.expr) -> bool:
        """Tells whether a scope stays; one that was entered twice would get a number."""
        needing = self._within.get(id(entry), set())
        if not all(_is_around(entry, statement) for statement in needing):
            return False
        every = {b for f in self.functions for b in f.blocks}.union(self.helpers)
        blocks = [b for b in every if needing.intersection(b.statements)]
        recorded = all(s.index in self.recorded for s in needing)
        together = recorded or (len(blocks) == 1 and needing <= set(blocks[0].statements))
        return id(entry) in self.tag_scopes and (len(needing) <= 1 or together)

    def prefix_of_tag(self, node: model.Node) -> str:
        """Returns what TF 2 puts before the name of a summary that a function makes."""
        kept = ''
        for entry, _, outside, inside in node.detail['scopes']:
            if inside == outside or not self._stays_for(entry):
                continue
            before = f'{outside}/' if outside else ''
            kept = kept + inside[len(before) :] if inside.startswith(before) else inside
            kept += '/'
        return kept


def numbers_left_out(parts: list[model.Node]) -> list[model.Node]:
    """Returns the summaries in scopes whose numbers count others that are not among them."""
    found = {inside.lower() for part in parts for *_, inside in part.detail['scopes']}
    return [
        part
        for part in parts
        if any(
            not _earlier(state.joined(outside, asked), inside) <= found
            for _, asked, outside, inside in part.detail['scopes']
            if asked
        )
    ]


def _earlier(plain: str, inside: str) -> set[str]:
    """Returns the names that were taken before a scope got its number, in lower case."""
    number = inside[len(plain) + 1 :]
    if inside == plain or not number.isdigit():
        return set()
    name = plain.lower()
    return {name, *(f'{name}_{n}' for n in range(1, int(number)))}


def _is_input(binding: state.Binding) -> bool:
    made = values.node_of(binding.value)
    return made is not None and made.kind == 'input'


def _names_operations(node: ast.With | None) -> bool:
    """Tells whether operations are called after a scope, which would get another name then."""
    if node is None:
        return True
    aliases = {n.id for i in node.items for n in trees.walk(i) if _is_stored(n)}
    return any(
        isinstance(part, ast.keyword)
        and part.arg == 'name'
        and any(isinstance(n, ast.Name) and n.id in aliases for n in trees.walk(part.value))
        for statement in node.body
        for part in trees.walk(statement)
    )


def _is_around(entry: ast.expr, statement: state.Statement) -> bool:
    """Tells whether a scope is entered around a statement, in the suite that it belongs to."""
    return any(i.context_expr is entry for node in statement.withs for i in node.items)


def _is_stored(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def names_in(node: ast.With, tag_scopes: dict) -> set[int]:
    """Returns the ids of the parts of the names of scopes that stay."""
    labels = [tag_scopes.get(id(item.context_expr)) for item in node.items]
    return {id(n) for label in labels if label is not None for n in trees.walk(label)}
