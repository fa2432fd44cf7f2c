"""Finds names of TensorFlow 1 in a source text, by resolving them to imports.

It shares no code with the analyses that conversions rest on, because it judges
their results.
"""

import ast
import functools
import pathlib
from collections.abc import Iterator

from migration.convert import report
from migration.syntax import parsing, trees

# Parts of TensorFlow that are no public interface of TensorFlow 2, or stand for TensorFlow 1.
_LEGACY_MODULES = frozenset({'compat.v1', 'contrib', 'python', 'core', 'examples', '_api'})
_LEGACY_PACKAGES = frozenset({'tf_keras', 'tf_slim', 'tensorflow_core', 'tensorflow_estimator'})
# What a text must hold to name any of these.
_PACKAGES = ('tensorflow', *sorted(_LEGACY_PACKAGES))
# What leads there: `importlib.import_module('tensorflow')`, too.
_LEADING = frozenset((*_PACKAGES, 'importlib'))
# TensorFlow 1.15 has them too, but programs with sessions did not use them.
_OF_NATIVE_CODE = frozenset({'function', 'GradientTape', 'Module'})
# They exist in TensorFlow 2, but a converted program has no use for them.
_OF_GRAPHS = frozenset({'Graph', 'compat.v2.compat.v1'})
# The objects that have these methods come from anywhere: no import tells what they are.
_FED = frozenset({'run', 'eval', 'partial_run'})
_FUNCTIONS = frozenset({ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda})
# What names can be bound in: these have scopes of their own.
_SCOPES = _FUNCTIONS | {ast.ClassDef}
# What is looked at besides; nodes of other kinds only hold such.
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_BINDING = frozenset(
    (*_DEFINITIONS, ast.Import, ast.ImportFrom, ast.Global, ast.Nonlocal, ast.Name, ast.arg)
) | {ast.ExceptHandler}
_USING = frozenset((ast.Import, ast.ImportFrom, ast.Attribute, ast.Name, ast.Call))
_HOLDING_NONE = frozenset(
    kind
    for group in (ast.operator, ast.unaryop, ast.cmpop, ast.boolop)
    for kind in group.__subclasses__()
) | {ast.Constant}


@functools.cache
def _listed(file: str) -> frozenset[str]:
    text = pathlib.Path(__file__).with_name(file).read_text(encoding='utf-8')
    lines = text.splitlines()
    return frozenset(line for line in lines if line and not line.startswith('#'))


def is_legacy(name: str, *, graphs: bool = True) -> bool:
    """Returns whether a full dotted name belongs to TensorFlow 1 alone.

    Args:
      name: such as 'tensorflow.compat.v1.Session'.
      graphs: whether `tf.Graph` counts, which native code rarely uses, but may.
    """
    package, _, below = name.partition('.')
    if package in _LEGACY_PACKAGES:
        return True
    if package != 'tensorflow' or not below:
        return False
    prefixes = _prefixes(below)
    if prefixes & _LEGACY_MODULES or prefixes & _listed('legacy_names.tsv'):
        return True
    return graphs and bool(prefixes & _OF_GRAPHS)


def _prefixes(name: str) -> set[str]:
    parts = name.split('.')
    return {'.'.join(parts[:count]) for count in range(1, len(parts) + 1)}


def is_native(text: str) -> bool:
    """Returns whether a text was certainly written for TensorFlow 2.

    It uses something that TensorFlow 1 programs did not have, and nothing that only
    they have. Most helper modules use neither, and fit both.

    Args:
      text: Python source that parses.
    """
    names = {name for _, name in uses(text)}
    below = [name.partition('.')[2] for name in names if name.startswith('tensorflow.')]
    native = _OF_NATIVE_CODE | _listed('native_names.tsv')
    return any(_prefixes(name) & native for name in below) and not scan(text)


def scan(text: str, *, graphs: bool = True) -> list[tuple[report.Span, str]]:
    """Returns where a text uses TensorFlow 1, and what of it.

    Args:
      text: Python source that parses.
      graphs: as of `is_legacy`.
    """
    found: dict[report.Span, str] = {}
    for span, name in uses(text):
        if is_legacy(name, graphs=graphs):
            found.setdefault(span, name)
    if 'feed_dict' in text:
        for node in trees.walk(parsing.parse(text)):
            if isinstance(node, ast.Call) and (name := _session_call(node)):
                found.setdefault(report.Span.of(node), name)
    return sorted(found.items())


def mentions(text: str) -> bool:
    """Tells whether a text names a package that names of TensorFlow can come from.

    Most files of a tree do not, and are no matter of ours.
    """
    return any(package in text for package in _PACKAGES)


@functools.lru_cache(maxsize=2)  # One file is asked about three times.
def uses(text: str) -> tuple[tuple[report.Span, str], ...]:
    """Returns where a text uses a package that names of TensorFlow can come from."""
    if not mentions(text):
        return ()
    return tuple(_Names(parsing.parse(text)).uses())


def _session_call(call: ast.Call) -> str:
    """Returns what a call is if only the objects of TensorFlow 1 understand it."""
    method = call.func.attr if isinstance(call.func, ast.Attribute) else ''
    fed = any(keyword.arg == 'feed_dict' for keyword in call.keywords)
    return f'.{method}(feed_dict=...)' if fed and method in _FED else ''


