"""Checks what must hold of every Program, whatever program it was made of."""

import collections

from migration.program import model, printer


def check(program: model.Program) -> list[str]:
    """Returns a sentence for each law that a program breaks; none for a sound one."""
    return [*_nodes(program), *_variables(program), *_steps(program), *_stores(program)]


def _nodes(program):
    variables = set(program.variables)
    for number, node in enumerate(program.nodes):
        name = printer.label(node)
        if node.id != number:
            yield f'{name} has the id {node.id} and is number {number}'
        for other in node.inputs:
            if other.id >= node.id or program.nodes[other.id] is not other:
                yield f'{name} is computed from {printer.label(other)}, which is not made before it'
        if not node.deferred and (node.reads or any(i.deferred for i in node.inputs)):
            yield f'{name} counts as known when the graph is built, but needs a session'
        if not variables.issuperset([*node.reads, *node.writes]):
            yield f'{name} reads or writes a variable that the program does not have'
        if node.writes and node.kind not in ('effect', 'minimize'):
            yield f'{name} writes variables, though it is of the kind {node.kind}'
        if node.kind == 'minimize':
            yield from _minimize(node)


def _minimize(node):
    name = printer.label(node)
    detail = node.detail
    counted = [detail['counter']] if detail['counter'] else []
    if set(node.writes) != {*detail['variables'], *counted}:
        yield f'{name} does not write what it trains and counts'
    if node not in detail['optimizer'].trains:
        yield f'the optimizer of {name} does not know of it'


def _variables(program):
    # Several variables of a loop of unknown length stand as one, under one name.
    names = collections.Counter((v.graph, v.name) for v in program.variables if '*' not in v.path)
    for (_, name), count in names.items():
        if count > 1:
            yield f'{count} variables are called {name}'
    for variable in program.variables:
        if not variable.name or variable.uses < 1:
            yield f'a variable has the name {variable.name!r} and {variable.uses} uses'


def _steps(program):
    variables, nodes = set(program.variables), set(program.nodes)
    for step in program.steps:
        where = f'the step of line {step.site.lineno}'
        if not 0 <= step.built <= len(program.nodes):
            yield f'{where} sees {step.built} nodes of {len(program.nodes)}'
        for fetch in step.fetches:
            if fetch not in (variables if isinstance(fetch, model.Variable) else nodes):
                yield f'{where} fetches what the program does not have'
            elif isinstance(fetch, model.Node) and fetch.id >= step.built:
                yield f'{where} fetches {printer.label(fetch)} before it is made'
        for node, _ in step.feeds:
            if node not in nodes or node.id >= step.built:
                yield f'{where} feeds what is not made before it'
        if len(step.texts) != len(step.fetches):
            yield f'{where} has {len(step.texts)} texts for {len(step.fetches)} fetches'
        fed = {node.id for node, _ in step.feeds}
        made = {node.id: node for node in step.slice()}
        if any(i.id not in made for n in made.values() if n.id not in fed for i in n.inputs):
            yield f'the slice of {where} is not closed'
        if not variables.issuperset([*step.reads(), *step.writes()]):
            yield f'{where} reads or writes a variable that the program does not have'
        if step.session is not None and step.session not in program.sessions:
            yield f'{where} runs in a session that the program does not have'


def _stores(program):
    opened = set()
    for kind, site, session, _ in program.events:
        if kind == 'open':
            opened.add(session)
        elif session is not None and session not in opened:
            yield f'line {getattr(site, "lineno", 0)} uses a session before it is opened'
    if [s.number for s in program.sessions] != list(range(len(program.sessions))):
        yield 'sessions are not numbered in order'
    if printer.render(program) != printer.render(program):
        yield 'two prints differ'
