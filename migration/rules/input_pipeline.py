"""Iterates datasets in Python: `iter(dataset)` where an iterator was started.

## Why

In TF 1 an iterator is a part of the graph; each run that needs an element takes one. In TF 2 a
dataset is iterated by Python, and functions get the elements as arguments. A call takes one element
where the run took one, so that order and number of batches stay as they were; at the end
`get_next` raises `tf.errors.OutOfRangeError` as the run did. What started an iterator again makes a
new one. Where a dataset is made from placeholders, a function makes it from what was fed.

## Needs

The iterator behind each `get_next`, and the dataset that it iterates.

## Refuses

Two elements of one iterator in one run, datasets made from values of the graph, handles that are
chosen at run time, iterators made in loops, and queues.

## References

tensorflow/python/data/ops/{dataset_ops,iterator_ops}.py of TF 1.15. For one seed TF 2 shuffles in
another order than TF 1 where `repeat` follows `shuffle`, and where an iterator starts again.
"""

import ast
from collections.abc import Iterator

from migration.program import arguments, pipelines, streams, taking
from migration.program import unit as units
from migration.rules.tables import rewrite_call, symbols
from migration.syntax import trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'input_pipeline'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of what makes and starts iterators, and of names of `tf.data`."""
    seen: set[int] = set()
    for iterator in unit.run.program_iterators:
        yield from _made(unit, iterator, seen)
    for step in unit.program.steps:
        if id(step.site) not in seen and any(
            getattr(f, 'kind', '') == 'rewind' for f in step.fetches
        ):
            seen.add(id(step.site))
            yield from _started(unit, step)
    yield from _returned(unit)
    yield from _names(unit)
    _note_shuffles(unit)


def _made(unit: units.Unit, iterator: streams.Iterator, seen: set) -> Iterator[Rewrite]:
    """Yields the rewrite of the call that makes an iterator."""
    structure = unit.structure
    if iterator.kind == 'one_shot':
        if id(iterator.site) not in seen:
            seen.add(id(iterator.site))
            yield Rewrite(iterator.site, lambda r: f'iter({r.text(iterator.place)})', NAME)
        if structure.iterator_binding(iterator) is None and iterator.pulls:
            yield from _unnamed(unit, iterator)
    elif structure.stays(iterator):
        binding = structure.iterator_binding(iterator)
        if binding is None:
            unit.obstacle(NAME, iterator.site, 'an iterator has no name', 'bind it to a name')
            return
        name = taking.dataset_name(unit, iterator)
        yield Rewrite(binding.target, lambda r: name, NAME)
        yield Rewrite(iterator.site, lambda r: r.text(iterator.place), NAME)


def _unnamed(unit: units.Unit, iterator: streams.Iterator) -> Iterator[Rewrite]:
    """Yields rewrites of a statement that takes elements of an iterator without a name."""
    for bindings in unit.structure.pulls.values():
        if bindings[0].value.node.detail['iterator'] is iterator:
            statement = bindings[0].statement.node
            if (
                not iterator.returned
                and bindings[0].value.node.site.func.value is not iterator.site
            ):
                unit.obstacle(NAME, iterator.site, 'an iterator has no name', 'bind it to a name')
                return
            name = taking.iterator_name(unit, iterator)
            made = statement.value if iterator.returned else iterator.site
            text = f'{name} = '
            yield Rewrite(statement, lambda r, made=made, text=text: text + r.text(made), NAME)


def _returned(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of functions that return elements, and now return the iterator."""
    taken = {id(b.value.node.site) for held in unit.structure.pulls.values() for b in held}
    seen = set()
    for function in unit.structure.functions:
        for binding in function.inputs:
            outer = unit.structure.owner_of(binding.statement)
            if binding.statement.index in unit.structure.pulls and not unit.structure.encloses(
                outer, function.owner
            ):
                unit.obstacle(
                    'element_not_named',
                    binding.value.node.site,
                    'an element of a dataset is taken in a function and used outside of it',
                    'return what get_next gives in the same statement, or return the dataset',
                )
    for iterator in unit.run.program_iterators:
        for site in iterator.pulls:
            if id(site) not in taken:
                unit.obstacle(
                    'element_not_named',
                    site,
                    'an element of a dataset is taken inside of a larger expression',
                    'bind what get_next gives to names in a statement of its own',
                )
            elif iterator.returned and id(site) not in seen:
                seen.add(id(site))
                yield from _returns(unit, site)


