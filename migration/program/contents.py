"""Abstract evaluation of the methods of lists, tuples, sets and dictionaries."""

from migration.program import sets, values


class Contents:
    """The part of the interpreter that follows what lists and dictionaries hold."""

    def either(self, old, new, node):
        """Returns what a place holds after it was assigned, in a branch or a loop or for sure."""
        if not self.uncertain or old is None or old is new:
            return new
        if self.is_graph(old) or self.is_graph(new):
            return self.compute(node, 'either', [old, new])
        return values.Unknown()

    def extend(self, receiver, items, node):
        """Adds elements to a list; None stands for elements that are not known."""
        receiver.items = [*receiver.items, *(items or ())]
        receiver.open = receiver.open or items is None or bool(self.uncertain)
        self.changed(receiver, node)

    def _on_Sequence(self, receiver, name, node, args, keywords, frame):
        if name in ('append', 'add') and len(args) == 1:
            self.change(receiver, node)
            self.extend(receiver, args, node)
            self.keep_unique(receiver)
            return values.Constant(None)
        if name in ('extend', 'update') and len(args) == 1:
            self.change(receiver, node)
            self.extend(receiver, self.elements(args[0]), node)
            self.keep_unique(receiver)
            return values.Constant(None)
        if name in ('insert', 'pop', 'reverse') and not (keywords or receiver.unordered):
            found = self.rearranged(receiver, name, args, node)
            if found is not None:
                return found
        if name in ('index', 'count', 'copy') and not any(self.is_graph(a) for a in args):
            if name == 'copy':
                return self.own(values.Sequence(list(receiver.items), open=receiver.open))
            return values.Unknown()
        self.change(receiver, node)
        if self.is_graph(receiver) or any(self.is_graph(a) for a in args):
            self.obstacle(
                'collection_method', node, f'list.{name} on graph values is not understood'
            )
        receiver.open = True
        receiver.items = [values.Unknown() for _ in receiver.items]
        return values.Unknown()

    def rearranged(self, receiver, name, args, node):
        """Inserts an element into a list, takes one out or turns it round; None if not known."""
        numbers = args if name == 'pop' else args[:-1]
        at = [getattr(number, 'value', None) for number in numbers]
        if receiver.open or self.uncertain or not all(type(place) is int for place in at):
            return None
        items = list(receiver.items)
        result = values.Constant(None)
        try:
            if name == 'insert':
                items.insert(*at, args[-1])
            elif name == 'pop':
                result = items.pop(*at)
            else:
                items.reverse(*at)
        except (IndexError, TypeError):
            return None
        self.change(receiver, node)
        receiver.items = items
        self.changed(receiver, node)
        return result

    def keep_unique(self, receiver):
        """Lets a set hold each of its elements once."""
        if receiver.unordered:
            receiver.items = sets.unique(receiver.items)

    def _on_Mapping(self, receiver, name, node, args, keywords, frame):
        entries = receiver.current()
        if name in ('values', 'keys', 'items') and not args:
            if receiver.open:
                return self.parts_of_open(receiver, name, node)
            pairs = [values.Sequence([k, v], mutable=False) for k, v in entries]
            parts = {'keys': [k for k, _ in entries], 'values': [v for _, v in entries]}
            return values.Sequence(parts.get(name, pairs))
        if name == 'get' and args and isinstance(args[0], values.Constant):
            found = receiver.get(args[0].value)
            if found is None and receiver.open:
                return values.Unknown()
            if found is not None:
                return self.took(node, receiver, found)
            return args[1] if len(args) > 1 else values.Constant(None)
        if name == 'copy' and not args:
            return self.dict_of(receiver, {})
        if name in ('has_key', 'get'):
            return values.Unknown()
        self.change(receiver, node)
        if name == 'update' and len(args) <= 1 and self.is_certain(receiver):
            given = args[0] if args else values.Mapping([])
            if isinstance(given, values.Mapping) and not given.open:
                receiver.entries += [(k, v, None) for k, v, _ in given.entries]
                receiver.optional |= given.optional
                receiver.entries += [(values.Constant(k), v, None) for k, v in keywords.items()]
                self.changed(receiver, node)
                return values.Constant(None)
        held = [receiver, *args, *keywords.values()]
        keys = [k for m in held if isinstance(m, values.Mapping) for k, _, _ in m.entries]
        if any(self.is_graph(v) for v in [*held, *keys]):
            self.obstacle(
                'collection_method', node, f'dict.{name} with graph values is not understood'
            )
        receiver.open = True
        receiver.entries = [(k, values.Unknown(), None) for k, _, _ in receiver.entries]
        return values.Unknown()

    def parts_of_open(self, receiver, name, node):
        """Returns what is iterated of a dictionary whose entries are not all known."""
        if self.is_graph(receiver):
            self.obstacle(
                'open_collection', node, 'it is not known which graph values a dictionary holds'
            )
        return values.Unknown()
