"""Static shapes and their dimensions, which are objects in TF 1 and plain numbers in TF 2.

`shape[i]` is a `Dimension` in TF 1; its number is `.value`. In TF 2 it is the number itself, or
None, while `shape.dims[i]` still is a `Dimension`, and is written where a program needs one.
"""

import ast
import dataclasses
import math
from typing import Any

from migration.program import effects, shape_functions, values
from migration.syntax import trees

_UNKNOWN = object()
_PRODUCTS = frozenset({'numpy.prod', 'numpy.product', 'math.prod'})
# What only a Dimension has.
_OF_DIMENSIONS = frozenset({'assert_is_compatible_with', 'is_compatible_with', 'merge_with'})


@dataclasses.dataclass(eq=False)
class Form:
    """What is known of a shape or of a part of one.

    Attributes:
      what: 'shape', 'dimension', 'dims' (a list of Dimension objects), 'object' (a Dimension in
        TF 2 too) or 'number'.
      sizes: of a shape whose rank is known, None for an unknown size; else None.
      size: of a dimension; `_UNKNOWN` where the source does not show it.
      site: the subscript that made a dimension, or what a loop over a shape iterates.
      sources: the dimensions that it was computed from.
      exact: whether a dimension is used as only a `Dimension` can be.
      full: whether all sizes of a shape are known when the program runs, as those of a variable.
      known: whether `sizes` has all that TF 1 knows of a shape.
    """

    what: str
    sizes: list | None = None
    size: Any = _UNKNOWN
    site: ast.expr | None = None
    sources: tuple = ()
    exact: bool = False
    full: bool = False
    known: bool = False

    def need(self) -> None:
        """Notes that a dimension is used as only a `Dimension` can be."""
        self.exact = True
        for source in self.sources:
            source.need()


def form_of(value: values.Value) -> Form | None:
    """Returns what is known of a value as a shape."""
    if isinstance(value, values.Shape):
        return value.form
    if isinstance(value, values.Tensor) and value.node.kind == 'static':
        return value.node.detail.get('form')
    return None


def _part(sizes: list | None, place: ast.Slice) -> list | None:
    """Returns the sizes that a slice with written numbers leaves."""
    try:
        return sizes[trees.index(place)] if sizes is not None else None
    except (ValueError, TypeError):
        return None


