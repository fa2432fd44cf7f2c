"""What becomes of expressions that asked the graph: the texts of their answers."""

import ast

from migration.program import gradients, graph_collections, model, trained, values
from migration.program import unit as units
from migration.syntax import layout, trees
from migration.syntax.rewrite import Renderer

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def vanishes(unit: units.Unit, node: ast.AST) -> bool:
    """Tells whether a node is part of an expression or statement that is not written."""
    run = unit.run
    inner, around = node, unit.parent(node)
    while around is not None:
        if id(around) in run.folds or id(around) in unit.structure.hoisted:
            return True
        if id(around) in run.choices and inner is not around.elt:
            return True
        if id(around) in run.bookkeeping_calls or id(inner) in run.unwritten:
            return True
        if isinstance(around, ast.Call) and _is_written_out(unit, around, inner):
            return True
        inner, around = around, unit.parent(around)
    gone = unit.structure.dropped.keys() - unit.structure.recorded.keys()
    return any(s.index in gone for s in statements_around(unit, node))


def statements_around(unit: units.Unit, node: ast.AST) -> list:
    """Returns the statements of regions that a node is part of, innermost first."""
    known: dict[int, list] = {}
    for statement in unit.run.statements:
        known.setdefault(id(statement.node), []).append(statement)
    return [s for around in _around(unit, node) for s in known.get(id(around), ())]


def _is_written_out(unit: units.Unit, call: ast.Call, argument: ast.AST) -> bool:
    """Tells whether a list of variables is an argument of training that lists them itself."""
    given = argument.value if isinstance(argument, ast.keyword) else argument
    position = {'minimize': 2, 'compute_gradients': 1}.get(getattr(call.func, 'attr', ''))
    if position is None or gradients.argument(call, 'var_list', position) is not given:
        return False
    nodes = [n for n in unit.program.nodes if n.site is call and 'variables' in n.detail]
    return bool(nodes) and not any(
        isinstance(trained.listing(unit, node, given), str) for node in nodes
    )


def text(unit: units.Unit, fold: graph_collections.Fold, renderer: Renderer) -> str:
    """Returns an answer as the converted module spells it."""
    if fold.changing:
        unit.obstacle(
            'changing_answer',
            fold.node,
            'this asks the graph for different things at different times',
            'ask for each in a place of its own',
        )
    if fold.total:
        return _total(unit, fold, renderer)
    return _text(unit, fold.value, fold, renderer)


def _total(unit: units.Unit, fold, renderer: Renderer) -> str:
    """Returns the sum of what a question for a total found."""
    terms = [_text(unit, item, fold, renderer) for item in fold.value.items]
    if not terms:
        return f'{unit.tensorflow}.constant(0.0)'
    around = unit.parent(fold.node)
    text = ' + '.join(terms)
    if len(text) > 72:
        statement = fold.node
        while not isinstance(statement, ast.stmt):
            statement = unit.parent(statement)
        indent = ' ' * (statement.col_offset + 4)
        return f'({f"{chr(10)}{indent}+ ".join(terms)})'
    inside = len(terms) > 1 and isinstance(around, (ast.BinOp, ast.UnaryOp))
    return f'({text})' if inside else text


def _text(unit: units.Unit, value: values.Value, fold, renderer: Renderer) -> str:
    if isinstance(value, values.Constant):
        return repr(value.value)
    if isinstance(value, values.VariableValue):
        return _variable(unit, value.variable, fold)
    if isinstance(value, values.Tensor):
        return _tensor(unit, value, fold, renderer)
    if not isinstance(value, values.Sequence):
        unit.obstacle(
            'unknown_answer',
            fold.node,
            'the graph is asked for something of which one part is not known',
            'keep what is put into the collection in a list of your own',
        )
        return '[]'
    value = _without_unread_slots(unit, value, fold)
    items = (
        _grouped(unit, value, fold)
        or _of_objects(unit, value, fold)
        or [_text(unit, item, fold, renderer) for item in value.items]
    )
    if len(items) == 1 and items[0].endswith('.trainable_variables'):
        return items[0][1:]
    line = fold.node.col_offset + sum(len(item) + 2 for item in items)
    if line <= 100:
        return f'[{", ".join(items)}]'
    statement = fold.node
    while not isinstance(statement, ast.stmt):
        statement = unit.parent(statement)
    indent = ' ' * statement.col_offset
    return layout.wrap_list('[', items, ']', indent, width=96).strip()


