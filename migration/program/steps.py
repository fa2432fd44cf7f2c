"""What a session runs: fetches, feeds, and the steps that they make."""

import ast

from migration.program import feed_dicts, given, model, passed_functions, streams, values
from migration.syntax import trees


class Steps:
    """The part of the interpreter that evaluates `session.run` and its kin."""

    def step(self, session, node, fetches, fetch_place, feeds, feed_place):
        """Adds a step to the program; returns what Python gets."""
        flat, texts = [], []
        self.items_fed: dict = {}
        self.parts_fed: dict[int, dict] = {}
        fetches = self.fetched_by_name(fetches, fetch_place)
        known = self.flatten(fetches, fetch_place, flat, texts)
        fed = self.feeds(feeds, feed_place, node)
        inits = [f for f in flat if isinstance(f, model.Node) and f.kind == 'init']
        if session is not None and inits:
            session.inits += 1
            held = [v for f in inits for k in ('variables', 'optimizers') for v in f.detail[k]]
            made = dict.fromkeys(held)
            self.note_event('init', node, session, list(made))
        if session is None:
            self.obstacle('no_session', node, 'no session is known to run this')
        step = model.Step(
            node,
            snapshot(fetches),
            texts,
            flat,
            fed,
            session,
            tuple(self.path),
            len(self.program.nodes),
        )
        step.known = known
        step.feed_mapping = feeds
        step.known_feed = isinstance(feeds, values.Mapping)
        step.items = self.items_fed
        step.parts_fed = self.parts_fed
        step.optional = {
            given.whole_of(self.program.nodes[i]).id for i in getattr(feeds, 'optional', ())
        }
        step.fetch_place = fetch_place
        step.feed_place = feed_place
        step.statement = self.current
        step.in_loop = bool(self.loops)
        step.moment = self.moment()
        step.call = self.calls[id(self.stack[-1])][-1] if self.stack else None
        step.objects = self.objects_here()
        step.part = self.part
        receiver = self.frames[-1].names.get('self') if self.frames else None
        step.receiver = receiver.value if receiver is not None else None
        step.receiver = getattr(step.receiver, 'whole', None) or step.receiver
        step.folded = {}
        if self.part is not None:
            self.part.steps.append(step)
        self.program.steps.append(step)
        self.note_event('step', node, session, step)
        if self.current is not None:
            self.current.steps.append(step)
        return self.fetched(fetches, step)

    def objects_here(self):
        """Returns the names by which a place knows objects of regions."""
        found = {}
        frame = self.frames[-1] if self.frames else None
        while frame is not None:
            for name, binding in frame.names.items():
                for text, instance in values.objects_in(name, binding.value):
                    found.setdefault(id(instance), text)
            frame = frame.parent
        return found

    def fetched(self, structure, step):
        """Returns the Python values that a fetch gives."""
        if isinstance(structure, values.Tensor) and structure.node.kind == 'handle':
            return streams.Handle(structure.node.detail['iterator'])
        if isinstance(structure, values.Sequence):
            items = [self.fetched(i, step) for i in structure.items]
            if isinstance(structure, values.Record):
                return values.Record(items, False, made_by=structure.made_by)
            if isinstance(structure, values.StateTuple):
                return values.StateTuple(items, False)
            return values.Sequence(items, structure.mutable, structure.open)
        if isinstance(structure, values.Mapping):
            pairs = structure.current()
            items = [(k, self.fetched(v, step), None) for k, v in pairs]
            return values.Mapping(items, structure.open)
        if isinstance(structure, values.Tensor) and structure.node.kind == 'summary':
            return values.FetchedSummary(step)
        return self.fetched_array(structure)

    def flatten(self, value, place, flat, texts):
        """Lists the fetched nodes and variables; False where one is not known."""
        if isinstance(value, values.Tensor):
            for _ in passed_functions.leaves_of(getattr(value, 'parts', None))[1:]:
                flat.append(value.node)
                texts.append(ast.unparse(place) if place is not None else '')
            flat.append(value.node)
            self.check_spelt_out(place)
        elif isinstance(value, values.VariableValue):
            flat.append(value.variable)
        elif isinstance(value, values.AnyVariable):
            flat += value.variables
            texts += ['one of several variables'] * len(value.variables)
            return True
        elif isinstance(value, (values.Sequence, values.Mapping)):
            if value.open and not self.is_only_graph(value):
                self.obstacle(
                    'unknown_fetch',
                    place or self.current.node,
                    'it is not known which nodes of the graph this collection holds',
                    'fetch them one by one',
                )
                return False
            parts = (
                value.items
                if isinstance(value, values.Sequence)
                else [v for _, v in value.current()]
            )
            places = [None] * len(parts)
            if isinstance(place, (ast.List, ast.Tuple)) and len(place.elts) == len(parts):
                places = place.elts
            elif isinstance(place, ast.Dict) and len(place.values) == len(parts):
                places = place.values
            known = [
                self.flatten(p, at or place, flat, texts)
                for p, at in zip(parts, places, strict=True)
            ]
            return all(known)
        else:
            what = (
                'a name'
                if isinstance(value, values.Constant) and isinstance(value.value, str)
                else 'a value'
            )
            self.obstacle(
                'unknown_fetch',
                place or self.current.node,
                f'it is not known which node of the graph is fetched: {what}',
                'fetch the tensor itself',
            )
            return False
        texts.append(ast.unparse(place) if place is not None else '')
        return True

    def is_only_graph(self, value):
        """Tells whether all that a collection may hold are tensors, which give values."""
        if isinstance(value, values.Sequence):
            return bool(value.items) and all(map(self.is_only_graph, value.items))
        if isinstance(value, values.Mapping):
            return bool(value.entries) and all(self.is_only_graph(v) for _, v, _ in value.entries)
        return isinstance(value, values.Tensor) and value.node.kind in (
            'compute',
            'input',
            'random',
        )

    def check_spelt_out(self, place):
        """Notes where a fetched expression computes with what only its own place knows.

        Each run adds nodes with the values of that moment to a TF1 graph; a function takes them
        once, and sees no local names. An expression that is evaluated where it stands may.
        """
        if place is None or isinstance(place, (ast.List, ast.Tuple, ast.Dict)):
            return
        if _is_dotted(place):
            return
        for part in trees.walk(place):
            if not isinstance(part, ast.Name) or not isinstance(part.ctx, ast.Load):
                continue
            held = self.reads.get(id(part), [])
            passing = (
                any(b.statement is self.current and not self.is_graph(b.value) for b in held)
                if held
                else self.root_frame is not None and part.id in self.local_names
            )
            if passing:
                self.passing_parts.setdefault(id(place), []).append(part)

    def check_feeds_of_loop(self, steps):
        """Refuses a dictionary that gets keys after it was fed, and is fed in the next turn."""
        for step in steps:
            if isinstance(step.feed_mapping, values.Mapping):
                known = (values.node_of(k) for k, _ in step.feed_mapping.current())
                keys = {given.whole_of(node).id for node in known if node is not None}
                if keys != {node.id for node, _ in step.feeds}:
                    self.obstacle(
                        'ambiguous_feed',
                        step.site,
                        'this feeds different placeholders at different times',
                        'give the dictionary all of its keys before the loop',
                    )

    def feeds(self, feeds, place, node):
        """Returns the fed nodes and the expressions of their values."""
        if feeds is None or (isinstance(feeds, values.Constant) and feeds.value is None):
            return []
        if not isinstance(feeds, values.Mapping):
            self.obstacle(
                'unknown_feed',
                place or node,
                'it is not known which placeholders are fed',
                'write the feed_dict where it is used',
            )
            return []
        if feeds.open:
            self.obstacle(
                'conditional_feed',
                place or node,
                'it is not known whether each of these placeholders is fed every time',
                'feed all of them always',
            )
        fed = []
        for key, _, expression in feeds.entries:
            if values.text_of(key) is not None and isinstance(place, ast.Dict):
                key = self.find_name(key.value, None) or key
            node_fed = values.node_of(key)
            if node_fed is not None and given.given_part(node_fed):
                whole = given.whole_of(node_fed)
                if whole.id not in self.parts_fed:
                    fed.append((whole, None))
                self.parts_fed.setdefault(whole.id, {})[node_fed.id] = expression
            elif node_fed is not None:
                self.items_fed.pop(node_fed.id, None)
                if isinstance(expression, feed_dicts.Item):
                    self.items_fed[node_fed.id] = expression.of
                    expression = None
                fed.append((node_fed, expression))
            else:
                self.obstacle(
                    'unknown_feed', place or node, 'a key of the feed is not known to be a tensor'
                )
        return fed


def snapshot(value: values.Value) -> values.Value:
    """Returns a copy of a collection, which shows what is changed in it later no more."""
    if isinstance(value, values.Record):
        items = list(map(snapshot, value.items))
        return values.Record(items, False, made_by=value.made_by, site=value.site)
    if isinstance(value, values.Sequence):
        kind = values.StateTuple if isinstance(value, values.StateTuple) else values.Sequence
        return kind(list(map(snapshot, value.items)), value.mutable, value.open)
    if isinstance(value, values.Mapping):
        return values.Mapping([(k, snapshot(v), e) for k, v, e in value.entries], value.open)
    return value


def _is_dotted(node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name)
