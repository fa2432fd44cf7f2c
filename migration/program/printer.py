"""Prints a Program, one line for each thing in it."""

import ast

from migration.program import model

# What a node of these kinds adds is not more graph: a step after it sees nothing new.
_NO_GRAPH = frozenset({'constant', 'static', 'init'})


def render(program: model.Program) -> str:
    """Returns the program as text: what the graph holds, what runs, and what is in the way.

    The graph's inputs, variables, effects and optimizers come first, then, in the order of
    execution, what happens to each session. Behind `via` are the calls (`build@12`) and loop
    turns (`[0]`) that led to a line, so that one line of source may stand for several things;
    `[*]` is every turn of a loop of unknown length, and what is made there is a family.
    """
    rows = [_input(node) for node in program.inputs]
    rows += [_variable(variable) for variable in program.variables]
    rows += [_effect(node) for node in program.nodes if node.kind == 'effect']
    rows += [_train(node) for node in program.nodes if node.kind == 'minimize']
    initialised: set = set()
    for event in program.events:
        rows += _event(event, program, initialised)
    for obstacle in program.obstacles:
        rows.append(('refuse', obstacle.rule, _line(obstacle.site), '', [obstacle.reason]))
    return ''.join(_text(row) for row in rows)


def label(thing: model.Node | model.Variable) -> str:
    """Returns a short name for a node or a variable."""
    if isinstance(thing, model.Variable):
        return thing.name
    return thing.name or thing.detail.get('name') or f'{thing.op.rsplit(".", 1)[-1]}#{thing.id}'


def _text(row) -> str:
    kind, what, line, path, facts = row
    via = '/'.join('[*]' if p == '*' else p for p in path)
    parts = [f'{kind:6} {what:34}  line {line}', *facts, *([f'via {via}'] if via else [])]
    return '  '.join(parts).rstrip() + '\n'


def _line(site) -> str:
    module = getattr(site, 'module_name', '')
    line = str(getattr(site, 'lineno', '?'))
    return f'{line} of {module}' if module else line


def _type(shape: str, dtype: str) -> str:
    return f'{dtype or "?"}{shape or "[?]"}' if shape or dtype else '?'


def _family(path) -> list:
    return ['family'] if '*' in path else []


def _input(node: model.Node):
    default = node.detail['default']
    given = f' = {ast.unparse(default)}' if default is not None else ''
    what = f'{label(node)}: {_type(*node.detail["type"])}{given}'
    return 'input', what, _line(node.site), node.path, _family(node.path)


def _variable(variable: model.Variable):
    facts = [
        {True: 'trainable', False: 'fixed', None: 'trainable?'}[variable.trainable],
        *([f'owner {variable.owner}'] if variable.owner else []),
        *([f'found {variable.uses} times'] if variable.uses > 1 else []),
        *(['after init'] if variable.after_init else []),
        *_family(variable.path),
    ]
    what = f'{variable.name}: {_type(variable.shape, variable.dtype)}'
    return 'var', what, _line(variable.site), variable.path, facts


def _effect(node: model.Node):
    facts = [*_held('reads', node.reads), *_held('writes', node.writes), *_family(node.path)]
    return 'effect', label(node), _line(node.site), node.path, facts


def _train(node: model.Node):
    detail = node.detail
    facts = [
        f'by {detail["optimizer"].symbol.rsplit(".", 1)[-1]}',
        *_held('trains', detail['variables']),
        *_held('counts', [detail['counter']] if detail['counter'] else []),
        *_family(node.path),
    ]
    return 'train', label(node), _line(node.site), node.path, facts


def _event(event, program, initialised) -> list:
    kind, site, session, thing = event
    number = '?' if session is None else session.number
    if kind == 'step':
        if thing.fetches and all(getattr(f, 'kind', '') == 'init' for f in thing.fetches):
            return []  # The event `init` tells of it.
        return [_step(thing, program, number)]
    facts = [f'session {number}']
    if kind == 'init':
        thing = [v for v in thing if isinstance(v, model.Variable)]
        again = any((session, v) in initialised for v in thing)
        initialised.update((session, v) for v in thing)
        kind, what = ('again' if again else 'init'), ' '.join(v.name for v in thing)
        return [(kind, what, _line(site), (), facts)]
    return [(kind, '', _line(site), (), facts)]


def _step(step: model.Step, program: model.Program, number):
    fed = {node.id for node, _ in step.feeds}
    feeds = ', '.join(label(n) + ('' if n.kind == 'input' else ' (cut)') for n, _ in step.feeds)
    fetches = ', '.join(map(label, step.fetches))
    if len(step.fetches) != 1:
        fetches = f'({fetches})'
    missing = [n for n in step.inputs() if n.kind == 'input' and n.id not in fed]
    more = any(n.kind not in _NO_GRAPH for n in program.nodes[step.built :])
    facts = [
        f'session {number}',
        *_held('reads', step.reads()),
        *_held('writes', step.writes()),
        *_held('default', [n for n in missing if n.detail['default'] is not None]),
        *_held('unfed', [n for n in missing if n.detail['default'] is None]),
        *(['random'] if any(n.kind == 'random' for n in step.slice()) else []),
        *(['before more graph is built'] if more else []),
    ]
    what = f'{fetches} <- ({feeds})' if feeds else fetches
    return 'step', what, _line(step.site), step.path, facts


def _held(word: str, things) -> list:
    return [f'{word} {" ".join(map(label, things))}'] if things else []
