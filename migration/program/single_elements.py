"""Arrays of one element that Python makes numbers of, which NumPy 2 only does with scalars.

`'%f' % sess.run(w)` and `float(sess.run(w))` work under NumPy 1 where `w` has one element, whatever
its rank.
"""

import ast
import math
import re

from migration.program import effects, static_shapes, values

_SPECS = re.compile(r'%(?:\([^)]*\))?[-#0 +]*(?:\*|\d+)?(?:\.(?:\*|\d+))?[hlL]?([a-zA-Z%])')
_NUMERIC = frozenset('diouxXeEfFgG')
_NUMBERS = frozenset({'float', 'int', 'round', 'complex'})


class SingleElements:
    """The part of the interpreter that finds them.

    Attributes:
      single_uses: expressions of such arrays where a number is needed, by their ids.
    """

    def fetched_array(self, value) -> values.Unknown:
        """Returns what a session gives for a tensor or variable."""
        shape = static_shapes.shape_of(value)
        single = bool(shape) and None not in shape and math.prod(shape) == 1
        return values.Unknown(single=single)

    def format_numbers(self, node: ast.BinOp, left, right) -> None:
        """Notes such arrays among what `'...' % values` formats as numbers."""
        if not isinstance(left, values.Constant) or not isinstance(left.value, str):
            return
        specs = [s for s in _SPECS.findall(left.value) if s != '%']
        place = getattr(node, 'right', None)
        held, places = [right], [place]
        if isinstance(right, values.Sequence) and isinstance(place, ast.Tuple):
            held, places = right.items, place.elts
        if len(specs) != len(held) or len(held) != len(places):
            return
        for spec, value, at in zip(specs, held, places, strict=True):
            if spec in _NUMERIC:
                self.use_as_number(value, at)

    def number_of(self, name: str, node: ast.Call, args) -> None:
        """Notes such an array that is given to `float` and its kin, or to a function of `math`."""
        if name in _NUMBERS or name.startswith('math.'):
            for value, place in zip(args, node.args, strict=False):
                self.use_as_number(value, place)

    def use_as_number(self, value, place: ast.expr) -> None:
        """Notes that an array is used as a number."""
        if isinstance(value, values.Unknown) and value.single:
            self.single_uses[id(place)] = place

    def math_call(self, function, node, args) -> None:
        """Notes arrays that are given to a function of `math`."""
        path = effects.dotted(function) or ''
        if path.startswith('math.'):
            self.number_of(path, node, args)
