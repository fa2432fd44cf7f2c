"""What stays of collections that are taken apart: where they are made, filled and returned."""

import ast
import dataclasses
from collections.abc import Container

from migration.program import fetch_trees, state, values
from migration.syntax import trees
from migration.syntax.rewrite import Renderer


class UnclearError(Exception):
    """What stays of an expression cannot be written."""


@dataclasses.dataclass(eq=False)
class Rest:
    """What stays of a dictionary.

    Attributes:
      pairs: the expressions of keys with what stays of their values.
    """

    pairs: list


class Handing:
    """The part of the structure that knows what stays of collections.

    Attributes:
      collected: what stays of the collection that a statement makes, by the statement's index.
    """

    def collects(self, statement: state.Statement) -> bool:
        """Decides about a statement that only makes or fills collections which are taken apart."""
        node = statement.node
        if isinstance(node, ast.Expr):
            arguments = node.value.args if isinstance(node.value, ast.Call) else ()
            return len(arguments) == 1 and self._fills(statement, arguments[0])
        if not isinstance(node, ast.Assign) or len(node.targets) != 1:
            return False
        if any(id(effect[2]) not in self.taken_apart for effect in statement.impure):
            return False
        (target,) = node.targets
        if isinstance(target, ast.Subscript):
            return self._fills(statement, node.value)
        if not isinstance(target, (ast.Name, ast.Attribute)) or _builds(statement):
            return False
        held = [b.value for b in statement.binds if b.target is target]
        if len(held) != 1 or len(statement.binds) != 1 or id(held[0]) not in self.taken_apart:
            return False
        try:
            rest = self.rest_of(node.value, held[0])
        except UnclearError:
            return False
        if rest is None:
            self.dropped[statement.index] = 'collection'
        else:
            self.collected[statement.index] = rest
        return True

    def _fills(self, statement: state.Statement, value: ast.expr | None) -> bool:
        """Decides about a statement that puts one element into a collection."""
        changed = self.mutated_by.get(id(statement), ())
        if not changed or not all(id(held) in self.taken_apart for held in changed):
            return False
        if _builds(statement) or statement.steps:
            return False
        records = self.run.elements_made.get(id(value), [])
        if len(records) != 1:
            return False
        try:
            rest = self.rest_of(value, records[0][0])
        except UnclearError:
            return False
        if rest is None:
            self.dropped[statement.index] = 'collection'
        elif rest is not value:
            self.collected[statement.index] = rest
        return True

    def is_taken_apart(self, binding: state.Binding) -> bool:
        """Tells whether a name leads to a collection that loses its graph values."""
        return id(binding.value) in self.taken_apart and values.is_deferred(binding.value)

    def whole_uses(self, node: ast.AST, own: state.Statement | None = None) -> list:
        """Returns the names in a node that read collections, other than to take elements out.

        What a statement takes out of the node is looked at where it stands, in `own`.
        """
        if id(node) in self.taken_out or not self.taken_apart:
            return []
        if id(node) in self.split and self.split[id(node)].statement is not own:
            return []
        if isinstance(node, (ast.Name, ast.Attribute)):
            held = self.run.reads.get(id(node), [])
            found = [b for b in held if self.is_taken_apart(b)]
            if found:
                return [(node, found[0])] if not self._keeps(node) else []
        return [use for child in trees.children(node) for use in self.whole_uses(child, own)]

    def _keeps(self, node: ast.expr) -> bool:
        """Tells whether an expression takes out of a collection what stays in it, or puts it in."""
        around = self.parents.get(id(node))
        if isinstance(around, ast.Subscript) and isinstance(around.ctx, ast.Store):
            return around.value is node
        if isinstance(around, (ast.Return, ast.Assign)):
            return True
        while isinstance(around, ast.Subscript) and around.value is node:
            records = self.run.items_taken.get(id(around), ())
            if records and not any(self.leaves(value) for *_, value in records):
                return True
            node, around = around, self.parents.get(id(around))
        return False

    # What stays of an expression

    def rest_of(self, node: ast.expr, value: values.Value):
        """Returns what stays of an expression: itself, a Rest, or None.

        Raises:
          UnclearError: where some of it leaves and some stays, in a way that cannot be written.
        """
        if not self.leaves(value):
            return node
        if isinstance(value, values.Tensor):
            if value.node.id not in self.named_nodes:
                raise UnclearError
            self.leaving_arguments.add(id(node))
            return None
        if not isinstance(value, (values.Sequence, values.Mapping)) or value.open:
            raise UnclearError
        if id(value) not in self.taken_apart:
            raise UnclearError
        if all(self._is_known(leaf) for leaf in fetch_trees.flat(value)):
            self.leaving_arguments.add(id(node))
            return None
        pairs = displayed(node, value)
        if pairs is None:
            return node
        if isinstance(value, values.Sequence):
            raise UnclearError
        rests = [(key, self.rest_of(part, held)) for key, part, held in pairs]
        return Rest([pair for pair in rests if pair[1] is not None])

    def _is_known(self, value: values.Value) -> bool:
        """Tells whether a value belongs to functions and has a name."""
        return isinstance(value, values.Tensor) and value.node.id in self.named_nodes


def _builds(statement: state.Statement) -> bool:
    """Tells whether a statement itself makes what only functions have."""
    return any(node.deferred for node in statement.nodes)


def text_of(rest: ast.expr | Rest, renderer: Renderer) -> str:
    """Returns the text of what stays of an expression."""
    if not isinstance(rest, Rest):
        return renderer.text(rest)
    texts = [
        (repr(key.value) if isinstance(key, ast.Constant) else renderer.text(key), value)
        for key, value in rest.pairs
    ]
    return f'{{{", ".join(f"{key}: {text_of(value, renderer)}" for key, value in texts)}}}'


def is_display(node: ast.AST | None, records: Container = ()) -> bool:
    """Tells whether a node spells the elements of a collection; records are known by their ids."""
    if isinstance(node, ast.Call) and id(node) in records:
        return True
    if isinstance(node, ast.Call):
        return getattr(node.func, 'id', '') == 'dict' and not node.args
    return isinstance(node, (ast.Dict, ast.List, ast.Tuple))


def displayed(node: ast.expr, value: values.Value) -> list | None:
    """Returns the elements that an expression spells, as (key, expression, value)."""
    if isinstance(value, values.Mapping):
        items = [held for _, held, _ in value.entries]
    else:
        items = value.items
    if isinstance(value, values.Record) and node is value.site:
        names = [*value.made_by.fields[: len(node.args)], *(k.arg for k in node.keywords)]
        spelt = [*node.args, *(k.value for k in node.keywords)]
        if sorted(names) != sorted(value.made_by.fields):
            return None
        items = [items[value.made_by.fields.index(name)] for name in names]
        keys = [None] * len(spelt)
    elif isinstance(node, ast.Dict) and isinstance(value, values.Mapping):
        keys, spelt = node.keys, node.values
    elif isinstance(node, ast.Call) and is_display(node):
        keys = [ast.Constant(k.arg) for k in node.keywords]
        spelt = [k.value for k in node.keywords]
    elif isinstance(node, (ast.List, ast.Tuple)) and isinstance(value, values.Sequence):
        keys, spelt = [None] * len(node.elts), node.elts
    else:
        return None
    if len(spelt) > len(items) or (isinstance(value, values.Mapping) and None in keys):
        return None
    return list(zip(keys, spelt, items[: len(spelt)], strict=True))
