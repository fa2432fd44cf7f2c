"""What a program uses of the classes and functions that take the place of cells and their callers.

Only that is written into the converted program.
"""

from migration.program import cell_kinds, values
from migration.program import unit as units
from migration.rules.tables import symbols, templates

# The functions that templates call.
_CALLEES = {
    'bidirectional_dynamic_rnn': ('dynamic_rnn',),
    'static_bidirectional_rnn': ('static_rnn',),
    'stack_bidirectional_dynamic_rnn': ('dynamic_rnn', 'bidirectional_dynamic_rnn'),
}
# The arguments that change what a function does unless they are None or False.
_ARGUMENTS = ('sequence_length', 'time_major')
# Parameters of cells that few programs give, with the values at which they change nothing.
_RARE = {
    'use_peepholes': (False,),
    'cell_clip': (None,),
    'num_proj': (None,),
    'proj_clip': (None,),
    'state_is_tuple': (True,),
}


def of_cell(unit: units.Unit, kind: str) -> set[str]:
    """Returns what a program uses of a class of cells."""
    found = set()
    for cell in unit.run.cells:
        if cell.kind == kind:
            found.update(name for name in _RARE if is_given(cell, name))
            if scope_initializer(cell) is not None:
                found.add('kernel_initializer')
            if _shares_draws(cell):
                found.add('fresh')
    return found


def _shares_draws(cell: values.Cell) -> bool:
    """Tells whether several kernels have one initializer, which in Keras gives the same numbers."""
    held = [v for v in (cell.variables or {}).values() if v.drawn] if not cell.inner else []
    starts = [v.initializer for v in held if isinstance(v.initializer, values.Initializer)]
    rows = [symbols.lookup(start.path) for start in starts]
    return len(starts) > 1 and any(r is not None and r.tf2.startswith('keras.') for r in rows)


def is_given(cell: values.Cell, name: str) -> bool:
    """Tells whether a parameter of a cell is given with a value that changes something."""
    value = cell.given.get(name)
    if isinstance(value, values.Constant):
        return value.value not in _RARE.get(name, (None,))
    return value is not None


def scope_initializer(cell: values.Cell):
    """Returns the expression with which a variable scope initializes a cell's kernel, or None."""
    for variable in (cell.variables or {}).values() if not cell.inner else ():
        if variable.defaults.get('initializer') is not None:
            return variable.defaults['initializer']
    return None


def is_written(kind: cell_kinds.CellKind, parameter: str, features: set[str]) -> bool:
    """Tells whether the converted class has a parameter of TF 1's."""
    return parameter not in kind.unread and (parameter not in _RARE or parameter in features)


def cell_class(unit: units.Unit, rule: str, cell: values.Cell) -> str:
    """Returns the name of the class of a cell, which is defined behind the imports."""
    template = cell_kinds.KINDS[cell.kind].template
    return templates.define(unit, rule, template, cell.site, of_cell(unit, cell.kind))


def function(unit: units.Unit, rule: str, name: str, site, calls: list) -> str:
    """Returns the name of a function, which is defined behind the imports.

    Args:
      unit: the module.
      rule: what asks for it.
      name: the name of its template.
      site: the call for which it is needed.
      calls: the values of the arguments of all calls of it and of what calls it.
    """
    features = {n for n in _ARGUMENTS for given in calls if is_set(given.get(n))}
    callees = _CALLEES.get(name, ())
    for callee in callees:
        templates.define(unit, rule, callee, site, features, _CALLEES.get(callee, ()))
    return templates.define(unit, rule, name, site, features, callees)


def is_set(value) -> bool:
    """Tells whether an argument is given that changes something."""
    if value is None:
        return False
    return not isinstance(value, values.Constant) or value.value not in (None, False)
