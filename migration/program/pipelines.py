"""What `tf.data` adds to a TF1 program: datasets, iterators, and the elements that runs take.

A dataset is a Python object of the program; only one that is built from placeholders belongs to a
step, the one that initialises its iterator. `get_next` is an input of the steps that need it: each
run takes one element.
"""

import ast

from migration.program import calls, model, passed_functions, streams, values
from migration.syntax import trees

# Methods that change which elements come, and in what order, but not what an element is.
_SAME = frozenset(
    {
        'batch', 'cache', 'concatenate', 'filter', 'padded_batch', 'prefetch', 'repeat', 'shard',
        'shuffle', 'skip', 'take', 'with_options', 'unbatch',
    }
)  # fmt: skip
_ONE_TENSOR = frozenset(
    {'range', 'list_files', 'TextLineDataset', 'TFRecordDataset', 'FixedLengthRecordDataset'}
)
_ITERATORS = {'make_one_shot_iterator': 'one_shot', 'make_initializable_iterator': 'initializable'}
_STATIC = frozenset({'output_types', 'output_shapes', 'output_classes', 'element_spec'})
# Transformations for `apply`: what they do to the elements, with the function that they call.
_TRANSFORMATIONS = {
    'map_and_batch': 'map',
    'shuffle_and_repeat': 'same',
    'batch_and_drop_remainder': 'same',
    'padded_batch_and_drop_remainder': 'same',
    'prefetch_to_device': 'same',
    'ignore_errors': 'same',
    'unbatch': 'same',
    'parallel_interleave': 'flat',
}


