"""The text of the constructors of classes that functions become."""

import ast

from migration.program import making, nests, values
from migration.syntax import trees


class Constructors:
    """The part of the emitter that writes such constructors."""

    def _constructor(self, nest: nests.Nest, indent: str) -> None:
        """Writes the constructor, if there is something to make, and what finds objects by keys."""
        deep, deeper = indent + self.writer.indent, indent + 2 * self.writer.indent
        made, methods = [], []
        for child, _ in nest.children:
            name = child.callee.class_text(child.call)
            if child.holder:
                made.append(f'{deep}self.{child.holder} = {{}}')
                methods += [
                    '',
                    f'{indent}def {child.attribute}(self, {child.parameter}):',
                    f'{deep}if {child.parameter} not in self.{child.holder}:',
                    f'{deeper}self.{child.holder}[{child.parameter}] = {name}()',
                    f'{deep}return self.{child.holder}[{child.parameter}]',
                ]
            elif not nest.split.makes(child.call):
                value = '[]' if child.listed else f'{name}()'
                made.append(f'{deep}self.{child.attribute} = {value}')
        for site in nest.sites.values():
            if site.keys:
                made.append(f'{deep}self.{site.attribute} = {{}}')
            elif site.listed and not site.early:
                made += [f'{deep}self.{name} = []' for name in site.attributes]
        if not made and not nest.split.points and not nest.takes_over:
            return
        self._put(*([''] if self.output[-1].strip()[-1:] != ':' else []))
        taken = [nest.holder] if nest.holder else nest.taken_over
        written = self._written(nest, lambda name: name in nest.split.names)
        self._put(f'{indent}def __init__({", ".join(["self", *taken, *written])}):')
        kept = [name for name in taken if nest.holder or name in nest.kept_over]
        kept += [name for name in nest.init_parameters if name in nest.stored]
        self._put(f'{deep}super().__init__()', *[f'{deep}self.{n} = {n}' for n in kept], *made)
        names = [n for n in trees.walk(nest.function) if isinstance(n, ast.Name)]
        # Here they are still parameters.
        everywhere = self.renderer
        self.renderer = everywhere.without(n for n in names if n.id in nest.stored)
        self._first_part(nest, nest.function.body, deep)
        self.renderer = everywhere
        self._put(*methods)

    def _first_part(self, nest: nests.Nest, suite: list, indent: str) -> None:
        """Writes the statements of a suite that make variables, and what they need."""
        for node in suite:
            if isinstance(node, ast.With):
                self._first_part(nest, node.body, indent)
            elif id(node) in nest.split.first:
                self._first_statement(nest, node, indent)

    def _first_statement(self, nest: nests.Nest, node: ast.stmt, indent: str) -> None:
        points = [p for p in nest.split.points if any(n is p.call for n in trees.walk(node))]
        holder = nest.name if isinstance(nest, nests.Bench) else 'self.'
        if not isinstance(node, (ast.If, ast.For)):
            texts = [text for point in points for text in self._made_at(nest, point)]
            self._elsewhere(node, indent, texts, id(node) in nest.split.gone)
            return
        inner = indent + self.writer.indent
        if not any(isinstance(n, (ast.For, ast.While)) for n in self._loops_around(node, nest)):
            for point in points:
                thing = nest.sites.get(id(point.call)) or nest.calls.get(id(point.call), [point])[0]
                if thing is point:
                    continue
                if thing.listed and not getattr(thing, 'kept', False):
                    self._put(*[f'{indent}{holder}{name} = []' for name in thing.attributes])
        if isinstance(node, ast.For):
            target, source = self.renderer.text(node.target), self.renderer.text(node.iter)
            self._put(f'{indent}for {target} in {source}:')
            self._first_part(nest, node.body, inner)
            return
        word = 'if'
        while True:
            self._put(f'{indent}{word} {self.renderer.text(node.test)}:')
            written = len(self.output)
            self._first_part(nest, node.body, inner)
            if len(self.output) == written:
                self._put(f'{inner}pass')
            other = node.orelse
            if not any(id(n) in nest.split.first for s in other for n in trees.walk(s)):
                return
            if len(other) > 1 or not isinstance(other[0], ast.If):
                break
            node, word = other[0], 'elif'
        self._put(f'{indent}else:')
        self._first_part(nest, other, inner)

    def _loops_around(self, node: ast.stmt, nest: nests.Nest) -> list:
        found = []
        while node is not nest.function:
            node = self.unit.parent(node)
            found.append(node)
        return found

    def _made_at(self, nest: nests.Nest, point: making.Point) -> list[str]:
        """Returns the statements that make what an expression made."""
        holder = nest.name if isinstance(nest, nests.Bench) else 'self.'
        site = nest.sites.get(id(point.call))
        if point.alone:
            return []  # The statement stays as it is.
        if site is None:
            child, _ = nest.calls[id(point.call)]
            arguments = child.callee.made_with(point.call, self.renderer.text)
            made = f'{child.callee.class_text(point.call)}({arguments})'
            if child.listed:
                return [f'{holder}{child.attribute}.append({made})']
            return [f'{holder}{child.attribute} = {made}']
        if site.layers and not isinstance(site.layers[0], values.Cell):
            return self._layer_at(site, holder)
        text = self.renderer.uncovered(point.call)
        if not site.listed:
            names = ', '.join(f'{holder}{name}' for name in site.attributes)
            built = [f'{names}.build({site.shape})'] if site.shape else []  # It is a cell.
            return [f'{names} = {text}', *built]
        if len(site.targets) < 2 and id(point.call) not in nest.split.bound:
            return [f'{holder}{site.attribute}.append({text})']
        if site.kept:
            return [f'{site.targets[0]} = {text}']
        pairs = zip(site.attributes, site.targets, strict=True)
        return [
            f'{", ".join(site.targets)} = {text}',
            *(f'{holder}{name}.append({target})' for name, target in pairs),
        ]

    def _first_of(self, statement, indent: str) -> bool:
        """Writes what a split statement makes where it stood; tells whether it is one."""
        bench = self.structure.bench_of(statement)
        if bench is None:
            return False
        for site in bench.sites.values():
            if site.listed and not site.early:
                self._put(*[f'{indent}{bench.name}{name} = []' for name in site.attributes])
        self._first_part(bench, [statement.node], indent)
        return True

    def _layer_at(self, site: nests.Site, holder: str) -> list[str]:
        """Returns the statements that make a layer."""
        name = f'{holder}{site.attribute}'
        head = f'{name}.append(' if site.listed else f'{name} = '
        lines = self.unit.layer_objects[site.layers[0]](self.renderer, head).split('\n')
        made = f'\n{self.writer.margin(site.statement.col_offset)}'.join(lines)
        return [made, f'{name}.build({site.shape})'] if site.shape else [made]