def _grouped(unit: units.Unit, value: values.Sequence, fold) -> list[str] | None:
    """Returns a list of all variables of some dictionaries as their values."""
    left = [getattr(item, 'variable', None) for item in value.items]
    if None in left or fold.inside:
        return None
    groups = {}
    owner = unit.structure.owner_at(fold.node)
    for name, binding in owner.frame.names.items():
        if isinstance(binding.value, values.Mapping) and not binding.value.open:
            held = [getattr(v, 'variable', None) for _, v in binding.value.current()]
            if len(held) > 1 and None not in held:
                groups[held[0]] = (owner.prefix + name, held)
    found = []
    while left:
        name, held = groups.get(left[0], ('', []))
        if held and left[: len(held)] == held:
            found.append(f'*{name}.values()')
            left = left[len(held) :]
        else:
            found.append(_variable(unit, left.pop(0), fold))
    return found


def _of_objects(unit: units.Unit, value: values.Sequence, fold) -> list[str]:
    """Returns a list of all variables of some layers as what these hold."""
    held = [getattr(item, 'variable', None) for item in value.items]
    if None in held or any(v not in unit.program.variables for v in held):
        return []
    texts = trained.references(unit, held, fold.node)
    return texts if any(text.startswith('*') for text in texts) else []


def _without_unread_slots(unit: units.Unit, value: values.Sequence, fold) -> values.Sequence:
    """Returns a list without the slots of optimizers behind what `zip` takes of it."""
    known = [getattr(i, 'variable', None) in unit.program.variables for i in value.items]
    target = getattr(unit.parent(fold.node), 'targets', [None])[0]
    alone = not getattr(unit.source.tree, 'module_name', '')
    if all(known) or value.open or not isinstance(target, ast.Name) or not alone:
        return value
    sizes = []
    for name in trees.of_kind(unit.source.tree, ast.Name):
        if any(b.value is value for b in unit.run.reads.get(id(name), ())):
            around = unit.parent(name)
            plain = isinstance(around, ast.Call) and getattr(around.func, 'id', '') == 'zip'
            sizes.append(_shortest(unit, around) if plain else len(known))
    size = max(sizes, default=len(known))
    return values.Sequence(value.items[:size]) if all(known[:size]) else value


def _shortest(unit: units.Unit, call: ast.Call) -> int:
    """Returns how many tuples `zip` makes at most."""
    held = [unit.run.reads.get(id(a), ()) for a in call.args]
    lists = [b[0].value for b in held if len(b) == 1]
    sizes = [len(v.items) for v in lists if isinstance(v, values.Sequence) and not v.open]
    return min(sizes)


def _variable(unit: units.Unit, variable, fold) -> str:
    if variable not in unit.program.variables:
        unit.obstacle(
            'optimizer_slot',
            fold.node,
            f'the list holds {variable.name}, which is inside of the optimizer in TF 2',
            'use tf.trainable_variables(), or list the variables',
        )
        return 'None'
    reference = unit.reference(variable, fold.node)
    first, _, rest = reference.partition('.')
    name = (rest if first == 'self' else first).split('.')[0].split('[')[0]
    if first != 'self' and name in _local_names(unit, fold.node):
        unit.obstacle(
            'unnamed_variable',
            fold.node,
            f'`{name}` is the variable {variable.name} of the module, and another name here',
            'give one of them another name',
        )
    binding = _binding(unit, name, fold.node)
    asked = fold.statement
    if asked is not None and binding is not None and binding.statement is not None:
        late = binding.statement.index >= asked.index
        if late and variable not in unit.structure.hoists:
            unit.obstacle(
                'unnamed_variable',
                fold.node,
                f'no name leads to the variable {variable.name} yet when this is executed',
                'bind the variable to a name of the module first',
            )
    return reference


