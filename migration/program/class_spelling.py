"""How a module of the program spells the class of an object that it makes.

An object that a call only passes on may be of a class whose module the caller does not name itself:
`train.run(x)` uses a network that `train` builds with a function of `network`.
"""

from migration.program import nests, state, values

_DEPTH = 4  # Modules that lead to each other.


def of_root(run, root: nests.Root) -> str | None:
    """Returns the expression that reads the class of an object; None where nothing leads to it."""
    if root.passed_by is None or root.nest.owner is not None:
        return root.nest.class_text(root.call)
    frame = _module_frame(root.statement, run.root_frame)
    waiting: list[tuple[str, state.Frame]] = [('', frame)]
    seen: set[int] = set()
    for _ in range(_DEPTH):
        following = []
        for prefix, held in waiting:
            seen.add(id(held))
            for name, binding in held.names.items():
                value = binding.value
                if isinstance(value, values.Function) and value.node is root.nest.function:
                    named = name == root.nest.function.name
                    return prefix + (root.nest.class_name if named else name)
                if isinstance(value, values.Module) and id(value.frame) not in seen:
                    following.append((f'{prefix}{name}.', value.frame))
        waiting = following
    return None


def _module_frame(statement: state.Statement, root_frame: state.Frame) -> state.Frame:
    """Returns the names of the module that a statement stands in."""
    frame = statement.region.frame if statement.region is not None else root_frame
    while frame.parent is not None:
        frame = frame.parent
    return frame
