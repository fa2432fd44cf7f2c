"""Rewrites of expressions, and the text that they lead to.

A rewrite replaces a node by text that may hold the rewritten text of other nodes, so that
rewrites nest: `f(g(x))` becomes `h(k(x))` by two rules that know nothing of each other.
"""

import ast
import dataclasses
from collections.abc import Callable, Iterable

from migration.syntax import edits, marks, trees
from migration.syntax.source import Source


class ForeignNodeError(ValueError):
    """A node of another source is to be rendered; holds the node."""

    def __init__(self, node: ast.AST):
        super().__init__('a node of another source')
        self.node = node


class ConflictError(ValueError):
    """Two rules want to rewrite one node."""


@dataclasses.dataclass(frozen=True, eq=False)
class Rewrite:
    """Replaces the text of a node.

    Attributes:
      node: an expression, keyword or statement with a position.
      render: returns the new text; it gets the renderer, to render parts of the node.
      rule: the name of the rule that proposed it.
    """

    node: ast.AST
    render: Callable[['Renderer'], str]
    rule: str


class Renderer:
    """Renders nodes of one source with their rewrites carried out."""

    def __init__(self, source: Source, rewrites: Iterable[Rewrite] = ()):
        self.source = source
        self._module = getattr(source.tree, 'module_name', '')
        self._rewrites: dict[int, Rewrite] = {}
        self._given: dict[int, str] = {}
        for rewrite in rewrites:
            self.add(rewrite)

    def add(self, rewrite: Rewrite) -> None:
        """Adds a rewrite.

        Raises:
          ConflictError: the node has one already.
        """
        known = self._rewrites.get(id(rewrite.node))
        if known is not None:
            raise ConflictError(f'{known.rule} and {rewrite.rule} both rewrite one expression')
        self._rewrites[id(rewrite.node)] = rewrite

    def has(self, node: ast.AST) -> bool:
        """Tells whether a node is rewritten itself."""
        return id(node) in self._rewrites

    def without(self, nodes: Iterable[ast.AST]) -> 'Renderer':
        """Returns a renderer that leaves some nodes as they are."""
        left = {id(node) for node in nodes}
        other = Renderer(self.source)
        other._rewrites = {k: r for k, r in self._rewrites.items() if k not in left}
        return other

    def text(self, node: ast.AST) -> str:
        """Returns the text of a node after all rewrites."""
        rewrite = self._rewrites.get(id(node))
        if rewrite is not None:
            return rewrite.render(self)
        return self.inside(node)

    def inside(self, node: ast.AST) -> str:
        """Returns the text of a node with the rewrites of its parts, not its own."""
        start, end = self.source.span(node)
        return self.between(start, end, [node], skip=node)

    def replacing(self, node: ast.AST, texts: dict[int, str]) -> str:
        """Returns the text inside of a node in which some parts have the given texts, by id."""
        held, self._given = self._given, texts
        text = self.inside(node)
        self._given = held
        return text

    def between(self, start: int, end: int, nodes: Iterable[ast.AST], skip=None) -> str:
        """Returns the text from `start` to `end`, in which `nodes` stand, rewritten."""
        found: list[edits.Edit] = []
        for node in nodes:
            if getattr(node, 'module_name', '') != self._module:
                raise ForeignNodeError(node)
            self._collect(node, found, skip)
        return edits.apply(self.source.text, found, start, end)

    def _collect(self, node: ast.AST, found: list, skip: ast.AST | None) -> None:
        if id(node) in self._given:
            found.append(edits.Edit(*self.source.span(node), self._given[id(node)]))
            return
        if node is not skip and id(node) in self._rewrites:
            start, end = self.source.span(node)
            found.append(edits.Edit(start, end, self.text(node)))
            return
        for child in trees.children(node):
            self._collect(child, found, None)

    def expression(self, node: ast.expr) -> str:
        """Returns the text of an expression as it can stand on its own.

        Inside brackets an expression may run over lines; outside it needs brackets.
        """
        text = self.text(node)
        if '\n' in text and not stands_alone(text):
            return f'({text})'
        return text

    def operand(self, node: ast.expr) -> str:
        """Returns the text of an expression that an attribute or call may follow."""
        text = self.text(node)
        return text if is_primary(text) else f'({text})'


def stands_alone(text: str) -> bool:
    """Tells whether a text is an expression outside of brackets too."""
    try:
        ast.parse('_ = ' + marks.plain(text))
    except SyntaxError:
        return False
    return True


def is_primary(text: str) -> bool:
    """Tells whether `.name` can follow an expression's text."""
    text = marks.plain(text)
    try:
        tree = ast.parse(text, mode='eval').body
    except SyntaxError:
        return False
    if isinstance(tree, ast.Constant):
        return not isinstance(tree.value, (int, float, complex)) or tree.value is True
    return isinstance(
        tree,
        (
            ast.Name,
            ast.Attribute,
            ast.Subscript,
            ast.Call,
            ast.List,
            ast.Dict,
            ast.ListComp,
            ast.Set,
        ),
    ) or (text.startswith('(') and isinstance(tree, ast.Tuple))
