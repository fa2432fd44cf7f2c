"""Finds what stays in a module and still needs something that leaves it."""

import ast
from collections.abc import Iterator

from migration.program import parts, streams, values
from migration.program import unit as units
from migration.syntax import trees

# Methods by which Python code changes an object in place.
_MUTATORS = frozenset(
    {
        'append',
        'extend',
        'insert',
        'remove',
        'pop',
        'sort',
        'shuffle',
        'fill',
        'update',
        'clear',
        'reverse',
    }
)


def check(unit: units.Unit) -> None:
    """Refuses where code that stays reads a graph value, or where captured data changes."""
    for statement in unit.run.statements:
        index = statement.index
        if index in unit.structure.moved or index in unit.structure.dropped:
            continue
        for name in _staying_names(unit, statement.node, True):
            if id(name) in unit.structure.closure_reads:
                continue
            for binding in unit.run.reads.get(id(name), []):
                _check_read(unit, name, binding)
    in_steps = {id(part) for step in unit.program.steps for part in trees.walk(step.site)}
    for step in unit.program.steps:
        if step.feed_place is not None and step.known_feed:
            in_steps.difference_update(map(id, trees.walk(step.feed_place)))
    for use in unit.run.local_graph_reads:
        if id(use) in in_steps:
            unit.obstacle(
                'local_graph_value',
                use,
                f'the graph value `{ast.unparse(use)}` belongs to a function, and is run there',
                'programs that build their graph inside of functions are not converted yet',
            )
    _check_captured(unit)


def note_devices(unit: units.Unit) -> None:
    """Tells where a module's placement on a device is dropped with its `with` statement."""
    for node in trees.walk(unit.source.tree):
        if id(node) not in unit.structure.looked_through or not isinstance(node, ast.With):
            continue
        for item in node.items:
            function = getattr(item.context_expr, 'func', None)
            if unit.run.uses.get(id(function), (None, ''))[1].endswith('device'):
                unit.note(
                    'device', node, 'the placement is dropped: TensorFlow chooses the device itself'
                )


def _check_read(unit: units.Unit, name: ast.Name, binding) -> None:
    structure = unit.structure
    index = binding.statement.index if binding.statement is not None else None
    if index is None:
        return
    if isinstance(binding.value, values.Regularizer) and _configures_variable(unit, name):
        return
    if (
        isinstance(binding.value, values.VariableValue)
        and binding.value.variable in structure.counters
    ):
        return
    if index in structure.moved:
        if any(n.deferred for n in values.nodes_in(binding.value)):
            unit.obstacle(
                'graph_value_escape',
                name,
                'Python code that does not run the graph uses the graph value '
                f'`{ast.unparse(name)}`',
                'run it first, or remove this use',
            )
        elif not parts.is_operation(binding.value):
            unit.obstacle(
                'value_left_in_function',
                name,
                f'`{ast.unparse(name)}` gets its value where graph is built, now a function',
                'compute it in a statement of its own, apart from the graph',
            )
    elif isinstance(binding.value, streams.Handle):
        return
    elif index in structure.specs and _is_printed(unit, name):
        unit.printed_specs.append((name, binding))
    elif index in structure.specs and (place := _asks_spec(unit, name)) is not None:
        unit.shape_reads.append((place, binding))
    elif index in structure.specs:
        unit.obstacle(
            'placeholder_escape',
            name,
            f'Python code uses the placeholder `{ast.unparse(name)}` itself',
            'use the value that is fed',
        )
    elif index in structure.dropped:
        unit.obstacle(
            'session_escape',
            name,
            f'`{ast.unparse(name)}` only serves a session, and is used in another way here',
            'pass what it is needed for instead',
        )


def _configures_variable(unit: units.Unit, name: ast.Name) -> bool:
    """Tells whether a name is the regularizer of a variable, whose call is written anew."""
    around = unit.parent(name)
    if isinstance(around, ast.keyword):
        around = unit.parent(around)
    return any(variable.site is around for variable in unit.program.variables)


def _asks_spec(unit: units.Unit, name: ast.expr) -> ast.expr | None:
    """Returns the expression that asks a placeholder for its shape or type, or None."""
    around = unit.parent(name)
    if not isinstance(around, ast.Attribute) or not isinstance(name, ast.Name):
        return None
    if around.attr == 'get_shape':
        call = unit.parent(around)
        return call if isinstance(call, ast.Call) and call.func is around else None
    return around if around.attr in ('shape', 'dtype') else None