class Pipelines:
    """The part of the interpreter that evaluates datasets and iterators."""

    def _k_data(self, path, node, args, keywords):
        name = path.rsplit('.', 1)[-1]
        first = args[0] if args else next(iter(keywords.values()), None)
        if name in _ITERATORS:
            return self.iterator(_ITERATORS[name], node, first, node.args[0] if node.args else None)
        if name in ('from_structure', 'from_string_handle'):
            made = self.iterator(name, node, None, None)
            place = 0 if name == 'from_structure' else 1
            types = args[place] if len(args) > place else keywords.get('output_types')
            made.element = _structure(types)
            if name == 'from_string_handle' and isinstance(first, values.Tensor):
                made.handle = first.node
            return made
        if path in ('data.Options', 'data.experimental.OptimizationOptions') or name in _STATIC:
            return self.own(values.Unknown())
        if name == 'AUTOTUNE':
            return values.Unknown()
        if name.startswith('get_output_'):
            return self._a_Dataset(first, name[4:], node)
        if name in _TRANSFORMATIONS:
            return streams.Transformation(_TRANSFORMATIONS[name], first)
        held = [*args, *keywords.values()]
        if name in _ONE_TENSOR:
            return self.dataset(node, held, values.Unknown())
        if name in ('from_tensor_slices', 'from_tensors'):
            element = _structure(first)
            if name == 'from_tensors':
                element = _batched(element, 'from_tensors')
            return self.dataset(node, held, element)
        if name == 'from_generator':
            self.call_back(first)
            types = args[1] if len(args) > 1 else keywords.get('output_types')
            return self.dataset(node, held[1:], _structure(types))
        if name == 'zip' and isinstance(first, values.Sequence):
            datasets = [d for d in first.items if isinstance(d, streams.Dataset)]
            if len(datasets) == len(first.items):
                parts = [d.element for d in datasets]
                parts = None if None in parts else values.Sequence(parts, mutable=False)
                return self.dataset(node, held, parts)
        self.obstacle('data', node, f'tf.{path} is not converted yet')
        return values.Unknown()

    def dataset(self, node, held, element):
        """Returns a dataset that is made from values."""
        nodes = list(dict.fromkeys(n for v in held for n in values.nodes_in(v) if n.deferred))
        if any(values.variables_in(v) for v in held) or any(n.kind == 'static' for n in nodes):
            self.obstacle(
                'dataset_of_graph_value', node, 'a dataset is made from a value of the graph'
            )
        return self.own(streams.Dataset(element, nodes))

    def iterator(self, kind, node, dataset, place):
        """Returns an iterator."""
        known = isinstance(dataset, streams.Dataset)
        made = streams.Iterator(kind, node, dataset if known else None, place)
        if not known and place is not None:
            self.obstacle('unknown_dataset', node, 'it is not known which dataset is iterated')
        elif known and kind == 'one_shot' and dataset.graph_nodes:
            self.obstacle(
                'dataset_of_graph_value', node, 'a one-shot iterator takes no value of the graph'
            )
        if self.loops or self.unseen:
            self.obstacle('iterator_in_loop', node, 'an iterator is made again and again')
        self.program_iterators.append(made)
        return made

    # Methods

    def _a_Dataset(self, base, name, node):
        if name == 'output_types' and isinstance(base, streams.Dataset):
            return base.element or values.Unknown()
        return values.Unknown() if name in _STATIC else values.Method(base, name)

    def _a_Iterator(self, base, name, node):
        if name == 'initializer':
            return self.rewind(base, base.dataset, node)
        return values.Unknown() if name in _STATIC else values.Method(base, name)

    def rewind(self, iterator, dataset, node):
        """Returns the operation that lets an iterator start with a dataset."""
        if dataset is None:
            self.obstacle('unknown_dataset', node, 'it is not known which dataset is iterated')
        made = self.node('rewind', 'initializer', node, deferred=True)
        made.detail = {'iterator': iterator, 'dataset': dataset}
        return values.Tensor(made)

    def _on_Dataset(self, receiver, name, node, args, keywords, frame):
        held = [receiver, *args, *keywords.values()]
        first = args[0] if args else next(iter(keywords.values()), None)
        if name in _ITERATORS:
            return self.iterator(_ITERATORS[name], node, receiver, node.func.value)
        if name == 'filter':
            self.element_function(first, node, receiver.element)
        if name in _SAME:
            held = [v for v in held if not isinstance(v, values.Function)]
            element = receiver.element
            if name in ('batch', 'padded_batch', 'unbatch') and element is not None:
                element = _batched(element, name)
            return self.dataset(node, held, element)
        if name == 'map':
            result = self.element_function(first, node, receiver.element)
            return self.dataset(node, [receiver], _result(result))
        if name in ('flat_map', 'interleave'):
            result = self.element_function(first, node, receiver.element)
            known = isinstance(result, streams.Dataset)
            return self.dataset(node, [receiver], result.element if known else None)
        if name == 'enumerate':
            parts = values.Sequence([values.Unknown(), receiver.element], mutable=False)
            return self.dataset(node, held, None if receiver.element is None else parts)
        if name == 'apply':
            return self.applied(receiver, first, node)
        if name in ('options', 'element_spec'):
            return values.Unknown()
        self.obstacle('dataset_method', node, f'Dataset.{name} is not converted yet')
        return values.Unknown()

    def applied(self, receiver, function, node):
        """Returns what a transformation makes of a dataset."""
        if isinstance(function, values.Function):
            return self.call(function, node, [receiver], {}, self.root_frame)
        if not isinstance(function, streams.Transformation):
            self.obstacle('unknown_transformation', node, 'what is applied to a dataset is unknown')
            return self.dataset(node, [receiver], None)
        if function.kind == 'same':
            return self.dataset(node, [receiver], receiver.element)
        result = self.element_function(function.function, node, receiver.element)
        if function.kind == 'flat':
            known = isinstance(result, streams.Dataset)
            return self.dataset(node, [receiver], result.element if known else None)
        return self.dataset(node, [receiver], _result(result))

    def element_function(self, function, node, element):
        """Executes a function that a dataset calls with its elements; it is no part of a step."""
        statement = self.current
        made, read = len(self.program.nodes), len(statement.inner_reads if statement else ())
        kept = list(statement.nodes) if statement is not None else []
        if element is None:
            element = values.Unknown()
        parts = passed_functions.leaves_of(element)
        if all(isinstance(leaf, values.Unknown) for leaf in parts):
            element = self.like(element, 'element', node)
        apart = isinstance(element, values.Sequence) and not element.mutable
        args = element.items if apart else [element]
        if not isinstance(function, (values.Function, values.Instance, values.Symbol)):
            self.obstacle('unknown_branch', node, 'it is not known which function a dataset calls')
            return values.Unknown()
        value = self.branch(function, node, args, 'element')
        for other in self.program.nodes[made:]:
            other.statement = None
            if other.kind in ('effect', 'input') or other.reads:
                self.obstacle(
                    'dataset_of_graph_value',
                    other.site,
                    'the function of a dataset uses a value of the graph around it',
                )
        if statement is not None:
            statement.nodes[:] = kept
            for name, binding in statement.inner_reads[read:]:
                if values.is_deferred(binding.value):
                    self.obstacle(
                        'dataset_of_graph_value',
                        name,
                        'the function of a dataset reads a value of the graph around it',
                        'make it a part of the dataset',
                    )
        return value

    def _on_Iterator(self, receiver, name, node, args, keywords, frame):
        if name == 'get_next':
            return self.next_element(receiver, node)
        if name == 'make_initializer' and receiver.kind == 'from_structure':
            dataset = args[0] if args else keywords.get('dataset')
            known = dataset if isinstance(dataset, streams.Dataset) else None
            made = self.rewind(receiver, known, node)
            place = node.args[0] if node.args else None
            made.node.detail['place'] = place
            receiver.dataset = receiver.dataset or known
            return made
        if name == 'string_handle':
            made = self.node('handle', name, node, deferred=True)
            made.detail['iterator'] = receiver
            return values.Tensor(made)
        self.obstacle('iterator_method', node, f'Iterator.{name} is not converted yet')
        return values.Unknown()

    def next_element(self, iterator, node):
        """Returns the element that each run takes which needs it."""
        iterator.pulls.append(node)
        if is_returned(node, self.parents()) and self.is_own(iterator, node):
            iterator.returned = True
            if iterator.kind != 'one_shot':
                self.obstacle(
                    'returned_element',
                    node,
                    'a function returns what its own iterator gives, and others start the iterator',
                    'return the dataset',
                )
        parts = iterator.element if iterator.dataset is None else iterator.dataset.element
        return self.element_part(iterator, node, parts, ())

    def is_own(self, iterator, site):
        """Tells whether an iterator is made in the function that takes an element of it."""
        node = site
        while node is not None and not isinstance(node, ast.FunctionDef):
            node = self.parents().get(id(node))
        return node is not None and any(part is iterator.site for part in trees.walk(node))

    def element_part(self, iterator, site, parts, place):
        """Returns an element, or the part of it at a place."""
        made = self.node('input', 'get_next', site, deferred=True)
        made.detail = {
            'dtype': getattr(parts, 'dtype', None), 'shape': None, 'default': None, 'name': '',
            'type': ('', ''), 'part': parts if isinstance(parts, streams.Part) else None,
            'iterator': iterator, 'place': place,
        }  # fmt: skip
        return streams.Element(made, parts)

    def is_taken_here(self, value):
        """Tells whether the current statement takes an element and does nothing else."""
        node = self.part.node if self.part is not None else getattr(self.current, 'node', None)
        return is_taken(getattr(node, 'value', None), value.node, self.parents())

    def check_iterators(self):
        """Refuses iterators whose place in a dataset differs from session to session."""
        users: dict = {}
        started: set = set()
        held = zip(self.program.events, self.program.moments, strict=True)
        opened = {event[2]: moment.turns for event, moment in held if event[0] == 'open'}
        for step in self.program.steps:
            fetched = [f for f in step.fetches if isinstance(f, model.Node)]
            for start in [f for f in fetched if f.kind == 'rewind']:
                users[start.detail['iterator']] = step.session
                started.add((start.detail['iterator'], step.session))
            for node in step.inputs():
                iterator = node.detail.get('iterator') if isinstance(node, model.Node) else None
                fed = any(node is other for other, _ in step.feeds)
                if iterator is None or fed or iterator.handle is not None:
                    continue
                again = (iterator, step.session) not in started and any(
                    not self._is_inside(iterator.site, loop)
                    for loop in opened.get(step.session, ())
                )
                if again or users.setdefault(iterator, step.session) is not step.session:
                    self.obstacle(
                        'second_session',
                        step.site,
                        'another session took elements of the iterator, which starts anew here',
                        'use one session, or make an iterator for each',
                    )

    def _is_inside(self, site, loop):
        """Tells whether a place is in a loop, or in a function that nothing calls (`?`)."""
        while site is not None and id(site) != loop:
            if loop == '?' and isinstance(site, ast.FunctionDef):
                return True
            site = self.parents().get(id(site))
        return site is not None

    def unpack_element(self, target, value, frame):
        """Binds the parts of an element that is taken right here to names."""
        detail = value.node.detail
        named = named_return(value.node.site, self.parents())
        if named is not None and target is named[0].targets[0]:
            frame.element = value  # It is returned as a whole.
            for name in target.elts:
                self.bind(name, values.Unknown(), frame)
            return
        known = isinstance(value.parts, values.Sequence)
        if known and len(value.parts.items) != len(target.elts):
            self.obstacle('unknown_element', target, 'an element has another number of parts')
            known = False
        for number, name in enumerate(target.elts):
            parts = value.parts.items[number] if known else None
            part = self.element_part(
                detail['iterator'], value.node.site, parts, (*detail['place'], number)
            )
            part.node.path = value.node.path
            self.bind(name, part, frame)