class Shapes:
    """The part of the interpreter that follows static shapes."""

    def _s_TensorShape(self, path, node, args, keywords):
        given = args[0] if args else keywords.get('dims')
        sizes = None
        if isinstance(given, values.Sequence) and not given.open:
            sizes = [i.value if isinstance(i, values.Constant) else _UNKNOWN for i in given.items]
        return values.Shape(form=Form('shape', sizes))

    def _s_Dimension(self, path, node, args, keywords):
        return values.Shape(form=Form('object'))

    def shape_of(self, value, tensor):
        """Returns the static shape of a tensor or variable, with the sizes that are known."""
        text = ''
        if isinstance(tensor, values.VariableValue):
            text = tensor.variable.shape
        elif isinstance(tensor, values.Tensor) and tensor.node.kind == 'input':
            text = tensor.node.detail['type'][0]
        full = isinstance(tensor, values.VariableValue)
        return with_form(value, Form('shape', sizes(text), full=full))

    def shape_with(self, held: list) -> values.Shape:
        """Returns a static shape of which all is known."""
        return values.Shape(form=Form('shape', held, full=None not in held, known=True))

    def shape_attribute(self, base, name, node):
        """Returns an attribute of a shape or dimension."""
        form = form_of(base)
        what = form.what if form is not None else ''
        if name == 'value':
            if what not in ('object', 'dims'):
                self.dimensions.append((node, form))
            return self.derived(base, node, name, Form('number'))
        if name == 'dims':
            sizes = form.sizes if form is not None else None
            return self.derived(base, node, name, Form('dims', sizes))
        if name in ('ndims', 'rank'):
            return self.derived(base, node, name, Form('number'))
        return values.Method(base, name)

    def derived(self, base, node, op, form):
        """Returns what is computed from a static shape."""
        if isinstance(base, values.Shape):
            return values.Shape(form=form)
        return with_form(self.static(node, [base], op), form)

    def part_of_shape(self, base, node, index):
        """Returns an element or a slice of a shape."""
        form = form_of(base)
        if form is None:
            return self.derived(base, node, 'item', None)
        if isinstance(node.slice, ast.Slice):
            part = _part(form.sizes, node.slice) if form.what == 'shape' else None
            return self.derived(base, node, 'item', Form(form.what, part))
        if form.what == 'dims':
            return self.derived(base, node, 'item', Form('object'))
        if form.what != 'shape':
            return self.derived(base, node, 'item', Form('number'))
        made = Form('dimension', form.sizes, _at(form.sizes, index), node)
        self.dimension_forms.append(made)
        return self.derived(base, node, 'item', made)

    def product_of(self, function, args, keywords) -> values.Constant | None:
        """Returns what `numpy.prod` makes of sizes that are all known."""
        if effects.dotted(function) not in _PRODUCTS or len(args) != 1 or keywords:
            return None
        form = form_of(args[0])
        held = form.sizes if form is not None and form.what == 'shape' else None
        items = self.elements(args[0]) if held is None else None
        if items is not None:
            held = [i.value if isinstance(i, values.Constant) else None for i in items]
        if not held or not all(type(size) is int for size in held):
            return None
        return values.Constant(math.prod(held))

    def turn_over_shape(self, base, site):
        """Returns what a loop over a shape binds in any turn."""
        form = form_of(base)
        if form is None:
            return self.derived(base, site, 'item', None)
        if form.what != 'shape':
            return self.derived(
                base, site, 'item', Form('object' if form.what == 'dims' else 'number')
            )
        place = getattr(site, 'iter', None)
        if len(getattr(site, 'generators', ())) == 1:
            place = site.generators[0].iter
        size = None if form.sizes is not None and None in form.sizes else _UNKNOWN
        made = Form('dimension', form.sizes, size, place)
        self.dimension_forms.append(made)
        return self.derived(base, site, 'item', made)

    def shape_arithmetic(self, node, op, left, right):
        """Returns what an operator makes of dimensions, or None where there are none."""
        forms = [form_of(left), form_of(right)]
        dimensions = [f for f in forms if f is not None and f.what in ('dimension', 'object')]
        graph = [v for v in (left, right) if isinstance(v, (values.Tensor, values.VariableValue))]
        static = all(isinstance(v, values.Tensor) and v.node.kind == 'static' for v in graph)
        if not dimensions or not static:
            return None
        is_object = any(f.what == 'object' for f in dimensions)
        size = None if any(f.size is None for f in dimensions) else _UNKNOWN
        made = Form('object' if is_object else 'dimension', None, size, None, tuple(dimensions))
        if op in ('Div', 'Mod') or size is None or is_object:
            made.need()
        if graph:
            return with_form(self.static(node, [left, right], op), made)
        return values.Shape(form=made)

    def refine(self, node: ast.Expr, frame) -> None:
        """Binds a tensor anew whose static shape a statement sets: TF 2 gives another tensor."""
        call = node.value
        if self.current is None or self.current.node is not node or not _sets_shape(call):
            return
        place = call.func.value
        with self.silently():
            held = self.evaluate(place, frame) if isinstance(place, ast.Name) else None
        if not isinstance(held, values.Tensor) or held.node.kind == 'static':
            return
        owner, _ = frame.find(place.id)
        if owner is not frame or frame.region is None or not held.node.deferred:
            return
        made = self.compute(call, 'set_shape', [held])
        made.node.dtype = held.node.dtype
        sizes = shape_functions.plain(self.evaluate(call.args[0], frame))
        if isinstance(sizes, list):
            known = [size if type(size) is int else None for size in sizes]
            made.node.detail['sizes'] = tuple(known)
        self.bind_name(place.id, made, frame)
        frame.names[place.id].target = node
        self.shapes_set[id(call)] = call

    def shape_comparison(self, held):
        """Notes that dimensions are compared, of which None equals nothing in TF 1."""
        for form in map(form_of, held):
            if form is not None and form.what == 'dimension' and form.size is None:
                form.need()

    def shape_method(self, receiver, name):
        """Notes what only a Dimension can do."""
        form = form_of(receiver)
        if form is not None and form.what == 'dimension' and name in _OF_DIMENSIONS:
            form.need()

    def _on_Shape(self, receiver, name, node, args, keywords, frame):
        for value in args:
            self.escape(value, node)
        self.shape_method(receiver, name)
        form = form_of(receiver)
        if name in ('with_rank', 'merge_with', 'concatenate', 'with_rank_at_least'):
            return values.Shape(form=Form(form.what if form else 'shape'))
        known = self.sizes_of(form, name)
        if known is not None:
            return known
        return values.Shape(form=Form('list' if name == 'as_list' else 'number'))

    def show_shapes(self, node, args):
        """Notes where shapes and dimensions are printed that TF 2 prints otherwise."""
        for value in args:
            inner = isinstance(value, (values.Sequence, values.Mapping))
            for form in map(form_of, _parts(value)):
                if form is None or form.what not in ('shape', 'dimension'):
                    continue
                sizes = form.sizes
                known = sizes is not None and None not in sizes and _UNKNOWN not in sizes
                if form.what == 'dimension' and (inner or form.size is None):
                    form.need()
                elif form.what == 'shape' and (inner or not (known or form.full)):
                    self.shapes_printed[id(node)] = node


def _sets_shape(call: ast.expr) -> bool:
    function = getattr(call, 'func', None)
    return getattr(function, 'attr', '') == 'set_shape' and bool(call.args)


def with_form(value: values.Value, form: Form | None) -> values.Value:
    """Gives a value what is known of it as a shape; returns the value."""
    if isinstance(value, values.Shape):
        value.form = form
    elif isinstance(value, values.Tensor) and form is not None:
        value.node.detail['form'] = form
    return value


def sizes(text: str) -> list | None:
    """Returns the sizes that a text such as `[None, 3]` tells."""
    try:
        found = ast.literal_eval(text.replace('?', "'?'"))
    except (SyntaxError, ValueError):
        return None
    return [_UNKNOWN if size == '?' else size for size in found]


def _at(sizes: list | None, index: values.Value) -> Any:
    if sizes is None or not isinstance(index, values.Constant):
        return _UNKNOWN
    try:
        return sizes[index.value]
    except (IndexError, TypeError):
        return _UNKNOWN


def _parts(value: values.Value) -> list:
    if isinstance(value, values.Sequence):
        return [part for item in value.items for part in _parts(item)]
    if isinstance(value, values.Mapping):
        return [part for _, item, _ in value.entries for part in _parts(item)]
    return [value]
