"""Replaces each `session.run`, `eval` and `run` by a call of the function of its fetch set.

## Why

A TF 2 program calls functions. Feeds become arguments, fetches become return values, and what
Python uses of them is turned into NumPy values again, as `session.run` gave them. Values that
need no function are read where they stand: a variable by `w.numpy()`. Operations that loops and
functions make anew in order to run them are spelt in the run, or made once before the function.

## Needs

The fetches of every run, and what it feeds. What takes the place of a computed value or of a
constant is a parameter of the functions that need it; other runs compute it, or pass it.

## Refuses

Fetches by name, fetched operations whose None is used, feeds that are not spelt out.

## References

`BaseSession.run` in tensorflow/python/client/session.py (TF 1.15).
"""

import ast
from collections.abc import Iterator

from migration.program import (
    arguments,
    feed_dicts,
    fetch_sets,
    fetch_trees,
    parts,
    results,
    values,
)
from migration.program import unit as units
from migration.syntax import marks, trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'session_run'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each evaluation of the graph, and of the dictionaries that feed it."""
    seen = set()
    for step in unit.program.steps:
        function = unit.structure.by_site.get(id(step.site))
        if function is None or step.tree is None or id(step.site) in seen:
            continue
        seen.add(id(step.site))
        yield from _Site(unit, step, function).proposals()
    yield from _feed_keys(unit)


class _Site:
    """One place where the graph is evaluated."""

    def __init__(self, unit: units.Unit, step, function: parts.StepFunction):
        self.unit = unit
        self.step = step
        self.function = function
        self.number = unit.step_numbers[id(step.site)]
        self.tree = step.tree
        self.leaves = step.tree.leaves()
        self.returned = [i for i, leaf in enumerate(self.leaves) if not _is_operation(leaf)]
        self.arguments = arguments.Arguments(unit, step, function)

    def proposals(self) -> Iterator[Rewrite]:
        """Yields the rewrites, with what the feed computes for nothing in statements beside."""
        apart = self.arguments.apart()
        if apart is None:
            yield from self.rewrites()
            return
        statement, before, behind = apart
        held = list(self.rewrites())
        own = next((r.render for r in held if r.node is statement), lambda r: r.inside(statement))
        yield from (r for r in held if r.node is not statement)
        indent = statement.col_offset
        yield Rewrite(
            statement, lambda r: arguments.beside(own(r), indent, before, behind, r), NAME
        )

    def rewrites(self) -> Iterator[Rewrite]:
        call, parent = self.step.site, self.unit.parent(self.step.site)
        self.arguments.check()
        if id(call) in self.unit.structure.ignored:
            yield from self._only_run(parent)
            return
        if isinstance(parent, ast.Expr):
            if not self.function.name and not self.returned:
                self.unit.obstacle(NAME, call, 'nothing is left of this run')
            yield Rewrite(call, self._call, NAME)
            return
        outer, tree = self._selected(call, parent)
        parent = self.unit.parent(outer)
        targets = None
        if _is_operation(tree) and self._fills_unread(parent):
            yield Rewrite(parent, self._call, NAME)
            return
        if self._uses_bytes(outer):
            self._none_used(call)
            return
        if (
            isinstance(parent, ast.Assign)
            and parent.value is outer
            and len(parent.targets) == 1
            and tree.kind != 'leaf'
            and self.function.tree is None
        ):
            targets = fetch_sets.targets_of(tree, parent.targets[0])
        if targets is not None:
            yield from self._unpacked(parent, tree, targets)
        else:
            number = '.item()' if id(outer) in self.unit.run.single_uses else ''
            yield Rewrite(outer, lambda r: self._result(tree, r) + number, NAME)

    def _selected(self, call: ast.Call, parent: ast.AST | None) -> tuple:
        """Returns what a constant subscript behind the run leaves of it, as (node, fetches)."""
        if (
            not isinstance(parent, ast.Subscript)
            or self.tree.kind not in ('list', 'tuple')
            or self.function.tree is not None
            or not isinstance(parent.ctx, ast.Load)
        ):
            return call, self.tree
        try:
            kept = self.tree.items[trees.index(parent.slice)]
        except (TypeError, ValueError, IndexError):
            return call, self.tree
        if isinstance(kept, list):
            tree = fetch_trees.Tree(self.tree.kind, kept)
            whole = list(map(id, kept)) == [id(self.leaves[i]) for i in self.returned]
            return (parent, tree) if whole else (call, self.tree)
        if kept.kind != 'leaf' or _is_operation(kept):
            return call, self.tree
        return parent, kept

    def _only_run(self, parent) -> Iterator[Rewrite]:
        """Yields the rewrite of a run that ignores what its function returns."""
        if isinstance(parent, ast.Expr):
            yield Rewrite(self.step.site, self._call, NAME)
        elif (
            isinstance(parent, ast.Assign)
            and isinstance(parent.targets[0], ast.Name)
            and not (self._is_read_later(parent.targets[0]))
        ):
            yield Rewrite(parent, self._call, NAME)
        else:
            self._none_used(self.step.site)

    def _none_used(self, call) -> None:
        self.unit.obstacle(
            'operation_value_used',
            call,
            'the None that a fetched operation gives is part of a value that Python uses',
            'unpack the result of the run in the same statement',
        )

    def _unpacked(self, assign: ast.Assign, tree, targets: list) -> Iterator[Rewrite]:
        leaves = tree.leaves()
        kept = []
        for leaf, target in zip(leaves, targets, strict=True):
            if not _is_operation(leaf):
                kept.append(target)
            elif not isinstance(target, ast.Name) or self._is_read_later(target):
                self._none_used(assign.value)
                return
        tuple_node = assign.targets[0]

        def render(renderer: Renderer) -> str:
            if not kept:
                return self._call(renderer)
            left = ', '.join(renderer.text(t) for t in kept)
            if len(kept) == 1:
                return f'{left} = {self._one(leaves, renderer)}'
            if len(kept) == len(targets) and tree.is_flat:
                left = renderer.text(tuple_node)
            right = self._several(renderer)
            width = assign.col_offset + len(marks.plain(f'{left} = {right}'))
            if width > 100 and right.startswith('('):
                indent = ' ' * (assign.col_offset + 4)
                right = f'(\n{indent}{right[1:]}'
            return f'{left} = {right}'

        yield Rewrite(assign, render, NAME)

    def _uses_bytes(self, node: ast.expr) -> bool:
        """Tells whether something else than a writer takes a summary from where it is run."""
        summaries = [
            leaf
            for leaf in self.leaves
            if isinstance(leaf.element.value, values.Tensor)
            and leaf.element.value.node.kind == 'summary'
        ]
        around = self.unit.parent(node)
        if not summaries or (isinstance(around, ast.Assign) and around.value is node):
            return bool(summaries) and len(self.leaves) == 1
        return all(around is not addition.site for addition in self.unit.run.additions)

    def _fills_unread(self, parent: ast.AST | None) -> bool:
        """Tells whether a statement binds what is run to a name that nothing reads."""
        return (
            isinstance(parent, ast.Assign)
            and parent.value is self.step.site
            and len(parent.targets) == 1
            and isinstance(parent.targets[0], ast.Name)
            and not self._is_read_later(parent.targets[0])
        )

    def _is_read_later(self, target: ast.Name) -> bool:
        if target.id == '_':
            return False
        return any(
            node.id == target.id
            and isinstance(node.ctx, ast.Load)
            and id(node) not in self.unit.run.leaving
            and any(
                b.statement is self.step.statement for b in self.unit.run.reads.get(id(node), [])
            )
            for node in trees.of_kind(self.unit.source.tree, ast.Name)
        )

    # Texts

    def _call(self, renderer: Renderer) -> str:
        """Returns the call of the function, or the value itself where there is none."""
        if not self.function.name:
            return ', '.join(self._plain(i, renderer) for i in self.returned)
        given = ', '.join(self.arguments.texts(renderer))
        if self.function.is_take:
            return marks.mark(self.number, given.removeprefix('*'))
        called = self.unit.structure.called_as(self.step, self.function)
        return marks.mark(self.number, f'{called}({given})')

    def _plain(self, index: int, renderer: Renderer) -> str:
        text = renderer.text(self.leaves[index].element.node)
        if len(self.returned) == 1:
            return marks.mark(self.number, text if not _needs_brackets(text) else f'({text})')
        return text

    def _result(self, tree, renderer: Renderer) -> str:
        """Returns the expression of what Python gets for fetches that nest in this way."""
        if not self.function.name:
            text = self._built(tree, renderer)
            return text if len(self.returned) == 1 else marks.mark(self.number, text)
        if self.function.tree is not None:
            return self._nested(renderer)
        if tree.kind == 'leaf':
            return self._call(renderer) if _is_operation(tree) else self._one([tree], renderer)
        if any(
            _is_operation(i) and isinstance(i.element.value, values.Sequence) for i in tree.items
        ):
            self._none_used(self.step.site)
        if len(self.returned) > 1:
            return self._listed(tree, renderer)
        texts = ['None'] * len(tree.items)
        place = next((i for i, item in enumerate(tree.items) if not _is_operation(item)), None)
        texts[place or 0] = self._call(renderer) if place is None else self._numpy(renderer)
        return results.display(tree, texts)

    def _one(self, leaves: list, renderer: Renderer) -> str:
        """Returns the value of the only one of some fetches that has one."""
        (leaf,) = [leaf for leaf in leaves if not _is_operation(leaf)]
        place = self.returned.index(self._index_of(leaf))
        if leaf.is_collection:
            return results.all_as_numpy(self.unit, leaf.element.value, self._call(renderer))
        if not self.function.name:
            return self._eager(self.returned[place], renderer)
        if len(self.returned) == 1:
            return self._numpy(renderer)
        return f'{self._call(renderer)}[{place}].numpy()'

    def _index_of(self, leaf) -> int:
        return [id(other) for other in self.leaves].index(id(leaf))

    def _numpy(self, renderer: Renderer) -> str:
        """Returns the one value as NumPy."""
        return f'{self._call(renderer)}.numpy()'

    def _eager(self, index: int, renderer: Renderer) -> str:
        text = self._plain(index, renderer)
        bare = marks.plain(text)
        if _needs_brackets(bare) and not bare.startswith('('):
            text = f'({text})'
        return f'{text}.numpy()'

    def _several(self, renderer: Renderer) -> str:
        if not self.function.name:
            texts = [self._eager(i, renderer) for i in self.returned]
            return marks.mark(self.number, ', '.join(texts))
        return f'(value.numpy() for value in {self._call(renderer)})'

    def _listed(self, tree, renderer: Renderer) -> str:
        """Returns the list or tuple of several values, with None where operations stand."""
        items = f'value.numpy() for value in {self._call(renderer)}'
        flags = [_is_operation(item) for item in tree.items]
        if not any(flags):
            return f'[{items}]' if tree.kind == 'list' else f'tuple({items})'
        first, count = flags.index(False), flags.count(False)
        if any(flags[first : first + count]):
            self._none_used(self.step.site)
        rest = len(flags) - first - count
        return results.display(tree, [*['None'] * first, f'*({items})', *['None'] * rest])

    def _nested(self, renderer: Renderer) -> str:
        """Returns what Python gets of a function that returns nested values."""
        call, tree = self._call(renderer), self.function.tree
        if self._is_unpacked(tree):
            return f'(value.numpy() for value in {call})'
        if tree.is_collection:
            return results.all_as_numpy(self.unit, tree.element.value, call)
        if tree.kind != 'dict' or any(i.kind != 'leaf' or i.is_collection for i in tree.items):
            return results.mapped(self.unit, call, any(map(_is_operation, tree.leaves())))
        text = f'{{name: value.numpy() for name, value in {call}.items()}}'
        pairs = zip(tree.keys, tree.items, strict=True)
        nones = [f'{key!r}: None' for key, item in pairs if _is_operation(item)]
        return f'{{{", ".join(nones)}, **{text}}}' if nones else text

    def _is_unpacked(self, tree) -> bool:
        """Tells whether the tensors of a collection are bound to a name each."""
        assign = self.unit.parent(self.step.site)
        return (
            tree.kind == 'leaf'
            and results.is_row(tree.element.value)
            and isinstance(assign, ast.Assign)
            and isinstance(assign.targets[0], (ast.Tuple, ast.List))
        )

    def _built(self, tree, renderer: Renderer) -> str:
        """Returns fetches that need no function, read where they stand."""
        if tree.kind == 'leaf':
            index = self._index_of(tree)
            if tree.is_collection:
                text = self._plain(index, renderer)
                if self._is_unpacked(tree):
                    return f'(value.numpy() for value in {text})'
                return results.all_as_numpy(self.unit, tree.element.value, text)
            return self._eager(index, renderer)
        return results.display(tree, [self._built(item, renderer) for item in tree.items])


def _is_operation(tree) -> bool:
    return tree.kind == 'leaf' and parts.is_operation(tree.element.value)


def _needs_brackets(text: str) -> bool:
    try:
        tree = ast.parse(text, mode='eval').body
    except SyntaxError:
        return True
    return not isinstance(tree, (ast.Name, ast.Attribute, ast.Call, ast.Subscript))


def _feed_keys(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each placeholder that is a key of a dictionary built apart."""
    inline = {id(step.feed_place) for step in unit.program.steps}
    whole = {
        id(display): step
        for step in unit.program.steps
        if feed_dicts.is_spread(step)
        for display in step.feed_mapping.displays
    }
    for node in trees.of_kind(unit.source.tree, ast.Dict, ast.Subscript):
        if isinstance(node, ast.Subscript):
            keys = [(node.slice, None)]
        elif id(node) in inline:
            continue
        else:
            keys = [(k, v) for k, v in zip(node.keys, node.values, strict=True) if k is not None]
        step = whole.get(id(node))
        for key, value in keys:
            if unit.structure.is_part_key(key):
                yield Rewrite(key, lambda r, key=key: f'{r.inside(key)}.ref()', NAME)
                continue
            binding = unit.structure.key_of(key)
            if binding is None:
                continue
            yield Rewrite(key, lambda r, b=binding: repr(unit.structure.spelling(b)), NAME)
            if step is not None:
                yield Rewrite(
                    value,
                    lambda r, v=value, b=binding, s=step: arguments.cast(
                        unit, v, r.inside(v), b, s
                    ),
                    NAME,
                )
    for node, keys in unit.run.key_lists.values():
        names = _names_of(unit, keys)
        if names is not None:
            yield Rewrite(node, lambda r, names=names: names, NAME)


def _names_of(unit: units.Unit, keys: list) -> str | None:
    """Returns the names of placeholders as a tuple of strings."""
    nodes = [key.node for key in keys]
    structure = unit.structure
    known = [*structure.specs.values(), *structure.given.values()]
    known += [function.cuts for function in structure.functions]
    held = {b.value.node: structure.spelling(b) for bindings in known for b in bindings}
    names = [repr(held[node]) for node in nodes if node in held]
    if len(names) < len(nodes):
        return None
    return f'({", ".join(names)}{"," if len(names) == 1 else ""})'
