"""Abstract evaluation of lists, tuples, dictionaries, comprehensions and their elements."""

import ast

from migration.program import state, values


class Containers:
    """The part of the interpreter that evaluates displays, comprehensions and subscripts."""

    def _e_Subscript(self, node, frame):
        base = self.evaluate(node.value, frame)
        index = self.evaluate(node.slice, frame)
        if isinstance(base, values.Mapping) and isinstance(index, values.Constant):
            found = base.get(index.value)
            return found if found is not None else values.Unknown()
        if isinstance(base, values.Constant) and isinstance(index, values.Constant):
            try:
                return values.Constant(base.value[index.value])
            except (TypeError, LookupError):
                return values.Unknown()
        if isinstance(base, values.Sequence):
            if isinstance(index, values.Constant) and isinstance(index.value, int):
                try:
                    return base.items[index.value]
                except IndexError:
                    return values.Unknown()
            if isinstance(node.slice, ast.Slice):
                bounds = [
                    self.evaluate(b, frame) if b is not None else values.Constant(None)
                    for b in (node.slice.lower, node.slice.upper, node.slice.step)
                ]
                if all(isinstance(b, values.Constant) for b in bounds):
                    return values.Sequence(
                        base.items[slice(*[b.value for b in bounds])], base.mutable
                    )
            if self.is_graph(base):
                return self.family(base, node)
        if isinstance(base, values.Mapping) and self.is_graph(base):
            return self.family(base, node)
        if isinstance(base, values.Shape):
            return base
        if isinstance(base, (values.Tensor, values.VariableValue)):
            if isinstance(base, values.Tensor) and base.node.kind == 'static':
                return self.static(node, [base, index], 'item')
            return self.compute(node, 'Subscript', [base, index])
        if self.is_graph(index):
            return self.compute(node, 'Subscript', [base, index])
        return values.Unknown()

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
        return values.Sequence(self.sequence_items(node, frame), mutable=False)

    def _e_List(self, node, frame):
        return values.Sequence(self.sequence_items(node, frame))

    def sequence_items(self, node, frame):
        """Returns the values of the elements of a display."""
        items = []
        for element in node.elts:
            if isinstance(element, ast.Starred):
                value = self.evaluate(element.value, frame)
                items += self.elements(value) or [values.Unknown()]
            else:
                items.append(self.evaluate(element, frame))
        return items

    def _e_Set(self, node, frame):
        return values.Sequence(self.sequence_items(node, frame))

    def _e_Dict(self, node, frame):
        entries = []
        for key, value in zip(node.keys, node.values, strict=True):
            held = self.evaluate(value, frame)
            if key is None:
                if isinstance(held, values.Mapping):
                    entries += held.entries
                else:
                    entries.append((values.Unknown(), values.Unknown(), value))
            else:
                entries.append((self.evaluate(key, frame), held, value))
        return values.Mapping(entries)

    def _e_ListComp(self, node, frame):
        inner = state.Frame(frame, 'comprehension')
        items = self.comprehension(node, node.generators, inner, [node.elt])
        return values.Unknown() if items is None else values.Sequence([i[0] for i in items])

    _e_SetComp = _e_GeneratorExp = _e_ListComp

    def _e_DictComp(self, node, frame):
        inner = state.Frame(frame, 'comprehension')
        items = self.comprehension(node, node.generators, inner, [node.key, node.value])
        if items is None:
            return values.Unknown()
        return values.Mapping([(k, v, node.value) for k, v in items])

    def comprehension(self, node, generators, frame, results):
        """Returns the result values of each turn, or None when the turns are not known."""
        first, *rest = generators
        iterable = self.evaluate(first.iter, frame)
        items = self.elements(iterable)
        known = items is not None and len(items) <= 64 and not first.ifs
        if not known:
            self.bind(first.target, values.Unknown(), frame)
            for test in first.ifs:
                self.evaluate(test, frame)
            self.path.append('*')
            if rest:
                self.comprehension(node, rest, frame, results)
            else:
                held = [self.evaluate(r, frame) for r in results]
                for value in held:
                    if self.is_graph(value):
                        self.obstacle(
                            'graph_in_open_comprehension',
                            node,
                            'a comprehension of unknown length builds graph values',
                            'iterate over a collection whose length the source shows',
                        )
            self.path.pop()
            return None
        found = []
        for turn, item in enumerate(items):
            self.path.append(f'[{turn}]')
            self.bind(first.target, item, frame)
            if rest:
                inner = self.comprehension(node, rest, frame, results)
                if inner is None:
                    self.path.pop()
                    return None
                found += inner
            else:
                found.append([self.evaluate(r, frame) for r in results])
            self.path.pop()
        return found

    def elements(self, value):
        """Returns the elements of a value that is iterated, or None when they are not known."""
        if isinstance(value, values.Sequence):
            return list(value.items)
        if isinstance(value, values.Mapping):
            return [k for k, _, _ in value.entries]
        if (
            isinstance(value, values.Constant)
            and isinstance(value.value, (range, tuple, list, str))
            and len(value.value) <= 4096
        ):
            return [values.Constant(v) for v in value.value]
        return None
