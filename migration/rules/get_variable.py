"""Makes plain variables of `tf.get_variable`.

## Why

`tf.get_variable` finds or makes a variable by its name in a global store. In TF 2 a variable
is an object. Where the calls of a function always meet the same variable (`AUTO_REUSE`, or one
call), it is made once, before the function, under the name that the function gave it.

## Needs

A constant name; a shape or initial value that does not depend on the function's arguments.

## Refuses

Names computed at run time, partitioners, custom getters, defaults given by a variable scope,
and functions whose calls make different variables.

## References

tensorflow/python/ops/variable_scope.py (TF 1.15): without an initializer floats get
glorot_uniform.
"""

import ast
from collections.abc import Iterator

from migration.program import added_weights, model, values
from migration.program import unit as units
from migration.rules.tables import given_elsewhere, rewrite_call, symbols
from migration.syntax import trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'get_variable'
# Types whose default initial value is zero.
_ZEROS = frozenset({'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'bool'})


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each call of tf.get_variable."""
    for node, path in unit.uses:
        if path != 'get_variable':
            continue
        call = unit.parent(node)
        made = [v for v in unit.program.variables if v.site is call]
        if id(call) in unit.run.folds:
            continue  # It finds a variable that is made elsewhere.
        if not made:
            unit.obstacle(NAME, node, 'tf.get_variable is not called where the program shows it')
        elif (
            len(made) > 1
            and not unit.structure.is_owned(made)
            and not all(v.uses == 1 for v in made)
        ):
            unit.obstacle(
                'variables_in_function',
                call,
                'each call of the function makes a variable of its own here',
                'pass the variables to the function',
            )
        else:
            _check_defaults(unit, made[0])
            given_elsewhere.check_defaults(unit, made)
            yield Rewrite(call, lambda r, v=made[0]: _variable(unit, v, r), NAME)
    yield from _initializers(unit)


def _check_defaults(unit: units.Unit, variable: model.Variable) -> None:
    """Refuses defaults of a scope that read names which the place of the variable may not see."""
    for place in variable.defaults.values():
        for node in trees.walk(place) if place is not None else ():
            if isinstance(node, ast.Name) and id(node) not in unit.run.reads:
                unit.obstacle(
                    'scope_defaults',
                    place,
                    'a default of a variable scope is computed from names of a function',
                    'give it to each variable',
                )


def _variable(unit: units.Unit, variable: model.Variable, renderer: Renderer) -> str:
    given = dict(
        zip(
            ('name', 'shape', 'dtype', 'initializer', 'regularizer', 'trainable'),
            variable.site.args,
            strict=False,
        )
    )
    given.update({k.arg: k.value for k in variable.site.keywords})
    given = {k: v for k, v in given.items() if not _is_none(v)} | variable.defaults
    tensorflow = unit.tensorflow
    if added_weights.is_added(unit, variable):
        return _weight(unit, variable.site, given, renderer)
    initial = given.get('initializer')
    absent = initial is None
    shape = given.get('shape')
    arguments = []
    dtype = f', {renderer.text(given["dtype"])}' if 'dtype' in given else ''
    if absent and shape is None:
        unit.obstacle(NAME, variable.site, 'neither a shape nor an initial value is given')
        return ''
    if absent and variable.dtype in _ZEROS:
        first = f'{tensorflow}.zeros({renderer.text(shape)}{dtype})'
    elif absent:
        if dtype and 'float' not in variable.dtype:
            unit.obstacle(
                NAME, variable.site, 'the default initializer of this type is not converted'
            )
        first = f'{tensorflow}.keras.initializers.GlorotUniform()({renderer.text(shape)}{dtype})'
    elif isinstance(variable.initializer, (values.Initializer, values.Symbol)):
        if shape is None:
            unit.obstacle(NAME, variable.site, 'an initializer is given without a shape')
            return ''
        if not dtype and _may_be_no_float(variable.initializer, initial):
            dtype = f', {tensorflow}.float32'
        first = f'{renderer.operand(initial)}({renderer.text(shape)}{dtype})'
    elif isinstance(variable.initializer, (values.Tensor, values.Constant)) or shape is None:
        first = renderer.text(initial)
        if dtype:
            arguments.append(f'dtype={renderer.text(given["dtype"])}')
    else:
        unit.obstacle(
            NAME, variable.site, 'it is not known whether this initializer is a function or a value'
        )
        return ''
    if 'trainable' in given:
        arguments.append(f'trainable={renderer.text(given["trainable"])}')
    if variable in unit.exact_names:
        arguments.append(f'name={variable.name!r}')
    else:
        arguments.append(f'name={renderer.text(given["name"])}')
    return f'{tensorflow}.Variable({", ".join([first, *arguments])})'


def _weight(unit: units.Unit, call: ast.Call, given: dict, renderer: Renderer) -> str:
    """Returns the call by which a layer adds a weight of its own."""
    initial = f'{unit.tensorflow}.keras.initializers.GlorotUniform()'
    if 'initializer' in given:
        initial = renderer.text(given['initializer'])
    arguments = {
        'name': renderer.text(given['name']),
        'shape': renderer.text(given['shape']),
        'initializer': initial,
    }
    if 'trainable' in given:
        arguments['trainable'] = renderer.text(given['trainable'])
    text = ', '.join(f'{name}={text}' for name, text in arguments.items())
    statement = unit.statement_of(call)
    if len(text) + statement.col_offset + len(f'self.{given["name"].value} = ') < 80:
        return f'self.add_weight({text})'
    return f'self.add_weight(\n{" " * (statement.col_offset + 4)}{text})'


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _may_be_no_float(initializer: values.Value, node: ast.expr) -> bool:
    """Tells whether an initializer gives a type of its constants that TF 1 made float32."""
    if initializer.path.rsplit('.', 1)[-1].lower() not in ('constant_initializer', 'constant'):
        return False
    constants = node.args[0] if isinstance(node, ast.Call) and node.args else node
    return not any(
        isinstance(part, ast.Constant) and isinstance(part.value, float)
        for part in trees.walk(constants)
    ) or any(isinstance(part, (ast.Call, ast.Name)) for part in trees.walk(constants))


def _initializers(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of initializers whose TF 2 defaults differ."""
    for node, path in unit.uses:
        row = symbols.lookup(path)
        if row is None or row.kind != 'initializer':
            continue
        call = unit.parent(node)
        if getattr(call, 'func', None) is not node:
            yield from _uncalled(unit, node, row)
        else:
            yield from rewrite_call.call(unit, call, row, NAME)


def _uncalled(unit: units.Unit, node: ast.expr, row: symbols.Symbol) -> Iterator[Rewrite]:
    """Yields the rewrite of an initializer's class, which TF 1 calls itself where it gets one."""
    mapped = symbols.map_arguments(row, [], {}, tensorflow=unit.tensorflow)
    if isinstance(mapped, symbols.Refusal):
        unit.obstacle(NAME, node, mapped.reason, f'write tf.{row.symbol}()')
        return
    positional, keyword = mapped
    arguments = [*positional, *(f'{name}={text}' for name, text in keyword.items())]
    text = f'{rewrite_call.spelling(unit, row)}({", ".join(arguments)})'
    yield Rewrite(node, lambda r: text, NAME)
