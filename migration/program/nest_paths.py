"""Where the objects hold each variable, and that one name of TF 1 is one place there."""

from migration.program import metrics, nests, patterns


def find_roots(run, found: nests.Nests, finder) -> None:
    """Finds the objects that the program makes itself, and the paths of all variables.

    Raises:
      UnfitError: one name of TF 1 would be two variables, or two names one.
    """
    place_of: dict = {}  # By variable.
    variable_at: dict = {}
    known = set(run.program.variables)
    for visit in run.visits:
        if visit.variable not in known:
            continue  # It is that of another object, for which the first one stands.
        place = _place(found, finder, visit)
        if place is None:
            continue
        root, path = place
        elsewhere = isinstance(root, tuple) and root[0] == 'outside'
        if elsewhere and _may_be_passed(found, visit, path, place_of.get(visit.variable)):
            continue  # Nothing calls this function; whoever does passes the object.
        before = place_of.setdefault(visit.variable, (root, path))
        other = variable_at.setdefault((root, path), visit.variable)
        same = other is visit.variable or (
            ('?' in other.name or elsewhere) and other.name == visit.name
        )
        if before != (root, path) or not same:
            raise finder.shared(
                visit.site,
                f'the variable {visit.name} is found by its name in another place than it was '
                'made in'
                if before != (root, path)
                else 'calls that would be of one object make variables of their own',
                'make it in one function, and pass it on',
            )
        if isinstance(root, (nests.Root, nests.Bench)):
            if not _is_early(found, visit):
                found.late.add(visit.variable)
            found.paths[visit.variable] = (root, path)
            root.variables[visit.variable] = path
    _check_patterns(finder, place_of)
    _check_entries(found, finder)


def _may_be_passed(found: nests.Nests, visit, path: str, known: tuple | None) -> bool:
    """Tells whether a function that gets objects may get the one that holds a variable."""
    root, held = known or (None, '')
    children = found.by_function[id(visit.unseen)].children
    same = isinstance(root, nests.Root) and held == path
    return same and any(child.callee is root.nest for child, _ in children)


def _is_early(found: nests.Nests, visit) -> bool:
    """Tells whether the constructor of an object makes a variable, and those the object."""
    nest = _bench(found, visit)
    for call, callee in [
        *((call, found.by_function.get(id(definition))) for definition, call, *_ in visit.trail),
        (visit.site, None),
    ]:
        if nest is not None and id(call) in nest.sites:
            site = nest.sites[id(call)]
            return site.early and (bool(site.shape) or all(map(metrics.is_metric, site.layers)))
        child, _ = nest.calls.get(id(call), (None, None)) if nest is not None else (None, None)
        if child is not None and (child.holder or not (nest.is_made_early(child))):
            return False
        nest = callee or nest
    return False


def _check_entries(found: nests.Nests, finder) -> None:
    """Refuses functions for others to call that find the same variable by its name."""
    called = {id(c.callee) for n in found.by_function.values() for c, _ in n.children}
    called |= {id(f) for n in found.by_function.values() for f, _ in n.passed.values()}
    places: dict = {}
    for visit in finder.run.visits:
        nest = found.by_function.get(id(visit.unseen))
        if nest is None or id(nest) in called or '?' in visit.name:
            continue
        place = _place(found, finder, visit)
        if place is not None and places.setdefault(visit.name, place) != place:
            raise finder.shared(
                visit.site,
                f'several functions that nothing here calls find the variable {visit.name}',
                'convert it together with the program that calls them',
            )


def _check_patterns(finder, place_of: dict) -> None:
    """Refuses names of which only patterns are known, and which may be the same."""
    held = list(place_of.items())
    for index, (variable, place) in enumerate(held):
        root = place[0]
        for other, other_place in held[:index]:
            other_root = other_place[0]
            if place == other_place or variable.graph is not other.graph:
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
    given: dict = {}  # What the objects stand for that were passed to the current function.
    path, entered, depth = '', 0, 0
    if visit.unseen is not None:
        root = ('unseen', id(visit.unseen))
        nest = found.by_function.get(id(visit.unseen))
        depth = 1
        if nest is not None and nest.ambient:
            given = {c: ('outside', *same) for c, same in nest.children}
    bench = _bench(found, visit)
    if bench is not None:
        root = nest = bench
        depth = len(_path_of(visit.statement))
    for definition, call, frame, around, before in visit.trail:
        callee = found.by_function.get(id(definition))
        turns = visit.path[depth:before]
        if nest is bench is not None and id(call) not in {**nest.sites, **nest.calls}:
            continue
        if nest is not None and id(call) in nest.sites:
            holder = (root, path)
            place = _at_site(found, finder, nest, call, visit, around[entered:], turns, holder)
            return root, path + place
        if callee is None:
            if nest is None:
                return None
            continue
        labels = around[entered:]
        shown = {p: _shown(frame.names[p].value) for p in callee.keys}
        depth = before + 1
        if callee.ambient:
            held = nest.passed[id(call)][1] if nest is not None else ()
            outer = held if nest is not None else [(call, c) for c, _ in callee.children]
            inner = [c for c, _ in callee.children]
            given = {c: given.get(o, o) for c, o in zip(inner, outer, strict=True)}
            nest = callee
            if visit.unseen is None and not held:
                found.passed.setdefault(id(call), (callee, {}))
            continue
        if nest is None:
            root = _root(found, finder, visit, callee, call, labels, tuple(shown.values()))
        else:
            child, keys = nest.calls[id(call)]
            if not (callee.fresh or nest is bench):
                _check_scopes(finder, nest, call, labels)
            target = given.get(child, child) if nest.ambient else child
            if isinstance(target, nests.Child):
                path += f'.{target.holder or target.attribute}'
                if target.listed:
                    path += _turn(found, (root, path), turns)
            elif target[0] == 'outside':
                root = target
            else:
                outermost, first = target
                known = tuple(shown.values())
                root = _root(found, finder, visit, callee, (outermost, first), labels, known)
                found.passed[id(outermost)][1][first] = root
            if keys:
                arguments = callee.given(call)
                names = {id(a): shown[p] for p, a in arguments.items() if p in shown}
                path += _key(keys, nest.labels[id(call)], labels, names)
        nest, entered, given = callee, len(around), {}
    if nest is None or id(visit.site) not in nest.sites:
        return None
    labels, turns = visit.scopes[entered:], visit.path[depth:]
    return root, path + _at_site(
        found, finder, nest, visit.site, visit, labels, turns, (root, path)
    )