def _local_names(unit: units.Unit, node: ast.AST) -> set[str]:
    """Returns the names that the functions around a node bind, other than regions."""
    found: set[str] = set()
    while node is not None and node not in unit.structure.owners:
        if isinstance(node, _FUNCTIONS):
            found |= {a.arg for a in trees.walk(node.args) if isinstance(a, ast.arg)}
            found |= {
                n.id
                for n in trees.walk(node)
                if isinstance(n, ast.Name)
                and isinstance(n.ctx, ast.Store)
                and id(unit.parent(n)) not in unit.structure.hoisted
            }
        node = unit.parent(node)
    return found


def _binding(unit: units.Unit, name: str, node: ast.AST):
    """Returns the binding of a name that a place in the source sees."""
    for around in [*_around(unit, node), None]:
        owner = unit.structure.owners.get(around)
        if owner is not None and name in owner.frame.names:
            return owner.frame.names[name]
    return None


def _tensor(unit: units.Unit, value: values.Tensor, fold, renderer: Renderer) -> str:
    """Returns the name of a tensor that a collection holds, or the penalty of a variable."""
    if 'regularized' in value.node.detail:
        return penalty(unit, value.node.detail['regularized'][0], renderer)
    binding = unit.structure.binding_of(value.node)
    owner = unit.structure.owner_at(fold.node)
    own = next((a for a in _around(unit, fold.node) if isinstance(a, _FUNCTIONS)), None)
    inside = own is not None and own not in unit.structure.owners and owner.node is not own
    inside = inside and value.node.deferred
    if binding is None or inside or binding.frame is not owner.frame:
        unit.obstacle(
            'collection_value_unnamed',
            fold.node,
            'a collection holds a tensor that has no name at the level of the session',
            'return it from the function that makes it, and put it into a list there',
        )
        return 'None'
    return owner.prefix + binding.name


def _around(unit: units.Unit, node: ast.AST):
    while node is not None:
        yield node
        node = unit.parent(node)


def penalty(unit: units.Unit, variable: model.Variable, renderer: Renderer) -> str:
    """Returns the expression of the regularization loss of a variable."""
    call = variable.regularizer.node
    kind = variable.regularizer.path.rsplit('.', 1)[-1]
    scale = (
        call.args[0]
        if call.args
        else next((k.value for k in call.keywords if k.arg == 'scale'), None)
    )
    reference = unit.reference(variable, call)
    if scale is None or kind not in ('l1_regularizer', 'l2_regularizer'):
        unit.obstacle(
            'regularization_loss', call, f'tf.{variable.regularizer.path} is not converted yet'
        )
        return ''
    local = isinstance(scale, ast.Name) and id(scale) not in unit.run.reads
    text, known = renderer.text(scale), variable.regularizer.scale
    if not isinstance(scale, (ast.Constant, ast.Name)) or local:
        text = repr(known.value) if _is_number(known) else ''
    if not text:
        unit.obstacle(
            'regularization_loss',
            scale,
            'the scale of a regularizer is computed, or local to a function',
            'bind it to a name of the module first',
        )
    tensorflow = unit.tensorflow
    penalty = {
        'l2_regularizer': f'{tensorflow}.nn.l2_loss({reference})',
        'l1_regularizer': f'{tensorflow}.reduce_sum({tensorflow}.abs({reference}))',
    }[kind]
    return f'{text} * {penalty}'


def _is_number(value: values.Value | None) -> bool:
    """Tells whether a value is a number that no caller changes."""
    return type(value) is values.Constant and type(value.value) in (int, float)