def _structure(value):
    """Returns what an element is that is cut out of a value; lists become one tensor."""
    if isinstance(value, values.Sequence) and not value.mutable:
        return values.Sequence([_structure(item) for item in value.items], mutable=False)
    if isinstance(value, values.Mapping):
        return values.Mapping([(k, _structure(v), None) for k, v, _ in value.entries], value.open)
    if isinstance(value, streams.Part):
        return value
    if isinstance(value, values.Tensor) and value.node.kind == 'input':
        detail = value.node.detail
        return streams.Part(detail['dtype'], detail['shape'])
    return values.Unknown()


def _batched(element, name):
    """Returns what an element is after elements were put together."""
    if isinstance(element, values.Sequence):
        return values.Sequence([_batched(i, name) for i in element.items], element.mutable)
    if isinstance(element, values.Mapping):
        entries = [(k, _batched(v, name), None) for k, v, _ in element.entries]
        return values.Mapping(entries, element.open)
    if isinstance(element, streams.Part):
        once = name == 'batch' and element.batched is False
        return streams.Part(element.dtype, element.shape, element.cut, True if once else None)
    return element


def _result(value):
    """Returns what an element is that a function returned; None where that is not known."""
    if isinstance(value, values.Tensor) and 'parse_' in value.node.op:
        return None  # A dictionary.
    if isinstance(value, values.Unknown) and type(value) is not values.Shape:
        return None
    if isinstance(value, values.Sequence) and value.mutable:
        return values.Unknown()
    return _structure(value)


