"""Takes gradients from a tape that watched the values that are differentiated.

## Why

`tf.gradients` and `Optimizer.compute_gradients` ask a graph, which TF 2 does not have: a
`tf.GradientTape` watches a step compute its values, and is asked afterwards. The pairs that
`compute_gradients` gives, and what a program does with them before `apply_gradients` (clipping,
scaling, leaving some out), stay as they are. Gradients of gradients come from a tape around the
first one.

## Needs

The values that are differentiated, in the statements of a step; names for the tensors with
respect to which they are.

## Refuses

`stop_gradients`, gradients inside of functions that get the loss as an argument, Hessians.

## References

tensorflow/python/ops/gradients_impl.py and training/optimizer.py of TF 1.15.
"""

import ast
from collections.abc import Iterator

from migration.program import gradients, local_tapes, model, trained, values
from migration.program import unit as units
from migration.syntax import layout, trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'gradients'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each gradient that steps compute."""
    seen = set()
    for node in unit.program.nodes:
        if node.kind != 'gradient' or id(node.site) in seen:
            continue
        seen.add(id(node.site))
        if node.detail['inner'] and node.op == 'gradients':
            yield from _in_function(unit, node)
            continue
        index = getattr(node.statement, 'index', None)
        if index in unit.structure.dropped:
            continue
        if not _is_fetched(unit, node) and (
            index not in unit.structure.moved or node.detail['inner']
        ):
            unit.obstacle(
                NAME,
                node.site,
                'a gradient is computed inside of a function or a larger statement',
                'compute it where the loss is computed, in a statement of its own',
            )
            continue
        if _is_applied_meanwhile(unit, node):
            unit.note(
                NAME,
                node.site,
                'TF 1 may update some variables while the gradients of others are still computed, '
                'which tf.gradients does not prevent; now all gradients come first',
            )
        yield from _of_pairs(unit, node) if node.op == 'compute_gradients' else _of(unit, node)


def _is_applied_meanwhile(unit: units.Unit, node: model.Node) -> bool:
    """Tells whether TF 1 does not wait for all gradients of a loss before it applies the first."""
    sources = node.detail['sources']
    several = isinstance(sources, values.Sequence) and (sources.open or len(sources.items) > 1)
    if node.op != 'gradients' or not several:
        return False
    seen: set[int] = set()
    waiting = [i for n in unit.program.nodes if n.kind == 'minimize' for i in n.inputs]
    while waiting:
        found = waiting.pop()
        if found.kind == 'gradient' and found.site is node.site:
            return True
        if found.id in seen or any(_waits_for_all(n) for n in (found, *found.inputs)):
            continue
        seen.add(found.id)
        if found.kind not in ('gradient', 'input'):
            waiting += found.inputs
    return False


def _waits_for_all(node: model.Node) -> bool:
    return node.op.endswith('clip_by_global_norm')


def _is_fetched(unit: units.Unit, node: model.Node) -> bool:
    """Tells whether a gradient is computed where it is run."""
    places = [s.fetch_place for s in unit.program.steps if s.statement is node.statement]
    return any(p is not None and _holds(p, node.site) for p in places)


def _in_function(unit: units.Unit, node: model.Node) -> Iterator[Rewrite]:
    """Yields the rewrites of a gradient in a function that computes what is differentiated."""
    nodes = [n for n in unit.program.nodes if n.kind == 'gradient' and n.site is node.site]
    try:
        tape = local_tapes.find(unit, nodes)
    except local_tapes.UnclearError as error:
        unit.obstacle(
            NAME, node.site, str(error), 'compute it where the loss is computed, step by step'
        )
        return
    yield from _of(unit, node, tape.target.id if tape.named else 'output')
    yield Rewrite(tape.function, lambda r: _with_tape(unit, tape, r), NAME)


def _with_tape(unit: units.Unit, tape: local_tapes.LocalTape, renderer: Renderer) -> str:
    """Returns a function with some of its statements under a tape."""
    source, function = unit.source, tape.function
    inside = tape.statements or [s for s in function.body if _holds(s, tape.call)]
    start, end = source.span(function)
    first = source.line_start(inside[0].lineno)
    last = source.span(tape.statements[-1])[1] if tape.statements else first
    margin = ' ' * inside[0].col_offset
    step = layout.indentation(source.tree, source.lines)
    name = unit.structure.tape(1)
    # What is passed may be an array, which a tape cannot watch.
    lines = [f'{margin}{w} = {unit.tensorflow}.convert_to_tensor({w})' for w in tape.watched]
    lines.append(f'{margin}with {unit.tensorflow}.GradientTape() as {name}:')
    lines += [f'{margin}{step}{name}.watch({watched})' for watched in tape.watched]
    if tape.statements:
        text = renderer.between(first, last, tape.statements)
        lines.append(layout.reindent(text, margin + step))
    if not tape.named:
        lines.append(f'{margin}{step}output = {renderer.text(tape.target)}')
    before = renderer.between(start, first, [function], skip=function)
    after = renderer.between(last, end, function.body)
    return before + '\n'.join(lines) + ('' if tape.statements else '\n') + after


def _holds(node: ast.AST, call: ast.Call) -> bool:
    return any(part is call for part in trees.walk(node))


def _of(unit: units.Unit, node: model.Node, local: str | None = None) -> Iterator[Rewrite]:
    """Yields the rewrite of a call of tf.gradients."""
    call = node.site
    sources = gradients.argument(call, 'xs', 1)
    held = node.detail['sources']
    single = not isinstance(held, values.Sequence)
    element = unit.parent(call)
    first = (
        isinstance(element, ast.Subscript)
        and element.value is call
        and isinstance(element.slice, ast.Constant)
        and element.slice.value == 0
        and isinstance(element.ctx, ast.Load)
    )
    alone = isinstance(sources, (ast.List, ast.Tuple)) and len(sources.elts) == 1

    def gradient(renderer: Renderer, of: str) -> str:
        target = local or trained.target_text(unit, node, renderer)
        weights = gradients.argument(call, 'grad_ys', 2)
        extra = ''
        if node.detail['weights'] is not None:
            extra = f', output_gradients={renderer.text(weights)}'
        return f'{unit.structure.tape(node.detail["level"])}.gradient({target}, {of}{extra})'

    if first and (single or alone):
        one = sources if single else sources.elts[0]
        yield Rewrite(element, lambda r: gradient(r, r.text(one)), NAME)
    elif single:
        yield Rewrite(call, lambda r: f'[{gradient(r, r.text(sources))}]', NAME)
    elif isinstance(sources, (ast.List, ast.ListComp)) or (
        isinstance(sources, ast.Name) and held.mutable
    ):
        yield Rewrite(call, lambda r: gradient(r, r.text(sources)), NAME)
    else:
        yield Rewrite(call, lambda r: gradient(r, f'list({r.text(sources)})'), NAME)


def _of_pairs(unit: units.Unit, node: model.Node) -> Iterator[Rewrite]:
    """Yields the rewrite of a call of compute_gradients."""
    call = node.site
    assign = unit.parent(call)
    given = gradients.argument(call, 'var_list', 1)
    structure = unit.structure

    def gradient(renderer: Renderer, of: str) -> str:
        target = trained.target_text(unit, node, renderer)
        extra = ''
        if node.detail['weights'] is not None:
            extra = f', output_gradients={renderer.text(gradients.argument(call, "grad_loss", 5))}'
        return f'{structure.tape(node.detail["level"])}.gradient({target}, {of}{extra})'

    def pairs(renderer: Renderer, listed: str) -> str:
        return f'zip({gradient(renderer, listed)}, {listed})'

    starred = assign
    unzipped = unit.parent(unit.parent(starred)) if isinstance(starred, ast.Starred) else None
    if isinstance(unzipped, ast.Assign) and _is_pair(unit, unzipped, starred):
        names = unzipped.targets[0].elts

        def render(renderer: Renderer) -> str:
            listed = _listed(unit, node, given)
            first, second = (renderer.text(n) for n in names)
            between = '\n' + ' ' * unzipped.col_offset
            return f'{second} = {listed}{between}{first} = {gradient(renderer, second)}'

        yield Rewrite(unzipped, render, NAME)
        return

    def whole(renderer: Renderer) -> str:
        variables = trained.listing(unit, node, given)
        if isinstance(variables, list) and len(variables) == 1 and variables[0][0] != '*':
            return f'[({gradient(renderer, variables[0])}, {variables[0]})]'
        listed = _listed(unit, node, given)
        text = pairs(renderer, listed)
        parent = unit.parent(call)
        only_read = isinstance(parent, (ast.comprehension, ast.Starred))
        return text if only_read else f'list({text})'

    def in_two(renderer: Renderer) -> str:
        variables = trained.listing(unit, node, given)
        target = renderer.text(assign.targets[0])
        if isinstance(variables, list) and (len(variables) > 1 or variables[0][0] == '*'):
            name = (
                'variables' if 'variables' not in structure.taken else structure.fresh('variables')
            )
            between = '\n' + ' ' * assign.col_offset
            made = f'{name} = [{", ".join(variables)}]'
            return f'{made}{between}{target} = list({pairs(renderer, name)})'
        return f'{target} = {whole(renderer)}'

    if isinstance(assign, ast.Assign) and assign.value is call and len(assign.targets) == 1:
        yield Rewrite(assign, in_two, NAME)
    else:
        yield Rewrite(call, whole, NAME)


def _listed(unit: units.Unit, node: model.Node, given: ast.expr | None) -> str:
    variables = trained.listing(unit, node, given)
    if variables == trained.WATCHED:
        return f'{unit.structure.tape(node.detail["level"])}.watched_variables()'
    return variables if isinstance(variables, str) else f'[{", ".join(variables)}]'


def _is_pair(unit: units.Unit, assign: ast.Assign, starred: ast.Starred) -> bool:
    """Tells whether a statement is `gradients, variables = zip(*starred)`."""
    call, target = unit.parent(starred), assign.targets[0]
    return (
        len(assign.targets) == 1
        and isinstance(target, (ast.Tuple, ast.List))
        and len(target.elts) == 2
        and all(isinstance(e, ast.Name) for e in target.elts)
        and isinstance(call.func, ast.Name)
        and call.func.id == 'zip'
        and len(call.args) == 1
        and assign.value is call
    )