def _returns(unit: units.Unit, site: ast.Call) -> Iterator[Rewrite]:
    """Yields rewrites by which a function returns an iterator, not what it gives."""
    named = pipelines.named_return(site, unit.structure.parents)
    iterator = site.func.value
    if named is None:
        yield Rewrite(site, lambda r: r.text(iterator), NAME)
        return
    assignment, end = named
    if isinstance(iterator, (ast.Name, ast.Attribute)):
        yield Rewrite(assignment, None, NAME)
        yield Rewrite(end.value, lambda r: r.text(iterator), NAME)
        return
    function = assignment
    while not isinstance(function, ast.FunctionDef):
        function = unit.parent(function)
    held = {n.id for n in trees.walk(function) if isinstance(n, ast.Name)}
    name = unit.structure.fresh('iterator') if 'iterator' in held else 'iterator'
    yield Rewrite(assignment, lambda r: f'{name} = {r.text(iterator)}', NAME)
    yield Rewrite(end.value, lambda r: name, NAME)


def _started(unit: units.Unit, step) -> Iterator[Rewrite]:
    """Yields the rewrite of a run that starts iterators."""
    site = step.site
    if not isinstance(unit.parent(site), ast.Expr):
        unit.obstacle(NAME, site, 'what a run gives that starts an iterator is used')
        return
    starts = [f for f in step.fetches if f.kind == 'rewind']
    for start in starts:
        binding = unit.structure.iterator_binding(start.detail['iterator'])
        if binding is None:
            unit.obstacle(NAME, site, 'an iterator has no name', 'bind it to a name')
            return
    shared = _shared(unit, site, starts)

    def render(renderer: Renderer) -> str:
        lines = [*shared, *(_start(unit, step, start, renderer) for start in starts)]
        return ('\n' + ' ' * site.col_offset).join(lines)

    yield Rewrite(site, render, NAME)


def _shared(unit: units.Unit, site: ast.Call, starts: list) -> list[str]:
    """Returns the declaration of names that a function binds for the code around it."""
    definition = unit.parent(site)
    while definition is not None and not isinstance(definition, (ast.FunctionDef, ast.Lambda)):
        definition = unit.parent(definition)
    names, words = [], set()
    for start in starts:
        binding = unit.structure.iterator_binding(start.detail['iterator'])
        owner = unit.structure.owner_of(binding.statement)
        if owner.instance is None and definition is not None and owner.node is not definition:
            names.append(binding.name)
            words.add('global' if owner.node is None else 'nonlocal')
    if not names:
        return []
    steps = [s for s in unit.program.steps if s.site is not site]
    inside = {id(n) for n in trees.walk(definition)}
    if len(words) > 1 or any(id(s.site) in inside and s.site.lineno < site.lineno for s in steps):
        unit.obstacle(
            NAME,
            site,
            'a function starts an iterator of the code around it, after it ran something',
            'start the iterator at the beginning of the function',
        )
    return [f'{"".join(words)} {", ".join(names)}']


def _start(unit: units.Unit, step, start, renderer: Renderer) -> str:
    iterator, dataset = start.detail['iterator'], start.detail['dataset']
    name = taking.iterator_name(unit, iterator)
    place = start.detail.get('place') or iterator.place
    if dataset is not None and dataset.graph_nodes:
        function = unit.structure.by_site[id(step.site)]
        given = ', '.join(arguments.Arguments(unit, step, function).texts(renderer))
        return f'{name} = iter({function.name}({given}))'
    if unit.structure.has_own_dataset(iterator) and 'place' not in start.detail:
        return f'{name} = iter({taking.dataset_name(unit, iterator)})'
    return f'{name} = iter({renderer.text(place)})'


def _names(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the names of `tf.data` that stay."""
    gone = {
        id(node)
        for statement in unit.run.statements
        if statement.index in unit.structure.dropped
        for node in trees.walk(statement.node)
    }
    gone.update(id(i.site.func) for i in unit.run.program_iterators)
    for node, path in unit.uses:
        if id(node) in gone:
            continue
        call = unit.parent(node)
        if path.startswith('contrib.data.'):
            row = symbols.lookup(path.replace('contrib.data', 'data.experimental'))
            if row is None or not row.tf2:
                unit.obstacle(NAME, node, f'tf.{path} has no counterpart in TF 2')
                continue
        else:
            row = symbols.lookup(path)
        if row is None or row.kind != 'data':
            continue
        if isinstance(call, ast.Call) and call.func is node:
            yield from rewrite_call.call(unit, call, row, NAME)
        elif row.tf2:
            yield from rewrite_call.rename(unit, node, row, NAME)


def _note_shuffles(unit: units.Unit) -> None:
    """Tells where elements come in another order than in TF 1."""
    for node in trees.of_kind(unit.source.tree, ast.Call):
        if (
            isinstance(node.func, ast.Attribute)
            and node.func.attr == 'shuffle'
            and unit.run.program_iterators
            and (len(node.args) > 1 or any(k.arg == 'seed' for k in node.keywords))
        ):
            unit.note(
                NAME,
                node,
                'for one seed TF 2 shuffles otherwise than TF 1 where `repeat` follows `shuffle`, '
                'and where an iterator starts again',
            )
