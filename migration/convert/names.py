"""Which Python paths lead to what were variables of a graph, by their names in TensorFlow 1."""

from migration.program import averages, metrics, model, nests, unit


def name_map(this: unit.Unit) -> dict[str, str]:
    """Returns the paths of variables by their names (see `report.FileResult`)."""
    twins = this.run.twins.variables if this.run.twins is not None else {}
    variables = [*this.program.variables, *twins]
    graphs = _graphs(this)
    again = {v.name for v in variables if _is_made_again(v)}
    found: dict[str, str] = {}
    for variable in variables:
        path = _path(this, variable)
        if path is None and variable in twins:
            path = _path(this, twins[variable])
        if path is None or isinstance(variable.layer, averages.Average):
            continue  # Averages of tensors are called after operations, which have no names here.
        name = variable.name
        if name not in again:
            before = graphs[: graphs.index(variable.graph)] if variable.graph in graphs else []
            same = {v.graph for v in variables if v.name == name}
            number = 1 + len(same.intersection(before))
            found[f'{name}#{number}' if number > 1 else name] = path
        elif path not in [held for known, held in found.items() if known.startswith(f'{name}#+')]:
            count = sum(known.startswith(f'{name}#+') for known in found)
            found[f'{name}#+{count or ""}'] = path
    return found


def _path(this: unit.Unit, variable: model.Variable) -> str | None:
    """Returns how a variable is reached from outside."""
    if variable.layer is not None and not metrics.is_alike(variable):
        return None
    known = this.references.get(variable)
    if known is not None:
        return this.structure.from_outside(known, this.place_of(variable))
    root, path = this.structure.nests.paths.get(variable, (None, ''))
    if '?' in variable.name and isinstance(root, nests.Root):
        told = root.name + path
        same = told.count('?') == variable.name.count('?')
        return this.structure.from_outside(told, root.statement.node) if same else None
    return this.structure.path(variable)


def _graphs(this: unit.Unit) -> list:
    """Returns the graphs in the order in which sessions first run them."""
    runs = [e for e in this.program.events if e[2] is not None and e[0] not in ('open', 'close')]
    return list(dict.fromkeys(session.graph.key for _, _, session, _ in runs))


def _is_made_again(variable: model.Variable) -> bool:
    """Tells whether a variable is one of any number, of which each has a graph of its own."""
    container = variable.statement.container if variable.statement is not None else None
    while container is not None and not container.is_repeated:
        container = container.around
    return container is not None