def _is_printed(unit: units.Unit, name: ast.Name) -> bool:
    """Tells whether a name is an argument of print; a placeholder shows no value there."""
    call = unit.parent(name)
    return (
        isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == 'print'
    )


def _staying_names(unit: units.Unit, node: ast.AST, is_own: bool = False) -> Iterator[ast.Name]:
    """Yields the names that the converted text of a node still holds.

    Statements of regions inside of it are asked for by themselves.
    """
    if id(node) in unit.structure.leaving_arguments:
        return
    if not is_own and (id(node) in unit.own_statements or id(node) in unit.structure.vanished):
        return
    run = unit.run
    if any(
        id(node) in left
        for left in (run.session_items, run.leaving, run.named, run.key_lists, run.queue_runs)
    ):
        return
    if id(node) in unit.run.folds or id(node) in unit.run.bookkeeping_calls:
        return
    step = unit.step_at(node)
    if step is not None:
        function = unit.structure.by_site.get(id(node))
        place = step.feed_place
        if isinstance(place, ast.Dict):
            for value in place.values:
                yield from _staying_names(unit, value)
        elif place is not None and function is not None and function.inputs:
            yield from _staying_names(unit, place)
        if function is not None and not function.name:
            yield from _staying_names(unit, step.fetch_place)
        return
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if key is not None and not _is_feed_key(unit, key):
                yield from _staying_names(unit, key)
            yield from _staying_names(unit, value)
        return
    if isinstance(node, ast.Subscript) and _is_feed_key(unit, node.slice):
        yield from _staying_names(unit, node.value)
        return
    if unit.structure.in_rate(node):
        return  # A learning rate that each step gives to its optimizer.
    if isinstance(node, ast.Attribute) and id(node) in unit.run.reads:
        yield node
        return
    if isinstance(node, ast.Name):
        if not isinstance(node.ctx, ast.Store):
            yield node
        return
    for child in trees.children(node):
        yield from _staying_names(unit, child)


def _is_feed_key(unit: units.Unit, key: ast.AST) -> bool:
    held = unit.run.reads.get(id(key), [])
    return bool(held) and unit.structure.is_fed(unit.structure.home(held[0]))


def _check_captured(unit: units.Unit) -> None:
    """Refuses where data that a graph took when it was built is changed in place later.

    A TF1 graph holds a copy of an array from the moment when it was built, a function reads
    it when it is traced.
    """
    captured: dict[str, int] = {}
    for statement in unit.structure.moved.values():
        if statement.index in unit.structure.dropped:
            continue
        for binding in unit.structure.needs(statement):
            graph = unit.run.is_graph(binding.value)
            callable_value = isinstance(
                binding.value, (values.Function, values.Class, values.Symbol, values.Module)
            )
            callable_value |= isinstance(binding.value, values.Instance) and bool(
                binding.value.frame
            )
            if not graph and not callable_value:
                captured.setdefault(binding.name, statement.index)
    for function in unit.structure.functions:
        for element in function.elements if function.name else ():
            for binding in unit.structure.bindings_in(element.node):
                if not unit.run.is_graph(binding.value) and binding.statement is not None:
                    indices = [s.statement.index for s in function.steps if s.statement]
                    captured.setdefault(binding.name, min(indices, default=0) - 1)
    if not captured:
        return
    for statement in unit.run.statements:
        if statement.index in unit.structure.moved:
            continue
        for node in trees.walk(statement.node):
            name = _changed_name(node)
            if name in captured and statement.index > captured[name]:
                unit.obstacle(
                    'captured_data_changes',
                    node,
                    f'`{name}` is changed after the graph took its value',
                    'change a copy',
                )


def _changed_name(node: ast.AST) -> str | None:
    """Returns the name of the object that a node changes in place."""
    target = None
    if isinstance(node, (ast.Subscript, ast.Attribute)) and isinstance(
        node.ctx, (ast.Store, ast.Del)
    ):
        target = node.value
    elif (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in _MUTATORS
    ):
        target = node.func.value
        if node.func.attr == 'shuffle' and node.args:
            target = node.args[0]
    while isinstance(target, (ast.Subscript, ast.Attribute)):
        target = target.value
    return target.id if isinstance(target, ast.Name) else None
