"""Walks over syntax trees, several times as fast as `ast.walk`.

Analyses look at whole trees many times over; most of the converter's time went into the
generators of `ast`. Left out are the contexts (`ast.Load` and its kin), which are half of all
nodes and say what the `ctx` of a name says too.
"""

import ast
from collections.abc import Sequence

# Fields that hold no nodes.
# fmt: off
_PLAIN = frozenset((
    'arg', 'asname', 'attr', 'conversion', 'ctx', 'id', 'is_async', 'kind', 'kwd_attrs', 'level',
    'lineno', 'module', 'name', 'names', 'rest', 'simple', 'tag', 'type_comment',
))
# fmt: on
# Kinds of nodes without nodes below, whatever their fields hold.
_LEAVES = (ast.Constant, ast.Name, ast.MatchSingleton)
# Kinds of nodes whose lists have gaps: `{**a}`, a keyword-only argument without a default.
_GAPS = (ast.Dict, ast.arguments)


class _Fields(dict):
    """The fields of each kind of node that hold nodes, or lists of nodes."""

    def __missing__(self, kind: type[ast.AST]) -> tuple[str, ...]:
        fields = () if kind in _LEAVES else kind._fields
        if kind in (ast.Import, ast.ImportFrom):
            return self.setdefault(kind, ('names',))
        return self.setdefault(kind, tuple(field for field in fields if field not in _PLAIN))


_FIELDS = _Fields()


def children(node: ast.AST) -> list[ast.AST]:
    """Returns the nodes directly below a node, as `ast.iter_child_nodes` orders them."""
    found: list[ast.AST] = []
    kind = node.__class__
    for field in _FIELDS[kind]:
        below = getattr(node, field, None)
        if below.__class__ is list:
            found += below if kind not in _GAPS else [each for each in below if each is not None]
        elif below is not None:
            found.append(below)
    return found


def walk(node: ast.AST) -> Sequence[ast.AST]:
    """Returns a node and all nodes below it, in the order of `ast.walk`.

    The walk over a module is kept: nothing may be put into its tree afterwards.
    """
    module = node.__class__ is ast.Module
    if module and (known := getattr(node, '_below', None)) is not None:
        return [node, *known]
    found = [node]
    append, extend = found.append, found.extend
    for each in found:  # It grows meanwhile.
        for field in _FIELDS[each.__class__]:
            below = getattr(each, field, None)
            if below.__class__ is list:
                if below:
                    extend(below if each.__class__ not in _GAPS else filter(None, below))
            elif below is not None:
                append(below)
    if module:
        node._below = found[1:]  # With the module itself it would only be freed now and then.
    return found


def of_kind(tree: ast.Module, *kinds: type[ast.AST]) -> list[ast.AST]:
    """Returns all nodes in a module of some kinds, kind by kind, in the order of `walk`."""
    known = getattr(tree, '_of_kind', None)
    if known is None:
        known = {}
        for node in walk(tree)[1:]:
            known.setdefault(node.__class__, []).append(node)
        tree._of_kind = known
    if len(kinds) == 1:
        return known.get(kinds[0], [])
    return [node for kind in kinds for node in known.get(kind, ())]


def parents(tree: ast.Module) -> dict[int, ast.AST]:
    """Returns the node directly above each node of a module, by the identity of the lower one."""
    known = getattr(tree, '_parents', None)
    if known is None:
        known = {id(child): node for node in walk(tree) for child in children(node)}
        tree._parents = known
    return known


def beside(suite: list[ast.stmt]) -> list[ast.stmt]:
    """Returns the statements that share lines with the first one of a suite."""
    end, found = suite[0].end_lineno, []
    for node in suite[1:]:
        if node.lineno != end:
            break
        found.append(node)
        end = node.end_lineno
    return found


def index(node: ast.expr) -> int | slice:
    """Returns the index or slice that an expression spells."""
    if isinstance(node, ast.Slice):
        bounds = [node.lower, node.upper, node.step]
        return slice(*[None if b is None else ast.literal_eval(b) for b in bounds])
    return ast.literal_eval(node)
