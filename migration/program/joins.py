"""What names and collections hold where several ways of the program meet."""

from migration.program import given, state, values

_PLAIN = (values.Tensor, values.VariableValue, values.Constant, values.Unknown)
_CALLED = (values.Symbol, values.Function, values.Choice)


class Joins:
    """The part of the interpreter that joins what branches and loops leave behind.

    Python decides between branches when it runs them, in a function as in the program. So what
    is joined needs whatever one of the ways needs.
    """

    def merged(self, held, site):
        """Returns what a place holds that got one of several values; None if that is not known."""
        held = list({id(v): v for v in held}.values())
        if len(held) == 1:
            return held[0]
        if all(isinstance(v, values.Sequence) for v in held):
            sizes = {len(v.items) for v in held}
            if len(sizes) == 1 and not any(v.open for v in held):
                items = [self.merged(i, site) for i in zip(*[v.items for v in held], strict=True)]
                if None not in items:
                    return values.Sequence(items, held[0].mutable)
            return values.Sequence([i for v in held for i in v.items], held[0].mutable, open=True)
        if all(isinstance(v, values.Mapping) for v in held):
            return values.Mapping([e for v in held for e in v.entries], open=True)
        if all(isinstance(v, _CALLED) or values.is_none(v) for v in held):
            options = [o for v in held for o in getattr(v, 'options', [v])]
            return values.Choice(options)
        if all(isinstance(v, values.Constant) for v in held):
            return None
        if all(isinstance(v, _PLAIN) for v in held) and any(self.is_graph(v) for v in held):
            made = self.compute(site, 'either', held)
            made.node.detail['may_be_none'] = any(map(may_be_none, held))
            return made
        return None

    def joined(self, name, held, frame):
        """Returns the binding of a name that several ways to one place bind."""
        graph = any(
            self.is_graph(b.value) or isinstance(b.value, (values.Session, values.Optimizer))
            for b in held
        )
        chosen = all(isinstance(b.value, values.Symbol) for b in held)
        value = self.merged_feeds([b.value for b in held])
        if (graph or chosen) and not any(getattr(b, 'joined', False) for b in held):
            site = self.current.node if self.current else self.stack[-1] if self.stack else None
            value = self.merged([b.value for b in held], site)
        joined = state.Binding(
            name, value or values.Unknown(), self.current, frame, conditional=True
        )
        joined.parts = tuple(b.origin or b for b in held)
        joined.joined = graph and value is None
        joined.several = True
        self.keep(held, frame)
        self.note_bound(joined, frame)
        return joined

    def keep(self, held, frame):
        """Notes that the current statement may leave a name as it was."""
        if frame.region is not None and self.current is not None:
            found = [b.origin or b for b in held if b.statement is not self.current]
            self.current.kept += [b for b in found if b not in self.current.kept]

    def note_bound(self, binding, frame):
        """Notes a binding that no target of the source makes."""
        if isinstance(binding.value, values.Tensor):
            binding.value.node.name = binding.value.node.name or binding.name
        if frame.region is not None and self.current is not None:
            self.current.binds.append(binding)
            self.bindings.setdefault(binding.name, []).append(binding)

    def any_item(self, value, site):
        """Returns what a turn of a loop may take from a collection."""
        items = []
        if isinstance(value, values.Sequence):
            items = value.items
        elif isinstance(value, values.Mapping):
            items = [k for k, _ in value.current()]
        fed = self.merged_feeds(items) if items else None
        if fed is not None:
            return fed
        if not any(self.is_graph(i) for i in items):
            shaped = isinstance(value, values.Shape)
            return self.turn_over_shape(value, site) if shaped else values.Unknown()
        if not values.nodes_in(values.Sequence(items)):
            return any_of(items)
        found = self.merged(items, site)
        if found is None:
            return self.compute(site, 'item', items)
        return found

    def call_choice(self, choice, node, args, keywords, frame):
        """Returns what a call of one of several functions returns."""
        self.uncertain += 1
        results = [
            self.call(option, node, args, keywords, frame)
            for option in choice.options
            if not values.is_none(option)
        ]
        self.uncertain -= 1
        return self.merged(results, node) or values.Unknown()

    def carry(self, before, mutations, site, frame):
        """Lets what a loop of unknown length leaves depend on all that its turns compute."""
        bound = {n: b for n, b in frame.names.items() if before.get(n) is not b}
        self.keep([before[n] for n in bound if n in before], frame)
        graph = {n: b for n, b in bound.items() if _defers(b.value)}
        containers = {id(m): m for m, _, _ in mutations if values.is_deferred(m)}
        if not graph and not containers:
            return
        held = [b.value for b in graph.values()] + list(containers.values())
        held += [before[n].value for n in graph if n in before]
        turn = self.compute(site, 'loop', held)
        for container in containers.values():
            if isinstance(container, values.Sequence):
                container.items = [*container.items, turn]
            else:
                container.entries.append((values.Unknown(), turn, None))
            container.open = True
        for name, binding in graph.items():
            if isinstance(binding.value, values.Tensor):
                old = before.get(name)
                left = values.Tensor(self.compute(site, 'loop', [turn]).node)
                left.node.detail['may_be_none'] = old is not None and may_be_none(old.value)
                carried = state.Binding(name, left, self.current, frame, conditional=True)
                frame.names[name] = carried
                self.note_bound(carried, frame)

    def changed(self, container, node):
        """Notes that a list or dictionary was changed.

        A name that leads to graph values in it stands for other ones from now on.
        """
        self.mutations.append((container, self.current, node))
        if self.current is None or not values.is_deferred(container):
            return
        for frame in self.region_frames():
            for name, binding in list(frame.names.items()):
                if holds(binding.value, container):
                    renewed = state.Binding(
                        name, binding.value, self.current, frame, bool(self.conditional)
                    )
                    renewed.several = True
                    self.keep([binding], frame)
                    frame.names[name] = renewed
                    self.note_bound(renewed, frame)

    def region_frames(self):
        """Returns the names of regions, and the attributes of their objects."""
        found = {}
        for region in self.regions:
            for frame in (region.frame, getattr(region.instance, 'frame', None)):
                if frame is not None:
                    found[id(frame)] = frame
        return list(found.values())


