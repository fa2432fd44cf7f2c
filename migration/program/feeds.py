"""What is fed: the types of values that the source shows."""

import ast

from migration.program import unit as units


def number(node: ast.expr | None) -> bool | int | float | None:
    """Returns the value of a number, or of True or False, that the source spells out."""
    try:
        found = ast.literal_eval(node) if node is not None else None
    except ValueError:
        return None
    return found if isinstance(found, (bool, int, float)) else None


def has_dtype(unit: units.Unit, node: ast.expr, dtype: str) -> bool:
    """Tells whether an expression is shown to be an array of this type already."""
    if isinstance(node, ast.Name):
        held = unit.run.reads.get(id(node), [])
        if len(held) != 1 or len(unit.run.bindings.get(node.id, [])) != 1:
            return False
        statement = held[0].statement
        return (
            statement is not None
            and isinstance(statement.node, ast.Assign)
            and isinstance(statement.node.targets[0], ast.Name)
            and _makes_dtype(statement.node.value, dtype)
        )
    return _makes_dtype(node, dtype)


def _makes_dtype(node: ast.expr, dtype: str) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False

    def names(expression) -> bool:
        return isinstance(expression, ast.Attribute) and expression.attr == dtype

    if node.func.attr == dtype:
        return isinstance(node.func.value, ast.Name) and node.func.value.id in ('np', 'numpy')
    if node.func.attr == 'astype':
        return bool(node.args) and names(node.args[0])
    if node.func.attr in ('array', 'asarray', 'zeros', 'ones', 'loadtxt', 'genfromtxt'):
        return any(k.arg == 'dtype' and names(k.value) for k in node.keywords) or (
            len(node.args) > 1 and names(node.args[1])
        )
    return False