def _bench(found: nests.Nests, visit) -> nests.Bench | None:
    """Returns the statement of a region that makes a variable, or the object that it is in."""
    bench = found.benches.get(id(getattr(visit.statement, 'node', None)))
    if bench is None:
        return None
    calls = [*(entry[1] for entry in visit.trail), visit.site]
    return bench if any(id(c) in bench.sites or id(c) in bench.calls for c in calls) else None


def _path_of(statement) -> tuple:
    return statement.region.path if statement.region is not None else ()


def _turn(found: nests.Nests, place: tuple, turns: tuple) -> str:
    """Returns the subscript of what a turn of a loop has in a list."""
    if any(turn == '*' for turn in turns):
        return '[?]'
    seen = found.turns.setdefault(place, [])
    if turns not in seen:
        seen.append(turns)
    return f'[{seen.index(turns)}]'


def _check_scopes(finder, nest: nests.Nest, call, labels: tuple) -> None:
    """Refuses a call around which other scopes are entered than those that stand around it."""
    if len(labels) != len(nest.labels.get(id(call), labels)):
        raise finder.unfit(
            call,
            'variable scopes are entered around an inner function, not in it',
            'enter the scope in the function that makes the variables',
        )


def _at_site(found, finder, nest: nests.Nest, call, visit, labels: tuple, turns, holder) -> str:
    """Returns how an object holds the variable that an expression in its function makes."""
    site = nest.sites[id(call)]
    attribute, rest = site.attribute, ''
    if call is not visit.site:
        steps = finder.steps_to(visit.variable, call)
        if steps and len(site.attributes) > 1:
            attribute = site.attributes[steps.pop(0)]
        rest = ''.join(f'[{step!r}]' for step in steps)
    rest += finder.suffixes.get(visit.variable, '')
    path = f'.{attribute}'
    if site.listed:
        return path + _turn(found, (holder, path), turns) + rest
    if not nest.fresh:
        _check_scopes(finder, nest, call, labels)
    if not site.keys:
        return path + rest
    scope = '/'.join(visit.scopes)
    name = visit.name[len(scope) + 1 :] if scope else visit.name
    named = {id(key): name for key in site.keys}
    return f'{path}{_key(site.keys, nest.labels[id(call)], labels, named)}{rest}'


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
    """Returns the object of a call of the program's own, made where it is new.

    Args:
      found: the nests, and the objects found so far.
      finder: what looks for them.
      visit: how a variable of the object is reached.
      callee: the class of the object.
      call: the call, or the call that passes the object on, and what it is there.
      labels: names of scopes.
      keys: names.
    """
    passed = isinstance(call, tuple)
    site = call[0] if passed else call
    known = not any('?' in part for part in (*labels, *keys)) or callee.fresh
    if not known or '*' in visit.variable.path[:1]:
        raise finder.unfit(
            site,
            'the program itself computes the name of a scope at run time',
            'make the objects in a function',
        )
    identity = (id(callee), labels, keys, visit.variable.graph)
    if callee.fresh:
        identity = (*identity, id(site), visit.path[: visit.trail[0][4]])
    for root in found.roots:
        if root.identity == identity:
            break
    else:
        root = nests.Root(callee, visit.statement, call[1].call if passed else call)
        root.identity = identity
        root.passed_by = site if passed else None
        found.roots.append(root)
    if root.statement is not None and visit.statement.index < root.statement.index:
        root.statement = visit.statement
    key = (id(site), call[1]) if passed else id(site)
    if found.root_of.setdefault(key, root) is not root:
        raise finder.unfit(
            site,
            'one call of the program makes several sets of variables',
            'write the calls one by one, or in a function',
        )
    if not passed:
        root.calls.add(id(site))
    return root
