"""Abstract evaluation of named tuples: `collections.namedtuple` and what it makes."""

from migration.program import effects, values

_MAKERS = ('collections.namedtuple', 'typing.NamedTuple')


class Records:
    """The part of the interpreter that evaluates named tuples.

    Attributes:
      record_calls: the names of the fields that calls give values to, by the ids of the calls.
    """

    def record_type(self, function, args, keywords):
        """Returns the class that a call of namedtuple makes, or None where it calls another."""
        if effects.dotted(function) not in _MAKERS:
            return None
        fields = args[1] if len(args) > 1 else keywords.get('field_names', keywords.get('fields'))
        text = values.text_of(fields)
        if text is not None:
            names = text.replace(',', ' ').split()
        else:
            items = self.elements(fields) if fields is not None else None
            if items is None:
                return None
            pairs = [i.items[0] if isinstance(i, values.Sequence) else i for i in items]
            names = [values.text_of(item) for item in pairs]
        if None in names or set(keywords) - {'field_names', 'fields', 'typename'}:
            return None  # Defaults, and names that Python makes up.
        return values.RecordType(names)

    def make_record(self, made_by, node, args, keywords):
        """Returns what a call of such a class makes."""
        given = dict(zip(made_by.fields, args, strict=False)) | keywords
        items = [given.get(name, values.Unknown()) for name in made_by.fields]
        self.record_calls[id(node)] = made_by.fields
        return self.own(values.Record(items, mutable=False, made_by=made_by, site=node))

    def _a_Record(self, base, name, node):
        fields = base.made_by.fields
        if name in fields:
            return self.took(node, base, base.items[fields.index(name)])
        return values.Method(base, name)

    def _on_Record(self, receiver, name, node, args, keywords, frame):
        fields = receiver.made_by.fields
        if name == '_replace' and not args and set(keywords) <= {*fields}:
            held = dict(zip(fields, receiver.items, strict=True)) | keywords
            return self.make_record(receiver.made_by, None, [held[name] for name in fields], {})
        if name == '_asdict' and not args:
            pairs = zip(fields, receiver.items, strict=True)
            return self.new_mapping([(values.Constant(k), v, None) for k, v in pairs])
        return self._on_Sequence(receiver, name, node, args, keywords, frame)