class _Scope:
    """What the names of a module, class or function are bound to.

    A name maps to the full dotted names that it may stand for. None is among them
    if it may stand for something else.
    """

    def __init__(self, node: ast.AST, parent: '_Scope | None'):
        self.node = node
        self.parent = parent
        self.bound: dict[str, set[str]] = {}
        self.outer: set[str] = set()

    def bind(self, name: str, *meanings: str) -> None:
        scope = self
        while name in scope.outer and scope.parent:
            scope = scope.parent
        scope.bound.setdefault(name, set()).update(meanings)

    def lookup(self, name: str) -> set[str]:
        scope: _Scope | None = self
        while scope:
            # The names of a class are not seen from within its methods.
            if name in scope.bound and (scope is self or not isinstance(scope.node, ast.ClassDef)):
                return scope.bound[name]
            scope = scope.parent
        return set()


def _imported(node: ast.Import | ast.ImportFrom, alias: ast.alias) -> str:
    """Returns the full dotted name of what is imported; '' if it does not lead to TensorFlow."""
    name = alias.name if isinstance(node, ast.Import) else f'{node.module}.{alias.name}'
    relative = isinstance(node, ast.ImportFrom) and node.level
    return name if not relative and name.split('.')[0] in _LEADING else ''


class _Names:
    """The dotted names of a module, as far as they lead to TensorFlow."""

    def __init__(self, tree: ast.Module):
        self._in_scope: list[tuple[_Scope, ast.AST]] = []
        self._assignments: list[tuple[_Scope, ast.Assign]] = []
        self._collect(tree)
        # `v1 = tf.compat.v1` may stand before or after what it rests on is known.
        for _ in range(3):
            for scope, node in self._assignments:
                self._alias(scope, node)

    def uses(self) -> Iterator[tuple[report.Span, str]]:
        """Yields each dotted name that is imported or used, once at its longest."""
        inner: set[int] = set()
        for scope, node in self._in_scope:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                for alias in node.names:
                    if name := _imported(node, alias):
                        yield report.Span.of(alias), name
                continue
            if id(node) in inner:
                continue
            part = node
            while isinstance(part, ast.Attribute):
                part = part.value
                inner.add(id(part))
            if not isinstance(part, ast.Name) or isinstance(part.ctx, ast.Load):
                for name in sorted(self._resolve(scope, node)):
                    yield report.Span.of(node), name

    def _collect(self, tree: ast.Module) -> None:
        stack: list[tuple[_Scope, ast.AST]] = [(_Scope(tree, None), tree)]
        while stack:
            scope, node = stack.pop()
            kind = node.__class__
            if kind in _BINDING:
                self._bind(scope, node)
            if kind in _USING:
                self._in_scope.append((scope, node))
            elif kind is ast.Assign:
                self._assignments.append((scope, node))
            inner = _Scope(node, scope) if kind in _SCOPES else scope
            inside: set[int] = set()
            if kind in _SCOPES:
                body = node.body if isinstance(node.body, list) else [node.body]
                inside.update(map(id, body))
            if kind in _FUNCTIONS:
                inside.add(id(node.args))
            for child in reversed(trees.children(node)):
                if child.__class__ not in _HOLDING_NONE:
                    stack.append((inner if id(child) in inside else scope, child))

    def _bind(self, scope: _Scope, node: ast.AST) -> None:
        match node:
            case ast.Import():
                for alias in node.names:
                    first, name = alias.name.split('.')[0], _imported(node, alias)
                    meaning = name if alias.asname or not name else first
                    scope.bind(alias.asname or first, *([meaning] if meaning else []))
            case ast.ImportFrom():
                for alias in node.names:
                    name = _imported(node, alias)
                    scope.bind(alias.asname or alias.name, *([name] if name else []))
            case ast.Global() | ast.Nonlocal():
                scope.outer.update(node.names)
            case ast.Name(ctx=ast.Store() | ast.Del()):
                scope.bind(node.id)
            case ast.arg():
                scope.bind(node.arg)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                scope.bind(node.name)
            case ast.ExceptHandler(name=str()):
                scope.bind(node.name)

    def _alias(self, scope: _Scope, node: ast.Assign) -> None:
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        if names and (meanings := self._resolve(scope, node.value)):
            for name in names:
                scope.bind(name, *meanings)

    def _resolve(self, scope: _Scope, node: ast.AST) -> set[str]:
        """Returns the full dotted names that an expression may stand for."""
        match node:
            case ast.Name():
                return scope.lookup(node.id)
            case ast.Attribute():
                return {f'{name}.{node.attr}' for name in self._resolve(scope, node.value)}
            case ast.Call(func=ast.Name(id='getattr'), args=[value, ast.Constant(value=name), *_]):
                return {f'{prefix}.{name}' for prefix in self._resolve(scope, value)}
            case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]):
                callee = function.id if isinstance(function, ast.Name) else ''
                imports = 'importlib.import_module' in self._resolve(scope, function)
                return {name} if imports or callee == '__import__' else set()
        return set()
