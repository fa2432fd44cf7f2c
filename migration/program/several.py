"""Functions that give lists of tensors, as far as it is known how many."""

from migration.program import shape_functions, static_shapes, values

_MOST = 1000  # Longer lists are not followed one by one.


class Several:
    """The part of the interpreter that evaluates functions which cut tensors into lists."""

    def _s_unstack(self, path, node, args, keywords):
        value, number, axis = self._cut(args, keywords, 'num')
        shape = static_shapes.shape_of(value)
        place = _place(shape, axis)
        count = shape_functions.plain(number) if number is not None else None
        if count is None and place is not None:
            count = shape[place]
        rest = None if place is None else (*shape[:place], *shape[place + 1 :])
        return self.list_of(path, node, args, keywords, [rest] * _count(count))

    def _s_split(self, path, node, args, keywords):
        value, number, axis = self._cut(args, keywords, 'num_or_size_splits')
        parts = shape_functions.plain(number)
        shape = static_shapes.shape_of(value)
        place = _place(shape, axis)
        if isinstance(parts, list):
            sizes = [s if type(s) is int and s >= 0 else None for s in parts]
        else:
            whole = None if place is None else shape[place]
            count = _count(parts)
            sizes = [whole // count if whole is not None else None for _ in range(count)]
        shapes = [
            None if place is None else (*shape[:place], size, *shape[place + 1 :]) for size in sizes
        ]
        return self.list_of(path, node, args, keywords, shapes)

    def _cut(self, args, keywords, name):
        """Returns what is cut, how often, and along which axis."""
        value = args[0] if args else keywords.get('value')
        number = args[1] if len(args) > 1 else keywords.get(name)
        axis = args[2] if len(args) > 2 else keywords.get('axis', values.Constant(0))
        return value, number, shape_functions.plain(axis)

    def list_of(self, path, node, args, keywords, shapes):
        """Returns as many tensors as there are shapes; one for all where there are none.

        A function that stays whole gets a list of unknown length then.
        """
        whole = self._k_pure(path, node, args, keywords)
        self.note_dtype(path, args, keywords, whole)
        items = []
        for shape in shapes:
            part = self.compute(node, 'item', [whole])
            part.node.dtype = whole.node.dtype
            part.node.detail['sizes'] = shape
            items.append(part)
        if not items and self.in_function:
            return values.Sequence([self.compute(node, 'item', [whole])], open=True)
        return self.own(values.Sequence(items)) if items else whole


def _place(shape, axis) -> int | None:
    """Returns an axis counted from the first one."""
    known = shape is not None and type(axis) is int and -len(shape) <= axis < len(shape)
    return axis % len(shape) if known else None


def _count(number) -> int:
    return number if type(number) is int and 0 < number <= _MOST else 0