def _defers(value) -> bool:
    """Tells whether a value exists only inside of steps."""
    return any(n.deferred and not given.stays(n) for n in values.nodes_in(value))


def may_be_none(value) -> bool:
    """Tells whether a value is None, or a join of what may be None."""
    if isinstance(value, values.Tensor):
        return value.node.detail.get('may_be_none', False)
    return values.is_none(value) or type(value) is values.Unknown


def holds(value, part, depth: int = 4) -> bool:
    """Tells whether a value is a collection, or leads to it through others."""
    if value is part:
        return True
    parts = []
    if isinstance(value, values.Sequence):
        parts = value.items
    elif isinstance(value, values.Mapping):
        parts = [v for _, v, _ in value.entries]
    elif isinstance(value, values.Instance) and value.frame is None:
        parts = list(value.attributes.values())
    return bool(depth) and any(holds(p, part, depth - 1) for p in parts)


def any_of(items: list | None) -> values.Value:
    """Returns what a loop binds whose turns are not followed one by one."""
    if items and all(isinstance(i, values.VariableValue) for i in items):
        return values.AnyVariable([i.variable for i in items])
    if items and all(isinstance(i, values.Sequence) and not i.open for i in items):
        columns = [i.items for i in items]
        if len({len(c) for c in columns}) == 1 and any(map(values.variables_in, items)):
            parts = [any_of(list(column)) for column in zip(*columns, strict=True)]
            return values.Sequence(parts, mutable=False)
    return values.Unknown()
