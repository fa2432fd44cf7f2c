"""Lists of graph values inside of functions, whose lengths only TF knows.

A function that stays whole runs over such a list as it did in TF 1, so it is enough to know
what the list may hold.
"""

from migration.program import values


class Families:
    """The part of the interpreter that follows lists of unknown length."""

    def is_family(self, value) -> bool:
        """Tells whether a value is a list of unknown length in a function that stays whole."""
        return (
            self.in_function
            and isinstance(value, values.Sequence)
            and value.open
            and self.is_graph(value)
        )

    def rows(self, name, args, node):
        """Returns what zip and enumerate give for lists of which one has an unknown length."""
        if not any(map(self.is_family, args)):
            return None
        parts = []
        for value in args:
            if self.is_family(value):
                parts.append(self.any_item(value, node))
            else:
                items = self.elements(value)
                parts.append(self.merged(items, node) if items else None)
        parts = [part or values.Unknown() for part in parts]
        if name == 'enumerate':
            parts = [values.Unknown(), parts[0]]
        return values.Sequence([values.Sequence(parts, mutable=False)], open=True)
