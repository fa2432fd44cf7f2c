"""Finds what stays in a module and still needs something that leaves it."""

import ast

from migration.program import model, parts, streams, values
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
    staying = _Staying(unit)
    for statement in unit.run.statements:
        index = statement.index
        if index in unit.structure.moved or index in unit.structure.dropped:
            continue
        if _is_refused_return(unit, statement):
            continue
        for name in staying.of(statement.node):
            if id(name) in unit.structure.closure_reads | unit.structure.unread:
                continue
            for binding in unit.run.reads.get(id(name), []):
                _check_read(unit, name, binding)
    in_steps = {id(part) for step in unit.program.steps for part in trees.walk(step.site)}
    for step in unit.program.steps:
        if step.feed_place is not None and step.known_feed:
            in_steps.difference_update(map(id, trees.walk(step.feed_place)))
    for use in unit.run.local_graph_reads:
        if id(use) in in_steps - unit.run.spelt_elsewhere:
            unit.obstacle(
                'local_graph_value',
                use,
                f'the graph value `{ast.unparse(use)}` belongs to a function, and is run there',
                'programs that build their graph inside of functions are not converted yet',
            )
    _check_collections(unit)
    _check_captured(unit)


def _is_refused_return(unit: units.Unit, statement) -> bool:
    """Tells whether a `return` of graph values is refused where it is called."""
    return (
        isinstance(statement.node, ast.Return)
        and statement.returned is not None
        and statement.index not in unit.structure.returns
        and unit.structure.leaves(statement.returned)
        and isinstance(unit.parent(statement.region.call), ast.Assign)
    )


def note_devices(unit: units.Unit) -> None:
    """Tells where a module's placement on a device is dropped with its `with` statement."""
    for node in trees.of_kind(unit.source.tree, ast.With):
        if id(node) not in unit.structure.looked_through:
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
    if structure.is_taken_apart(binding):
        if structure.whole_uses(name) and not structure.is_handed_on(name):
            _refuse_collection(unit, name, binding)
        return
    if index is None:
        return
    if isinstance(binding.value, values.Regularizer):
        return  # Where anything but variables gets it, the statement stays.
    if (
        isinstance(binding.value, values.VariableValue)
        and binding.value.variable in structure.counters
    ):
        return
    if index in structure.moved and not structure.is_moved(binding):
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


def _refuse_collection(unit: units.Unit, name: ast.AST, binding) -> None:
    unit.obstacle(
        'graph_value_escape',
        name,
        f'Python code uses the collection `{binding.name}`, whose graph values belong to functions',
        'take its elements out one by one, with keys that the source spells out',
    )


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


class _Staying:
    """The names that the converted text still holds."""

    def __init__(self, unit: units.Unit):
        self.unit = unit
        run, structure = unit.run, unit.structure
        self.elsewhere = unit.own_statements | structure.vanished
        self.leaving = structure.leaving_arguments.union(
            *(run.session_items, run.leaving, run.named, run.key_lists, run.queue_runs),
            *(run.folds, run.bookkeeping_calls, structure.rate_parts, structure.taken_out),
            (id(expression) for expression, _ in structure.step_arguments()),
        )

    def of(self, statement: ast.stmt) -> list[ast.expr]:
        """Returns the names in a statement of a region; those inside of it are asked for apart."""
        found: list[ast.expr] = []
        if id(statement) not in self.leaving:
            self._add_inside(statement, found)
        return found

    def _add(self, node: ast.AST, found: list[ast.expr]) -> None:
        if id(node) not in self.leaving and id(node) not in self.elsewhere:
            self._add_inside(node, found)

    def _add_inside(self, node: ast.AST, found: list[ast.expr]) -> None:
        if isinstance(node, ast.Name):
            if not isinstance(node.ctx, ast.Store):
                found.append(node)
        elif isinstance(node, ast.Attribute) and id(node) in self.unit.run.reads:
            found.append(node)
        elif isinstance(node, ast.Call) and (step := self.unit.step_at(node)) is not None:
            self._add_step(step, found)
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if key is not None and self.unit.structure.key_of(key) is None:
                    self._add(key, found)
                self._add(value, found)
        elif isinstance(node, ast.Subscript) and self.unit.structure.key_of(node.slice) is not None:
            self._add(node.value, found)
        else:
            for child in trees.children(node):
                self._add(child, found)

    def _add_step(self, step: model.Step, found: list[ast.expr]) -> None:
        """Adds what stays of a run: what is fed, and fetches where it needs no function."""
        function = self.unit.structure.by_site.get(id(step.site))
        if isinstance(step.feed_place, ast.Dict):
            for value in step.feed_place.values:
                self._add(value, found)
        elif step.feed_place is not None and function is not None and function.inputs:
            self._add(step.feed_place, found)
        if function is not None and not function.name:
            self._add(step.fetch_place, found)


def _check_collections(unit: units.Unit) -> None:
    """Refuses where functions would read collections whose graph values are gone."""
    structure = unit.structure
    for statement in structure.moved.values():
        if statement.index in structure.dropped:
            continue
        read = structure.whole_uses(statement.node, statement)
        read += [(n, b) for n, b in statement.inner_reads if id(n) not in structure.closure_reads]
        for name, binding in read:
            if structure.is_taken_apart(binding):
                _refuse_collection(unit, name, binding)
    for function in structure.functions:
        for element in function.elements:
            for name, binding in structure.whole_uses(element.node):
                if structure.is_taken_apart(binding):
                    _refuse_collection(unit, name, binding)


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
