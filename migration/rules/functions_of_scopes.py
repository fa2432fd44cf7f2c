"""Makes classes of functions that find their variables by name, in each other.

## Why

`model` calls `block('h0')`, `block` calls `dense('up')`, and `dense` calls `tf.get_variable('w')`:
the scopes around it make the name `model/h0/up/w`, and a global store finds the variable. In TF 2
each such function is a `tf.Module`. An object of `Model` holds objects of `Block`, which hold those
of `Dense`; what was a name in TF 1 is a place in these objects, so that reuse is to call an object
again. What depends on the shapes of tensors is made at the first call, outside of the graphs of
functions; the constructor makes the rest.

## Needs

That scopes and names depend on parameters, constants and the variables of loops alone, so that one
name is one place; that the functions are called by their names.

## Refuses

Functions that are passed on as values, that call themselves, or whose variables are found by
another function under the same name.

## References

The guide to migrating to TensorFlow 2: "each variable_scope can be converted to a Python object";
Sonnet 2 makes variables at the first call as well (sonnet/src/linear.py).
"""

import ast
from collections.abc import Iterator

from migration.program import nesting, nests, values
from migration.program import unit as units
from migration.syntax import layout, trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'functions_of_scopes'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the statements that make variables, of scopes and of calls."""
    found = unit.structure.nests
    for nest in found.by_function.values():
        if unit.owns(nest.function):
            yield from _Body(unit, nest).rewrites()
        for alias in () if nest.ambient else nest.aliases.values():
            kept = f' as {alias.asname}' if alias.asname else ''
            yield Rewrite(alias, lambda r, n=nest, k=kept: n.class_name + k, NAME)
    for node in trees.of_kind(unit.source.tree, ast.Call):
        callee, held = found.passed.get(id(node), (None, {}))
        if callee is not None:
            names = [held[child].name for child, _ in callee.children]
            yield Rewrite(node, lambda r, c=node, n=names: _passing(c, n, r), NAME)
    for root in found.roots:
        for node in trees.of_kind(unit.source.tree, ast.Call):
            if id(node) in root.calls:
                yield Rewrite(
                    node, lambda r, o=root, c=node: _call(unit, o.name, o.nest, c, r), NAME
                )


def _call(unit: units.Unit, text: str, nest: nests.Nest, call: ast.Call, renderer: Renderer) -> str:
    given = [nest.kept(call, renderer.text)]
    closure = unit.structure.closures.get(id(nest.function))
    if closure is not None:
        texts = unit.structure.arguments_at(call, closure.names)
        named = [f'{name}={text}' for name, text in zip(closure.names, texts, strict=True)]
        given += texts if closure.is_plain else named
    return f'{text}({", ".join(filter(None, given))})'


def _passing(call: ast.Call, names: list[str], renderer: Renderer) -> str:
    """Returns a call that passes on objects."""
    given = [renderer.text(argument) for argument in call.args]
    given += [renderer.text(keyword) for keyword in call.keywords]
    return f'{renderer.text(call.func)}({", ".join([*names, *given])})'


class _Body:
    """Rewrites the suite of one function.

    Attributes:
      groups: statements that make variables one after another, by the id of the first.
    """

    def __init__(self, unit: units.Unit, nest: nests.Nest):
        self.unit = unit
        self.nest = nest
        self.groups = nesting.groups(nest, unit.source.comments)
        self.followers = {id(s) for group in self.groups.values() for s in group[1:]}

    def rewrites(self) -> Iterator[Rewrite]:
        """Yields the rewrites."""
        nest = self.nest
        for call in trees.walk(nest.function):
            if id(call) in nest.passed:
                own = [self._held(child.attribute) for child in nest.passed[id(call)][1]]
                yield Rewrite(call, lambda r, c=call, n=own: _passing(c, n, r), NAME)
            held = nest.calls.get(id(call))
            if held is not None:
                yield Rewrite(call, lambda r, c=call, h=held: self._child(c, *h, r), NAME)
        plain = [site for site in nest.sites.values() if site.plain]
        targets = {t: n for s in plain for t, n in zip(s.targets, s.attributes, strict=True)}
        targets.update({name: name for name in nest.stored})
        for node in trees.walk(nest.function):
            if isinstance(node, ast.Name) and node.id in targets and isinstance(node.ctx, ast.Load):
                yield Rewrite(node, lambda r, n=targets[node.id]: f'self.{n}', NAME)
        yield from self._outer()
        by_statement: dict[int, list] = {}
        for site in nest.sites.values():
            if site.layers and not isinstance(site.layers[0], values.Cell):
                continue  # Another rule writes the calls of layers.
            by_statement.setdefault(id(site.statement), []).append(site)
        for sites in by_statement.values():
            if id(sites[0].statement) not in nest.split.gone:
                yield from self._statement(sites)
        for statement in nest.leaving:
            if id(statement) not in self.unit.structure.hoisted:
                yield Rewrite(statement, lambda r: 'pass', NAME)

    def _outer(self) -> Iterator[Rewrite]:
        """Yields rewrites of what is read of the object that the function belongs to."""
        nest = self.nest
        for node in trees.walk(nest.function):
            if nest.holder and isinstance(node, ast.Name) and node.id == nest.outer:
                if not self._is_called(self.unit.parent(node)):
                    yield Rewrite(node, lambda r: f'self.{nest.holder}', NAME)
            elif isinstance(node, ast.Attribute):
                if getattr(node.value, 'id', None) != nest.outer:
                    continue
                prefix = 'self.' if node.attr in nest.kept_over else ''
                text = f'{prefix}{node.attr}'
                if node.attr in {*nest.taken_over, *nest.local_attributes}:
                    yield Rewrite(node, lambda r, text=text: text, NAME)

    def _is_called(self, node: ast.AST) -> bool:
        """Tells whether a method is called that is an object of its own."""
        return id(self.unit.parent(node)) in self.nest.calls

    def _held(self, attribute: str) -> str:
        """Returns how the function reads an object that it uses."""
        return attribute if self.nest.ambient else f'self.{attribute}'

    def _child(self, call: ast.Call, child: nests.Child, keys: list, renderer: Renderer) -> str:
        text = self._held(child.attribute)
        if keys:
            texts = [renderer.text(key) for key in keys]
            joined = texts[0] if len(texts) == 1 else f"'/'.join([{', '.join(texts)}])"
            text = f'{text}({joined})'
        if child.listed:
            text = f'{text}[{child.index}]' if child.index else f'next({child.attribute})'
        return _call(self.unit, text, child.callee, call, renderer)

    def _statement(self, sites: list) -> Iterator[Rewrite]:
        statement = sites[0].statement
        if id(statement) in self.followers:
            return  # A statement above makes this variable too.
        plain = sites[0].plain and len(sites) == 1
        late = [site for site in sites if not site.early]
        if late and not self.unit.source.stands_alone(statement):
            self.unit.obstacle(
                'shared_line',
                statement,
                'a statement that becomes several shares its line with another',
                'put each on its own line',
            )

        def render(renderer: Renderer) -> str:
            group = self.groups.get(id(statement), [statement]) if plain else [statement]
            lines = []
            if plain:
                held = [s for g in group for s in self.nest.sites.values() if s.statement is g]
                lines += self._guard(held, renderer)
            else:
                for site in late:
                    lines += self._guard([site], renderer)
                text = renderer.inside(statement)
                for site in sites:
                    text = text.replace(renderer.text(site.call), self._read(site), 1)
                lines += text.split('\n')
            indent = ' ' * statement.col_offset
            return f'\n{indent}'.join(lines)

        yield Rewrite(statement, render, NAME)

    def _read(self, site: nests.Site) -> str:
        return site.read(self._key_name(site) if site.keys else '')

    def _key_name(self, site: nests.Site) -> str:
        only = site.keys[0]
        return only.id if len(site.keys) == 1 and isinstance(only, ast.Name) else 'key'

    def _guard(self, sites: list, renderer: Renderer) -> list[str]:
        """Returns the statements that make variables at the first call."""
        step = layout.indentation(self.unit.source.tree, self.unit.source.lines)
        first = sites[0]
        lines = []
        if first.keys:
            key = self._key_name(first)
            if key == 'key':
                texts = [renderer.text(k) for k in first.keys]
                joined = texts[0] if len(texts) == 1 else f"'/'.join([{', '.join(texts)}])"
                lines.append(f'key = {joined}')
            lines.append(f'if {key} not in self.{first.attribute}:')
        elif first.listed:
            lines.append(f'if {first.index} == len(self.{first.attribute}):')
        else:
            lines.append(f"if not hasattr(self, '{first.attribute}'):")
        lines.append(f'{step}with {self.unit.tensorflow}.init_scope():')
        for number, site in enumerate(sites):
            if number:
                lines += [f'{step * 2}{comment}' for comment in self._comments(site.statement)]
            text = self._made(site, renderer)
            text = layout.reindent(' ' * site.statement.col_offset + text, step * 2)
            trailing = self._trailing(site.statement) if number else ''
            lines += (text + (f'  {trailing}' if trailing else '')).split('\n')
        return lines

    def _made(self, site: nests.Site, renderer: Renderer) -> str:
        """Returns the statement that makes a variable."""
        text = renderer.text(site.call)
        if not site.listed:
            return f'{self._read(site)} = {text}'
        if len(site.attributes) == 1:
            return f'self.{site.attribute}.append({text})'
        lists = ', '.join(f'self.{name}' for name in site.attributes)
        return f'for made, held in zip({text}, [{lists}]):\n    held.append(made)'

    def _comments(self, statement: ast.stmt) -> list[str]:
        """Returns the comments of their own that stand directly above a statement."""
        own = {c.line: c for c in self.unit.source.comments if c.own_line}
        found, line = [], statement.lineno - 1
        while line in own:
            found.insert(0, self.unit.source.text[own[line].start : own[line].end])
            line -= 1
        return found

    def _trailing(self, statement: ast.stmt) -> str:
        for comment in self.unit.source.comments:
            if comment.line == statement.end_lineno and not comment.own_line:
                return self.unit.source.text[comment.start : comment.end]
        return ''
