"""Abstract evaluation of what names attributes at run time: getattr and its kin, and super."""

from migration.program import values


class Attributes:
    """The part of the interpreter that evaluates attributes named at run time."""

    def dynamic_attribute(self, name, node, args):
        """Evaluates getattr, setattr and hasattr with a constant name."""
        key = args[1] if len(args) > 1 else None
        if isinstance(key, values.Constant):
            if name == 'setattr':
                self.change(args[0], node)
                self.check_attribute(args[0], key.value, node)
                old = args[0].attributes.get(key.value)
                args[0].attributes[key.value] = self.either(old, args[2], node)
                return values.Constant(None)
            found = args[0].attributes.get(key.value) or args[0].cls.find(key.value)
            held = args[0].frame.names.get(key.value) if args[0].frame is not None else None
            if held is not None:
                self.named_reads.append(held)
            if name == 'hasattr':
                return values.Constant(found is not None)
            return found or (args[2] if len(args) > 2 else values.Unknown())
        self.obstacle('dynamic_attribute', node, 'an attribute is named at run time')
        return values.Unknown()

    def super_of(self, frame):
        """Returns the object that `super()` stands for."""
        owner = frame.names.get('self')
        if owner is not None and isinstance(owner.value, values.Instance):
            for base in owner.value.cls.bases:
                if isinstance(base, values.Class):
                    whole = owner.value.whole or owner.value
                    proxy = values.Instance(base, whole.attributes, whole.frame, whole)
                    return proxy
        return values.Unknown()
