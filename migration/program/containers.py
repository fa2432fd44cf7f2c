"""Abstract evaluation of lists, tuples, dictionaries, comprehensions and their elements."""

import ast

from migration.program import feed_dicts, sets, state, values


class Containers:
    """The part of the interpreter that evaluates displays, comprehensions and subscripts."""

    def _e_Subscript(self, node, frame):
        base = self.evaluate(node.value, frame)
        index = self.evaluate(node.slice, frame)
        if isinstance(base, values.Mapping):
            return self.entry(base, index, node)
        if isinstance(base, values.Sequence):
            return self.element(base, index, node, frame)
        if isinstance(node.slice, ast.Slice) and isinstance(base, values.Constant):
            return self.part_of_text(base, node.slice, frame)
        if isinstance(base, values.Constant) and isinstance(index, values.Constant):
            try:
                return values.Constant(base.value[index.value])
            except (TypeError, LookupError):
                return values.Unknown()
        if isinstance(base, values.Shape):
            return self.part_of_shape(base, node, index)
        if isinstance(base, (values.Tensor, values.VariableValue)):
            if isinstance(base, values.Tensor) and base.node.kind == 'static':
                return self.part_of_shape(base, node, index)
            made = self.compute(node, 'Subscript', [base, index])
            return self.typed('Subscript', [base], made)
        if self.is_graph(index):
            return self.compute(node, 'Subscript', [base, index])
        if isinstance(base, values.Unknown):
            return values.Unknown(base=base, array_type=base.array_type)
        return values.Unknown()

    def entry(self, base, index, node):
        """Returns the value of a dictionary at a key."""
        if isinstance(index, (values.Constant, values.Tensor)):
            for key, value in reversed(base.current()):
                if _same_key(key, index):
                    return self.took(node, base, self.passing(value))
                if not isinstance(key, (values.Constant, values.Tensor)):
                    break
        return self.family(base, node) if self.is_graph(base) else values.Unknown()

    def element(self, base, index, node, frame):
        """Returns an element or a slice of a list."""
        if isinstance(node.slice, ast.Slice):
            bounds = [
                self.evaluate(b, frame) if b is not None else values.Constant(None)
                for b in (node.slice.lower, node.slice.upper, node.slice.step)
            ]
            if self.is_family(base):
                return self.own(values.Sequence(base.items, open=True))
            if all(isinstance(b, values.Constant) for b in bounds) and not base.open:
                try:
                    items = base.items[slice(*[b.value for b in bounds])]
                except (TypeError, ValueError):
                    return values.Unknown()
                return self.own(values.Sequence(items, base.mutable))
        elif isinstance(index, values.Constant) and isinstance(index.value, int) and not base.open:
            try:
                item = base.items[index.value]
                return self.took(node, base, self.passing(item) if base.mutable else item)
            except IndexError:
                return values.Unknown()
        return self.family(base, node) if self.is_graph(base) else values.Unknown()

    def store(self, base, index, value, node):
        """Executes `base[index] = value` on a list or dictionary."""
        if isinstance(base, values.Mapping):
            old = None
            fed = values.node_of(index)
            if isinstance(index, values.Constant) or fed is not None:
                old = next((v for k, v in base.current() if _same_key(k, index)), None)
            base.entries.append((index, self.either(old, value, node), None))
            if fed is not None and self.is_certain(base):
                base.optional.discard(fed.id)
            elif fed is not None and old is None:
                base.optional.add(fed.id)
            elif old is None and not self.is_certain(base):
                base.open = True
            self.changed(base, node)
        elif isinstance(base, values.Sequence):
            known = isinstance(index, values.Constant) and isinstance(index.value, int)
            if known and -len(base.items) <= index.value < len(base.items) and not base.open:
                base.items[index.value] = self.either(base.items[index.value], value, node)
            elif self.is_graph(value) or self.is_graph(base):
                base.items = [*base.items, value]
                base.open = True
            else:
                base.items = [values.Unknown() for _ in base.items]
                base.open = True
            self.changed(base, node)
        elif self.is_graph(value) or self.is_graph(base):
            self.obstacle(
                'item_assignment', node, 'an item assignment of a graph value is not understood'
            )

    def family(self, base, node):
        """Returns the element of a known collection at an index that is not known."""
        held = values.variables_in(base)
        if held and not values.nodes_in(base):
            return (
                values.VariableValue(held[0])
                if len(held) == 1
                else self.compute(node, 'item', [base])
            )
        return self.compute(node, 'item', [base])

    def _e_Slice(self, node, frame):
        for part in (node.lower, node.upper, node.step):
            if part is not None:
                value = self.evaluate(part, frame)
                if self.is_graph(value):
                    return value
        return values.Unknown()

    def _e_Tuple(self, node, frame):
        made = self._e_List(node, frame)
        made.mutable = False
        return made

    def _e_List(self, node, frame):
        made = self.own(values.Sequence([]))
        for element in node.elts:
            if isinstance(element, ast.Starred):
                items = self.elements(self.evaluate(element.value, frame))
                made.open = made.open or items is None
                made.items += items or []
            else:
                made.items.append(self.element_of(element, frame))
        return made

    def _e_Set(self, node, frame):
        made = self._e_List(node, frame)
        made.items, made.unordered = sets.unique(made.items), True
        return made

    def _e_Dict(self, node, frame):
        made = self.new_mapping([])
        made.displays = [node]
        for key, value in zip(node.keys, node.values, strict=True):
            held = self.element_of(value, frame)
            if key is not None:
                place = self.evaluate(key, frame)
                if isinstance(place, values.VariableValue):
                    self.obstacle(
                        'variable_as_key', key, 'a variable is no key of a dictionary in TF 2'
                    )
                made.entries.append((place, held, value))
            elif isinstance(held, values.Mapping):
                made.entries += [(k, v, feed_dicts.Item(value)) for k, v, _ in held.entries]
                made.optional |= held.optional
                made.open = made.open or held.open
            else:
                made.entries.append((values.Unknown(), values.Unknown(), value))
                made.open = True
        return made

    def _e_ListComp(self, node, frame):
        inner = state.Frame(frame, 'comprehension')
        items = self.comprehension(node, node.generators, inner, [node.elt])
        if items is None:
            return self.own(values.Unknown())
        made = values.Sequence([i[0] for i in items], open=items.open)
        plain = _is_same_name(node.elt, node.generators[0].target)
        if plain and id(node) in self.choices and not items.open:
            return self.fold(node, self.own(made))
        return self.own(made)

    _e_GeneratorExp = _e_ListComp

    def _e_SetComp(self, node, frame):
        made = self._e_ListComp(node, frame)
        if isinstance(made, values.Sequence):
            made.items, made.unordered = sets.unique(made.items), True
        return made

    def _e_DictComp(self, node, frame):
        inner = state.Frame(frame, 'comprehension')
        items = self.comprehension(node, node.generators, inner, [node.key, node.value])
        if items is None:
            return values.Unknown()
        made = self.new_mapping([(k, v, None) for k, v in items])
        made.open = items.open
        return made

    def comprehension(self, node, generators, frame, results):
        """Returns the result values of each turn, or None when the turns are not known."""
        first, *rest = generators
        iterable = self.evaluate(first.iter, frame)
        items = self.elements(iterable)
        items = self.kept(items, first, frame)
        if items is None:
            self.bind(first.target, self.any_item(iterable, node), frame)
            for test in first.ifs:
                self.evaluate(test, frame)
            self.path.append('*')
            if rest:
                found = self.comprehension(node, rest, frame, results)
            else:
                found = [[self.evaluate(r, frame) for r in results]]
            self.path.pop()
            graph = any(self.is_graph(value) for row in found or () for value in row)
            return Rows(found) if graph else None
        if len(node.generators) == 1 and first.ifs:
            self.fold_choice(node, items)
        found = Rows()
        found.open = False
        for turn, item in enumerate(items):
            self.path.append(f'[{turn}]')
            self.bind(first.target, item, frame)
            if rest:
                inner = self.comprehension(node, rest, frame, results)
                if inner is None:
                    self.path.pop()
                    return None
                found.open = found.open or getattr(inner, 'open', False)
                found += inner
            else:
                found.append([self.evaluate(r, frame) for r in results])
            self.path.pop()
        return found

    def kept(self, items, generator, frame):
        """Returns the elements that a generator's conditions let through; None where unknown."""
        if items is None or (len(items) > 64 and not self.is_graph(values.Sequence(items))):
            return None
        if not generator.ifs:
            return items
        kept = []
        for item in items:
            self.bind(generator.target, item, frame)
            truths = [self.truth(self.evaluate(test, frame), test) for test in generator.ifs]
            if None in truths:
                return None
            if all(truths):
                kept.append(item)
        return kept

    def elements(self, value):
        """Returns the elements of a value that is iterated, or None when they are not known."""
        if isinstance(value, (values.Sequence, values.Mapping)) and value.open:
            return None
        if isinstance(value, values.Sequence):
            return sets.in_order(value)
        if isinstance(value, values.Mapping):
            return [k for k, _ in value.current()]
        if (
            isinstance(value, values.Constant)
            and isinstance(value.value, (range, tuple, list, str))
            and len(value.value) <= 4096
        ):
            return [values.Constant(v) for v in value.value]
        return None


class Rows(list):
    """The results of a comprehension's turns; there may be others, or fewer, if it is open."""

    open = True


def _is_same_name(a: ast.expr, b: ast.expr) -> bool:
    return isinstance(a, ast.Name) and isinstance(b, ast.Name) and a.id == b.id


def _same_key(a, b) -> bool:
    if values.node_of(a) is not None:
        return values.node_of(a) is values.node_of(b)
    return isinstance(a, values.Constant) and isinstance(b, values.Constant) and a.value == b.value
