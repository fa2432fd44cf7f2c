"""Spells out what a program asks of the graph's collections.

## Why

`tf.trainable_variables()`, `tf.get_collection(...)` and their kin list what the graph holds at that
moment. TF 2 has no graph to ask: variables belong to whoever made them. The list is written where
the question stood, in the order of creation. Where a comprehension chooses from such a list by
names (`[v for v in tf.trainable_variables() if 'bias' not in v.name]`), the chosen ones are listed.
Where functions put tensors into a collection, a list takes its place, which is handed to them.

## Needs

That each variable can be reached by a name, and each tensor has one at the level of the session.
For collections that functions fill: that all is asked for when all is there, and by whole lists.

## Refuses

Slots of optimizers in `tf.global_variables()`, and collections whose names or contents are decided
at run time.

## References

`Graph.get_collection` in tensorflow/python/framework/ops.py (TF 1.15): names are matched by
`re.match` with the scope.
"""

import ast
from collections.abc import Iterator

from migration.program import answers, graph_collections, values
from migration.program import unit as units
from migration.syntax import trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'collection'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each question, and of the comprehensions that choose by names."""
    _drop(unit)
    for node in trees.walk(unit.source.tree):
        if id(node) in unit.structure.left_pairs:
            pairs = unit.structure.left_pairs[id(node)]
            yield Rewrite(node, lambda r, p=pairs: _assignment(p, r), NAME)
    for fold in unit.run.folds.values():
        yield Rewrite(fold.node, lambda r, fold=fold: _answer(unit, fold, r), NAME)
    for fold in unit.run.choices.values():
        if id(fold.node) not in unit.run.folds:
            yield Rewrite(fold.node, lambda r, fold=fold: _chosen(unit, fold, r), NAME)
    for node, path in unit.uses:
        call = unit.parent(node)
        if unit.run.kind(path) == 'collection' and getattr(call, 'func', None) is not node:
            unit.obstacle(NAME, node, f'tf.{path} is passed on as a value')
        elif isinstance(call, ast.Call) and id(call) in unit.run.bookkeeping_calls:
            around = answers.statements_around(unit, call)
            gone = any(s.index in unit.structure.dropped for s in around)
            if not gone and id(unit.parent(call)) not in unit.structure.hoisted:
                unit.obstacle(
                    NAME,
                    call,
                    'a function puts something into a collection',
                    'return it, and keep it in a list',
                )


def _assignment(pairs: list, renderer: Renderer) -> str:
    """Returns an assignment to several names without those that only named collections."""
    targets, given = zip(*pairs, strict=True)
    texts = [renderer.text(value) for value in given]
    held = ', '.join(texts)
    if len(texts) == 1 or not any('\n' in text for text in texts):
        return f'{", ".join(map(renderer.text, targets))} = {held}'
    return f'{", ".join(map(renderer.text, targets))} = ({held})'


def _answer(unit: units.Unit, fold: graph_collections.Fold, renderer: Renderer) -> str:
    text = answers.text(unit, fold, renderer)
    if not isinstance(fold.value, values.Sequence) or not _in_own_brackets(unit, fold.node):
        return text
    return f'({text})'


def _chosen(unit: units.Unit, fold: graph_collections.Fold, renderer: Renderer) -> str:
    """Returns a comprehension that goes over the chosen things alone."""
    node = fold.node
    (generator,) = node.generators
    target = renderer.text(generator.target)
    listed = answers.text(unit, fold, renderer)
    if isinstance(node, ast.DictComp):
        inner = f'{renderer.text(node.key)}: {renderer.text(node.value)}'
    else:
        inner = renderer.text(node.elt)
    text = f'{inner} for {target} in {listed}'
    source = unit.source.segment(node)
    return f'{source[0]}{text}{source[-1]}'


def _in_own_brackets(unit: units.Unit, node: ast.expr) -> bool:
    """Tells whether a node's brackets are those of the call around it."""
    around = unit.parent(node)
    return (
        isinstance(node, ast.GeneratorExp)
        and isinstance(around, ast.Call)
        and unit.source.span(node)[1] == unit.source.span(around)[1]
    )


def _drop(unit: units.Unit) -> None:
    """Drops lists of variables and functions that only served to choose others."""
    reads: dict[str, list] = {}
    for node in trees.of_kind(unit.source.tree, ast.Name):
        if isinstance(node.ctx, ast.Load):
            reads.setdefault(node.id, []).append(node)
    for statement in unit.run.statements:
        node = statement.node
        fold = unit.run.folds.get(id(getattr(node, 'value', None)))
        if fold is not None and isinstance(fold.value, values.VariableValue):
            (target, *others) = getattr(node, 'targets', [None])
            known = unit.reference(fold.value.variable, fold.node)
            if not others and getattr(target, 'id', None) == known:
                unit.structure.dropped[statement.index] = 'found again'
    changed = True
    while changed:
        changed = False
        for statement in unit.run.statements:
            name = _served(unit, statement)
            if name is None or statement.index in unit.structure.dropped:
                continue
            if reads.get(name) and all(answers.vanishes(unit, n) for n in reads[name]):
                unit.structure.dropped[statement.index] = 'asked the graph'
                changed = True


def _served(unit: units.Unit, statement) -> str | None:
    """Returns the one name that a statement binds, where it only asks the graph."""
    node = statement.node
    if isinstance(node, ast.FunctionDef):
        inside = {id(n) for n in trees.walk(node)}
        asks = any(key in inside for key in [*unit.run.folds, *unit.run.choices])
        return node.name if asks and not statement.steps else None
    if _names_collections(unit, node):
        return node.targets[0].id
    if isinstance(node, ast.Assign) and id(node.value) in unit.run.folds:
        (target, *others) = node.targets
        held = unit.run.bindings.get(getattr(target, 'id', None), [])
        if isinstance(target, ast.Name) and not others and len(held) == 1:
            return target.id
    return None


def _names_collections(unit: units.Unit, node: ast.stmt) -> bool:
    """Tells whether a statement gives a name to a list of names, or of keys of the graph."""
    return (
        isinstance(node, ast.Assign)
        and len(node.targets) == 1
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, (ast.List, ast.Tuple))
        and all(
            isinstance(item, ast.Constant)
            or unit.run.uses.get(id(item), (None, ''))[1].startswith('GraphKeys.')
            for item in node.value.elts
        )
    )
