"""Whether computing an expression does anything besides giving its value."""

import ast

from migration.syntax import trees

# Methods and functions that change nothing and give the same for the same arguments.
_CALM = frozenset(
    {
        'reshape', 'astype', 'flatten', 'ravel', 'transpose', 'copy', 'tolist', 'toarray', 'mean',
        'sum', 'zeros', 'ones', 'zeros_like', 'ones_like', 'array', 'asarray', 'expand_dims', 'eye',
        'len', 'range', 'float', 'int', 'bool', 'list', 'tuple', 'min', 'max', 'float32', 'float64',
        'int32', 'int64', 'squeeze', 'concatenate', 'stack', 'vstack', 'hstack', 'arange',
        'linspace', 'keys', 'values', 'items', 'get', 'dot', 'split', 'startswith', 'endswith',
    }
)  # fmt: skip


# What asks for the state of the world, and leaves it as it is.
_QUESTIONS = frozenset(
    {
        'exists', 'isfile', 'isdir', 'join', 'dirname', 'checkpoint_exists', 'latest_checkpoint',
        'get_checkpoint_state', 'hasattr', 'isinstance', 'lower', 'upper', 'strip', 'LooseVersion',
        'StrictVersion',
    }
)  # fmt: skip


def acts(node: ast.expr, calm: frozenset = _CALM) -> bool:
    """Tells whether computing an expression may draw numbers or change something."""
    for part in trees.walk(node):
        if isinstance(part, (ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr)):
            return True
        if isinstance(part, ast.Call):
            name = getattr(part.func, 'attr', None) or getattr(part.func, 'id', '')
            if name not in calm:
                return True
    return False


def is_question(node: ast.expr) -> bool:
    """Tells whether nothing is lost where an expression is not computed any more."""
    return not acts(node, _CALM | _QUESTIONS)
