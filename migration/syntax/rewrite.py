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
      render: returns the new text; it gets the renderer, to render parts of the node. None takes a
        statement out with its lines and comments.
      rule: the name of the rule that proposed it.
      covers: whether it stands for what another rule makes of the node, which stands elsewhere.
    """

    node: ast.AST
    render: Callable[['Renderer'], str] | None
    rule: str
    covers: bool = False


class Renderer:
    """Renders nodes of one source with their rewrites carried out."""

    def __init__(self, source: Source, rewrites: Iterable[Rewrite] = ()):
        self.source = source
        self._module = getattr(source.tree, 'module_name', '')
        self._rewrites: dict[int, Rewrite] = {}
        self._given: dict[int, str] = {}
        self._covers: dict[int, Rewrite] = {}
        self._removed: set[int] = set()
        self._comments: dict | None = None
        for rewrite in rewrites:
            self.add(rewrite)

    def add(self, rewrite: Rewrite) -> None:
        """Adds a rewrite.

        Raises:
          ConflictError: the node has one already.
        """
        if rewrite.render is None:
            self._removed.add(id(rewrite.node))
            return
        held = self._covers if rewrite.covers else self._rewrites
        known = held.get(id(rewrite.node))
        if known is not None:
            raise ConflictError(f'{known.rule} and {rewrite.rule} both rewrite one expression')
        held[id(rewrite.node)] = rewrite

    def has(self, node: ast.AST) -> bool:
        """Tells whether a node is rewritten itself."""
        return id(node) in self._rewrites or id(node) in self._covers

    def without(self, nodes: Iterable[ast.AST]) -> 'Renderer':
        """Returns a renderer that leaves some nodes as they are."""
        left = {id(node) for node in nodes}
        other = Renderer(self.source)
        other._rewrites = {k: r for k, r in self._rewrites.items() if k not in left}
        other._covers = {k: r for k, r in self._covers.items() if k not in left}
        return other

    def text(self, node: ast.AST) -> str:
        """Returns the text of a node after all rewrites."""
        cover = self._covers.get(id(node))
        return cover.render(self) if cover is not None else self.uncovered(node)

    def uncovered(self, node: ast.AST) -> str:
        """Returns the text of a node that another text stands for in its place."""
        rewrite = self._rewrites.get(id(node))
        return rewrite.render(self) if rewrite is not None else self.inside(node)

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
            self._collect(node, found, skip, end)
        return edits.apply(self.source.text, found, start, end)

    def _collect(self, node: ast.AST, found: list, skip: ast.AST | None, end: int) -> None:
        if id(node) in self._given:
            found.append(edits.Edit(*self.source.span(node), self._given[id(node)]))
            return
        if node is not skip and id(node) in self._removed:
            start, last = self._lines(node)
            found.append(edits.Edit(start, min(last, end), ''))
            return
        if node is not skip and self.has(node):
            found.append(edits.Edit(*self.source.span(node), self.text(node)))
            return
        for child in trees.children(node):
            self._collect(child, found, None, end)

    def _lines(self, node: ast.stmt) -> tuple[int, int]:
        """Returns the span of a statement, of its line's start and of the comments that belong."""
        if self._comments is None:
            self._comments = {c.line: c for c in self.source.comments}
        first = node.lineno
        while (comment := self._comments.get(first - 1)) is not None and comment.own_line:
            if self.source.place(comment.start)[1] != node.col_offset:
                break
            first -= 1
        behind = self._comments.get(node.end_lineno)
        last = behind.end if behind is not None else self.source.span(node)[1]
        return self.source.line_start(first) - 1, last

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
