"""Elements of datasets as inputs of functions: who takes them, and where iterators start."""

import ast

from migration.program import model, parts, pipelines, state, streams, values

# Nodes that only serve iterators; a run of them computes nothing.
_SERVING = ('rewind', 'handle')


class Elements:
    """The part of the structure that knows iterators.

    Attributes:
      pulls: the bindings of statements that take an element, by the index of the statement.
    """

    def is_pull(self, statement: state.Statement) -> bool:
        """Tells whether a statement takes an element of a dataset, and does nothing else."""
        node = statement.node
        return (
            isinstance(node, ast.Assign)
            and len(node.targets) == 1
            and bool(statement.binds)
            and all(
                isinstance(b.value, streams.Element)
                and pipelines.is_taken(node.value, b.value.node, self.parents)
                for b in statement.binds
            )
        )

    def add_pull(self, statement: state.Statement) -> None:
        """Notes a statement that takes an element: what it binds are inputs."""
        self.pulls[statement.index] = list(statement.binds)
        if self.iterator_binding(iterator_of(statement.binds[0])) is not None:
            self.dropped[statement.index] = 'input pipeline'

    def only_serves_iterators(self, statement: state.Statement) -> bool:
        """Tells whether a statement binds nothing but iterators, or operations on them."""
        held = [b.value for b in statement.binds]
        return bool(held) and all(
            (isinstance(v, streams.Iterator) and not self.stays(v))
            or isinstance(v, streams.Handle)
            or (isinstance(v, values.Tensor) and v.node.kind in _SERVING)
            for v in held
        )

    def stays(self, iterator: streams.Iterator) -> bool:
        """Tells whether something stands where an iterator was made."""
        if iterator.kind == 'one_shot':
            return True
        return iterator.kind == 'initializable' and self.has_own_dataset(iterator)

    def has_own_dataset(self, iterator: streams.Iterator) -> bool:
        """Tells whether the dataset of an iterator needs a name of its own, to be read later."""
        place = iterator.place
        if iterator.dataset is None or iterator.dataset.graph_nodes or place is None:
            return False
        named = isinstance(place, (ast.Name, ast.Attribute))
        held = self.run.reads.get(id(place), []) if named else []
        if len(held) != 1:
            return True
        bound = self.run.bindings.get(held[0].name, [])
        latest = [held[0], *(b for b in bound if b.frame is held[0].frame)][-1]  # Or a parameter.
        return held[0] is not latest

    def iterator_binding(self, iterator: streams.Iterator) -> state.Binding | None:
        """Returns the name that a program gives an iterator."""
        if iterator.returned:
            return None
        for held in self.run.bindings.values():
            for binding in held:
                if binding.value is iterator:
                    return binding
        return None

    def serves_iterators(self, step: model.Step) -> bool:
        """Tells whether a run only starts iterators, or asks for their handles."""
        kinds = {f.kind if isinstance(f, model.Node) else '' for f in step.fetches}
        if not kinds & {*_SERVING}:
            return False
        if not kinds <= {*_SERVING, 'init'}:
            self.obstacle(
                'iterator_started_with_others',
                step.site,
                'one run starts an iterator and computes something else',
                'start the iterator in a run of its own',
            )
        return True

    def find_fed_dataset(self, step: model.Step) -> None:
        """Makes a function of a dataset that is built from what the run feeds."""
        for fetch in step.fetches:
            if fetch.kind != 'rewind' or fetch.detail['dataset'] is None:
                continue
            dataset = fetch.detail['dataset']
            if not dataset.graph_nodes:
                continue
            place = fetch.detail.get('place') or fetch.detail['iterator'].place
            element = parts.Element(place, dataset)
            key = ('dataset', ast.dump(place), tuple(map(id, self.bindings_in(place))))
            function = next((f for f in self.functions if f.key == key), None)
            if function is None:
                function = parts.StepFunction([], [element], key)
                function.makes_dataset = True
                self.functions.append(function)
            function.steps.append(step)
            if id(step.site) in self.by_site:
                self.obstacle(
                    'several_datasets', step.site, 'one run starts several iterators with feeds'
                )
            self.by_site[id(step.site)] = function

    def ordered_inputs(self, function: parts.StepFunction, bindings: list) -> list:
        """Returns the inputs of a function in order; it takes one part of an element, or all."""
        found = list(dict.fromkeys(bindings))
        for index in {b.statement.index for b in found if b.statement.index in self.pulls}:
            mine = [b for b in found if b.statement.index == index]
            fed = {n.id for s in function.steps for n, _ in s.feeds}
            if len(mine) > 1 and not any(b.value.node.id in fed for b in mine):
                found += [b for b in self.pulls[index] if b not in found]
        taken = [b for b in found if b.statement.index in self.pulls]
        for one in taken:
            if any(
                iterator_of(o) is iterator_of(one) and o.statement is not one.statement
                for o in taken
            ):
                self.obstacle(
                    'two_elements',
                    function.steps[0].site,
                    'one run takes two elements of one iterator, in no defined order',
                    'take one element, and use its parts',
                )
        return sorted(found, key=lambda b: (b.statement.index, place_of(b)))

    def order_elements(self, bindings: list) -> None:
        """Puts the parts of an element in order among the parameters of a helper."""
        for index in self.pulls:
            places = [i for i, b in enumerate(bindings) if b.statement.index == index]
            taken = sorted((bindings[i] for i in places), key=place_of)
            for place, binding in zip(places, taken, strict=True):
                bindings[place] = binding

    def only_takes(self, function: parts.StepFunction) -> bool:
        """Tells whether a function would only return the element that it is given."""
        taken = function.inputs
        if not taken or function.blocks or getattr(function, 'makes_dataset', False):
            return False
        if (
            any(b.statement.index not in self.pulls for b in taken)
            or len({b.statement.index for b in taken}) != 1
        ):
            return False
        mine = {b.value.node for b in taken}
        is_leaf = function.tree is None or function.tree.kind == 'leaf'
        if not is_leaf or any(n in mine for s in function.steps for n, _ in s.feeds):
            return False
        if len(taken) > 1 and any(len(place_of(b)) != 1 for b in taken):
            return False
        fetched = [set(values.nodes_in(e.value)) for e in function.elements]
        return fetched == [{b.value.node} for b in taken]

    def element_value(self, value: streams.Element) -> values.Value:
        """Returns the tensors that a fetched element consists of."""
        if value.parts is None:
            self.obstacle(
                'unknown_element',
                value.node.site,
                'it is not known what an element consists of that is fetched as a whole',
                'bind its parts to names, and fetch these',
            )
        if not isinstance(value.parts, (values.Sequence, values.Mapping)):
            return values.Tensor(value.node)
        return _tensors(value.parts, value.node)


def _tensors(parts_of: values.Value, node: model.Node) -> values.Value:
    """Returns tensors of one node in the structure of an element."""
    if isinstance(parts_of, values.Sequence):
        return values.Sequence([_tensors(i, node) for i in parts_of.items], parts_of.mutable)
    if isinstance(parts_of, values.Mapping):
        return values.Mapping([(k, _tensors(v, node), None) for k, v, _ in parts_of.entries])
    return values.Tensor(node)


def iterator_of(binding: state.Binding) -> streams.Iterator:
    """Returns the iterator that gives an element."""
    return binding.value.node.detail['iterator']


def place_of(binding: state.Binding) -> tuple:
    """Returns where in an element a part of it stands."""
    return binding.value.node.detail.get('place', ())
