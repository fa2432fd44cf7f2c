"""Prints a Program, one line for each thing in it."""

import ast

from migration.program import model


def render(program: model.Program) -> str:
    """Returns the program as text: inputs, variables, steps, and what is in the way.

    A line tells where in the source the thing is, and, behind `at`, the calls and loop
    turns that led there, so that one line of source may stand for several things.
    """
    lines = []
    for node in program.inputs:
        detail = node.detail
        dtype = ast.unparse(detail['dtype']) if detail['dtype'] is not None else '?'
        shape = ast.unparse(detail['shape']) if detail['shape'] is not None else '?'
        default = f' = {ast.unparse(detail["default"])}' if detail['default'] is not None else ''
        lines.append(_row('input', f'{label(node)}: {dtype} {shape}{default}', node))
    for variable in program.variables:
        flags = [
            {True: 'trainable', False: 'fixed', None: 'trainable?'}[variable.trainable],
            *(['after init'] if variable.after_init else []),
            *([f'owner {variable.owner}'] if variable.owner else []),
            *([f'used {variable.uses} times'] if variable.uses > 1 else []),
        ]
        lines.append(_row('var', f'{variable.name}  {", ".join(flags)}', variable))
    for session in program.sessions:
        lines.append(f'session {session.number}  line {session.site.lineno}  inits {session.inits}')
    for step in program.steps:
        lines.append(_step(step, len(program.nodes)))
    for obstacle in program.obstacles:
        line = getattr(obstacle.site, 'lineno', 0)
        lines.append(f'refuse {obstacle.rule}  line {line}  {obstacle.reason}')
    return '\n'.join(lines) + '\n'


def label(node: model.Node) -> str:
    """Returns a short name for a node."""
    return node.name or f'{node.op.rsplit(".", 1)[-1]}#{node.id}'


def _row(kind, text, thing):
    at = [p for p in thing.path if p != 0 or thing.path]
    place = f'  at {"/".join(map(str, at))}' if at else ''
    return f'{kind:7}{text}  line {thing.site.lineno}{place}'


def _step(step, total):
    fetches = ', '.join(label(f) if isinstance(f, model.Node) else f.name for f in step.fetches)
    fed = {node.id for node, _ in step.feeds}
    feeds = ', '.join(label(n) + ('' if n.kind == 'input' else ' (cut)') for n, _ in step.feeds)
    text = f'({fetches}) <- ({feeds})' if feeds else f'({fetches})'
    session = '?' if step.session is None else step.session.number
    parts = [f'{"step":7}{text}  line {step.site.lineno}  session {session}']
    missing = [label(n) for n in step.inputs() if n.kind == 'input' and n.id not in fed]
    if missing:
        parts.append('unfed ' + ' '.join(missing))
    for word, held in (('reads', step.reads()), ('writes', step.writes())):
        if held:
            parts.append(f'{word} ' + ' '.join(v.name for v in held))
    if any(n.kind == 'random' for n in step.slice()):
        parts.append('random')
    if step.path:
        parts.append('at ' + '/'.join(map(str, step.path)))
    if step.built < total:
        parts.append('before more graph is built')
    return '  '.join(parts)
