"""Sets whose order is alike in each run of each Python.

The order of a set of strings follows hashes, which differ from run to run and between versions of
Python; programs such as `list(set(text))` number words by it. A program that is verified gets sets
that are sorted when they are iterated. Python's own order is none, so any is right. What a display
such as {a, b} or an operator makes is left as it is.
"""

import builtins


class _Type(type):
    def __instancecheck__(cls, thing):
        return isinstance(thing, builtins.set)

    def __subclasscheck__(cls, kind):
        return issubclass(kind, builtins.set)


class Set(builtins.set, metaclass=_Type):
    """A set that is iterated in the order of its elements, where these have one."""

    def __iter__(self):
        held = builtins.list(super().__iter__())
        try:
            return iter(sorted(held))
        except TypeError:
            return iter(held)


def install(module):
    """Lets the name `set` of a program's module mean such sets."""
    module.set = Set
