"""Where the objects hold each variable, and that one name of TF 1 is one place there."""

from migration.program import nests, patterns


def find_roots(run, found: nests.Nests, finder) -> None:
    """Finds the objects that the program makes itself, and the paths of all variables.

    Raises:
      UnfitError: one name of TF 1 would be two variables, or two names one.
    """
    place_of: dict = {}  # By variable.
    variable_at: dict = {}
    for visit in run.visits:
        place = _place(found, finder, visit)
        if place is None:
            continue
        root, path = place
        before = place_of.setdefault(visit.variable, (root, path))
        other = variable_at.setdefault((root, path), visit.variable)
        same = other is visit.variable or ('?' in other.name and other.name == visit.name)
        if before != (root, path) or not same:
            raise finder.unfit(
                visit.site,
                f'the variable {visit.name} is found by its name in another place than it was '
                'made in'
                if before != (root, path)
                else 'calls that would be of one object make variables of their own',
                'make it in one function, and pass it on',
            )
        if isinstance(root, nests.Root):
            found.paths[visit.variable] = (root, path)
            root.variables[visit.variable] = path
    _check_patterns(finder, place_of)


def _check_patterns(finder, place_of: dict) -> None:
    """Refuses names of which only patterns are known, and which may be the same."""
    held = list(place_of.items())
    for index, (variable, place) in enumerate(held):
        root = place[0]
        for other, other_place in held[:index]:
            other_root = other_place[0]
            if place == other_place:
                continue
            seen = isinstance(root, nests.Root) and isinstance(other_root, nests.Root)
            if '?' not in variable.name + other.name or not (seen or root == other_root):
                continue
            if patterns.may_be_equal(variable.name, other.name):
                raise finder.unfit(
                    variable.site,
                    f'the variables {variable.name} and {other.name} may be the same one',
                    'use names that differ in their first letters',
                )


def _place(found: nests.Nests, finder, visit):
    """Returns the object that a visited variable belongs to, and the path from there."""
    root, nest = None, None
    if visit.unseen is not None:
        root = ('unseen', id(visit.unseen))
        nest = found.by_function.get(id(visit.unseen))
    path, entered = '', 0
    for definition, call, frame, around in visit.trail:
        callee = found.by_function.get(id(definition))
        if nest is not None and id(call) in nest.sites:
            return root, path + _at_site(nest, call, visit, around[entered:])
        if callee is None:
            if nest is None:
                return None
            continue
        labels = around[entered:]
        shown = {p: _shown(frame.names[p].value) for p in callee.keys}
        if nest is None:
            root = _root(found, finder, visit, callee, call, labels, tuple(shown.values()))
        else:
            child, keys = nest.calls[id(call)]
            path += f'.{child.holder or child.attribute}'
            if keys:
                given = callee.given(call)
                names = {id(a): shown[p] for p, a in given.items() if p in shown}
                path += _key(keys, nest.labels[id(call)], labels, names)
        nest, entered = callee, len(around)
    if nest is None or id(visit.site) not in nest.sites:
        return None
    return root, path + _at_site(nest, visit.site, visit, visit.scopes[entered:])


def _at_site(nest: nests.Nest, call, visit, labels: tuple) -> str:
    site = nest.sites[id(call)]
    if not site.keys:
        return f'.{site.attribute}'
    scope = '/'.join(visit.scopes)
    name = visit.name[len(scope) + 1 :] if scope else visit.name
    named = {id(key): name for key in site.keys}
    return f'.{site.attribute}{_key(site.keys, nest.labels[id(call)], labels, named)}'


def _key(keys: list, expressions: list, labels: tuple, named: dict) -> str:
    """Returns the subscript of one of several objects; it has `?` where it is not known."""
    parts = []
    for key in keys:
        places = [i for i, e in enumerate(expressions) if e is key]
        if places and places[0] < len(labels):
            parts.append(labels[places[0]])
        else:
            parts.append(named.get(id(key), '?'))
    return f'[{"/".join(parts)!r}]'


def _shown(value) -> str:
    """Returns a text, or how Python spells another constant."""
    found = patterns.pattern_of(value)
    return found if found is not None else repr(getattr(value, 'value', '?'))


def _root(found, finder, visit, callee, call, labels, keys):
    """Returns the object of a call of the program's own, made where it is new."""
    if any('?' in part for part in (*labels, *keys)) or '*' in visit.variable.path[:1]:
        raise finder.unfit(
            call,
            'the program itself computes the name of a scope at run time',
            'make the objects in a function',
        )
    identity = (id(callee), labels, keys)
    for root in found.roots:
        if root.identity == identity:
            break
    else:
        root = nests.Root(callee, visit.statement, call)
        root.identity = identity
        found.roots.append(root)
    if found.root_of.setdefault(id(call), root) is not root:
        raise finder.unfit(
            call,
            'one call of the program makes several sets of variables',
            'write the calls one by one, or in a function',
        )
    root.calls.add(id(call))
    return root
