"""What variables began with: expressions that give it again, or values that are kept."""

import ast

from migration.program import model, owners, values
from migration.program import unit as units
from migration.syntax import marks, trees
from migration.syntax.rewrite import Renderer

_PLAIN = (
    ast.Constant,
    ast.List,
    ast.Tuple,
    ast.Load,
    ast.operator,
    ast.BinOp,
    ast.UnaryOp,
    ast.unaryop,
    ast.keyword,
)


def initial(unit: units.Unit, variable: model.Variable, renderer: Renderer, function) -> str | None:
    """Returns the expression of a variable's initial value where a function assigns it again."""
    if is_kept(unit, variable):
        return kept_name(unit, variable, function.owner)
    before = function.initialises[: function.initialises.index(variable)]
    read = {
        held
        for part in _parts(variable)
        for binding in unit.run.reads.get(id(part), ())
        for held in values.variables_in(binding.value)
    }
    return _expression(unit, variable, renderer, function.owner) if read <= set(before) else None


def is_kept(unit: units.Unit, variable: model.Variable) -> bool:
    """Tells whether a variable's first value is kept, because no expression gives it again."""
    return not variable.drawn and not _is_plain(unit, variable)


def kept_name(unit: units.Unit, variable: model.Variable, owner: owners.Owner) -> str | None:
    """Returns the name of a variable's first value."""
    name = unit.structure.reference(variable, owner)
    if name is None or not name.removeprefix('self.').isidentifier():
        return None
    if variable not in unit.kept_names:
        unit.kept_names[variable] = owner.prefix + unit.structure.fresh(
            f'{name.removeprefix("self.")}_start', owner
        )
    return unit.kept_names[variable]


def _is_plain(unit: units.Unit, variable: model.Variable) -> bool:
    """Tells whether an initial value is computed from numbers and constant names alone."""
    return all(
        isinstance(part, _PLAIN) or _is_constant_name(unit, part) or _is_of_tensorflow(unit, part)
        for part in _parts(variable)
    )


def _parts(variable: model.Variable) -> list:
    call = variable.site
    places = [*call.args, *(k.value for k in call.keywords), *variable.defaults.values()]
    return [part for place in filter(None, places) for part in trees.walk(place)]


def _is_constant_name(unit: units.Unit, node: ast.AST) -> bool:
    held = unit.run.reads.get(id(node), [])
    return (
        isinstance(node, ast.Name)
        and bool(held)
        and all(
            isinstance(b.value, (values.Constant, values.Scalar, values.Initializer)) for b in held
        )
    )


def _is_of_tensorflow(unit: units.Unit, node: ast.AST) -> bool:
    """Tells whether a node is a name of TensorFlow, a part of one, or a call of one."""
    if isinstance(node, ast.Call):
        return id(node.func) in unit.run.uses
    if isinstance(node, ast.Attribute):
        return id(node) in unit.run.uses or _is_of_tensorflow(unit, unit.parent(node))
    held = unit.run.reads.get(id(node), [])
    return bool(held) and all(isinstance(b.value, values.Symbol) for b in held)


def _expression(unit: units.Unit, variable, renderer: Renderer, owner) -> str | None:
    """Returns what a variable is made of, as a converted call gives it to `tf.Variable`."""
    if variable.drawn and not all(_draws_alone(unit, n) for n in _parts(variable)):
        return None
    text = marks.plain(renderer.text(variable.site))
    try:
        call = ast.parse(text, mode='eval').body
    except SyntaxError:
        return None
    if not isinstance(call, ast.Call) or getattr(call.func, 'attr', '') != 'Variable':
        return None
    given = {k.arg: k.value for k in call.keywords}
    node = call.args[0] if call.args else given.get('initial_value')
    if node is None:
        return None
    found = ast.get_source_segment(text, node)
    return found if owner.instance is None else _with_attributes(unit, variable, found)


def _draws_alone(unit: units.Unit, node: ast.AST) -> bool:
    """Tells whether a part of an initial value can be computed again: it calls no other code."""
    if isinstance(node, ast.Call):
        own = isinstance(node.func, ast.Attribute) and node.func.attr == 'initialized_value'
        plain = isinstance(node.func, ast.Name) and node.func.id in ('int', 'float', 'len')
        return own or plain or id(node.func) in unit.run.uses
    return not isinstance(node, (ast.Lambda, ast.Await, ast.NamedExpr, ast.comprehension))


def _with_attributes(unit: units.Unit, variable: model.Variable, text: str) -> str:
    """Returns an expression in which local names of a constructor are read as attributes."""
    known = {}
    for part in _parts(variable):
        for binding in unit.run.reads.get(id(part), ())[:1] if isinstance(part, ast.Name) else ():
            if binding in unit.structure.promoted:
                known[part.id] = f'self.{unit.structure.promoted[binding]}'
    lines = text.split('\n')
    names = [n for n in trees.walk(ast.parse(f'({text})', mode='eval')) if isinstance(n, ast.Name)]
    for name in sorted(names, key=lambda n: (n.lineno, n.col_offset), reverse=True):
        if name.id in known:
            shift = 1 if name.lineno == 1 else 0
            line = lines[name.lineno - 1].encode()
            start, end = name.col_offset - shift, name.end_col_offset - shift
            lines[name.lineno - 1] = (line[:start] + known[name.id].encode() + line[end:]).decode()
    return '\n'.join(lines)