def is_returned(site: ast.AST, parents: dict) -> bool:
    """Tells whether an element is taken to be returned by a function at once."""
    return isinstance(parents.get(id(site)), ast.Return) or bool(named_return(site, parents))


def named_return(site: ast.AST, parents: dict) -> tuple[ast.Assign, ast.Return] | None:
    """Returns the statement that names an element, or its parts, if what follows returns these."""
    statement = parents.get(id(site))
    if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
        return None
    body = getattr(parents.get(id(statement)), 'body', [])
    places = [i for i, other in enumerate(body) if other is statement]
    following = body[places[0] + 1 : places[0] + 2] if places else []
    if not following or not isinstance(following[0], ast.Return):
        return None
    named, given = (_names(part) for part in (statement.targets[0], following[0].value))
    return (statement, following[0]) if named and named == given else None


def _names(node: ast.expr | None) -> list[str] | str | None:
    """Returns a name, or those that a tuple consists of; None for others."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Tuple) and all(isinstance(e, ast.Name) for e in node.elts):
        names = [e.id for e in node.elts]
        return names if len(set(names)) == len(names) else None
    return None


def is_taken(taken: ast.expr | None, node: model.Node, parents: dict) -> bool:
    """Tells whether an expression is the call that takes an element, or one that returns it."""
    if taken is node.site:
        return True
    if not isinstance(taken, ast.Call) or not is_returned(node.site, parents):
        return False
    around = node.site
    while around is not None and not isinstance(around, ast.FunctionDef):
        around = parents.get(id(around))
    return around is not None and node.path[-1:] == (calls.call_label(around, taken),)
