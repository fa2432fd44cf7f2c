"""How a step spells what it differentiates, and with respect to what."""

import ast

from migration.program import added_weights, gradients, model, values
from migration.program import unit as units
from migration.syntax import trees
from migration.syntax.rewrite import Renderer

# Stands for all variables that the tape of a step has watched.
WATCHED = '*'

_TARGETS = {'minimize': 'loss', 'compute_gradients': 'loss', 'gradients': 'ys'}


def target(node: model.Node) -> ast.expr:
    """Returns the expression that is differentiated."""
    op = 'minimize' if node.kind == 'minimize' else node.op.rsplit('.', 1)[-1]
    return gradients.argument(node.site, _TARGETS[op], 0)


def target_name(unit: units.Unit, node: model.Node) -> str | None:
    """Returns the local name for an expression that the tape must watch; None for names."""
    if _is_named(unit, target(node)):
        return None
    if iterated(unit, target(node)):
        unit.obstacle(
            'gradients',
            node.site,
            'this differentiates an expression that a comprehension computes',
            'make a list of the values first',
        )
    if node.id not in unit.target_names:
        structure = unit.structure
        together = any(
            node in f.differentiated
            and sum(not _is_named(unit, target(n)) for n in f.differentiated) > 1
            for f in structure.functions
        )
        name = 'output' if node.op == 'gradients' else 'loss'
        if together or name in structure.taken:
            name = structure.fresh(name)
        unit.target_names[node.id] = name
    return unit.target_names[node.id]


def target_text(unit: units.Unit, node: model.Node, renderer: Renderer) -> str:
    """Returns what the tape is asked for the gradient of."""
    return target_name(unit, node) or renderer.text(target(node))


def iterated(unit: units.Unit, node: ast.expr) -> list:
    """Returns what the comprehensions around a node run over to bind names in it."""
    names = {n.id for n in trees.walk(node) if isinstance(n, ast.Name)}
    found, around = [], unit.parent(node)
    while around is not None and not isinstance(around, ast.stmt):
        for generator in getattr(around, 'generators', ()):
            bound = {n.id for n in trees.walk(generator.target) if isinstance(n, ast.Name)}
            if bound & names:
                found.append(generator.iter)
        around = unit.parent(around)
    return found


def _is_named(unit: units.Unit, node: ast.expr) -> bool:
    """Tells whether an expression computes nothing: it is a local name, or a list of them."""
    if isinstance(node, (ast.List, ast.Tuple)):
        return all(_is_named(unit, e) for e in node.elts)
    if id(node) in unit.structure.taken_out:
        return True
    if isinstance(node, ast.Subscript):
        held = unit.run.reads.get(id(node.value), [])
        return (
            isinstance(node.value, ast.Name)
            and isinstance(node.slice, ast.Constant)
            and bool(held)
            and isinstance(held[0].value, (values.Sequence, values.Mapping))
        )
    if not isinstance(node, (ast.Name, ast.Attribute)):
        return False
    if isinstance(node, ast.Name) and iterated(unit, node):
        return True
    held = [unit.structure.home(b) for b in unit.run.reads.get(id(node), [])]
    return (
        bool(held)
        and (
            unit.structure.is_moved(held[0])
            or unit.structure.is_input(held[0])
            or not values.is_deferred(held[0].value)
        )
        and not isinstance(held[0].value, values.VariableValue)
    )


def listing(unit: units.Unit, node: model.Node, given: ast.expr | None) -> str | list[str]:
    """Returns the name of the list of variables that a call trains, or the texts of them all."""
    variables = node.detail['variables']
    given_all = given is None or (isinstance(given, ast.Constant) and given.value is None)
    owner = unit.structure.owner_at(node.site)
    if (
        given_all
        and node.detail['optimizer'].symbol != 'train.RMSPropOptimizer'
        and not all(unit.structure.reaches(owner, v) for v in variables)
    ):
        return WATCHED
    if isinstance(given, ast.Name):
        held = unit.run.reads.get(id(given), [])
        value = held[0].value if len(held) == 1 else None
        if (
            isinstance(value, values.Sequence)
            and not value.open
            and all(isinstance(i, values.VariableValue) for i in value.items)
            and len(variables) == len(value.items)
            and {i.variable for i in value.items} == set(variables)
            and len(unit.run.bindings.get(given.id, [])) == 1
            and not any(
                changed is value and at is not None and at.index > node.statement.index
                for changed, at, _ in unit.run.mutations
            )
        ):
            return given.id
    return references(unit, variables, node.site)


def named_list(unit: units.Unit, node: model.Node, variables: list) -> str:
    """Returns the name of a list of exactly these variables, or the list written out."""
    for name, held in unit.run.bindings.items():
        value = held[0].value
        if (
            len(held) == 1
            and isinstance(value, values.Sequence)
            and not value.open
            and not any(changed is value for changed, _, _ in unit.run.mutations)
            and [getattr(i, 'variable', None) for i in value.items] == variables
            and held[0].statement is not None
            and held[0].statement.index not in unit.structure.moved
            and held[0].statement.index not in unit.structure.dropped
        ):
            return name
    return f'[{", ".join(references(unit, variables, node.site))}]'


def references(unit: units.Unit, variables: list, site: ast.AST) -> list[str]:
    """Returns expressions that list variables; a whole dictionary is listed as such."""
    order = {v: i for i, v in enumerate(variables)}
    left = set(variables)
    found = []
    owner = unit.structure.owner_at(site)
    for name, binding in owner.frame.names.items():
        if isinstance(binding.value, values.Mapping):
            held = values.variables_in(binding.value)
            if len(held) > 1 and left.issuperset(held):
                text = f'*{owner.prefix}{name}.values()'
                found.append((min(order[v] for v in held), text))
                left.difference_update(held)
    for root in unit.structure.nests.roots:
        held = [v for v in root.variables if v.trainable]
        if len(held) > 1 and left.issuperset(held) and added_weights.lists_all(unit, root):
            name = _seen(unit, root.name, root.statement, owner)
            found.append((min(order[v] for v in held), f'*{name}.trainable_variables'))
            left.difference_update(held)
    for layer in unit.structure.layer_names:
        held = [v for v in layer.variables.values() if v.trainable]
        if held and left.issuperset(held):
            text = f'*{unit.structure.layer_reference(layer, owner)}.trainable_variables'
            found.append((min(order[v] for v in held), text))
            left.difference_update(held)
    for cell, name in unit.structure.cell_names.items():
        held = [v for v in (cell.variables or {}).values() if v.trainable]
        if held and left.issuperset(held):
            made_by = unit.structure.owner_of(cell.statement)
            prefix = unit.structure.prefix_of(made_by, owner, site)
            found.append((min(order[v] for v in held), f'*{prefix}{name}.trainable_variables'))
            left.difference_update(held)
    for bench in unit.structure.nests.benches.values():
        for name in bench.lists():
            held = [v for v, path in bench.variables.items() if path.startswith(f'.{name}[')]
            if left.issuperset(held):
                text = _seen(unit, f'{bench.name}{name}', bench.statement, owner)
                found.append((min(order[v] for v in held), f'*{text}'))
                left.difference_update(held)
    found += [(order[v], unit.reference(v, site)) for v in left]
    return [text for _, text in sorted(found)]


def _seen(unit: units.Unit, text: str, statement, owner) -> str:
    """Returns how an owner reads what methods of the object that makes it read as a text."""
    made = unit.structure.owner_of(statement)
    if made.instance is None or made.instance is owner.instance:
        return text
    return unit.structure.from_outside(text, statement.node, owner) or text
