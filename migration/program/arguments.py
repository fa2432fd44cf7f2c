"""The arguments of a call that was a run: what is fed, cast as the session cast it."""

import ast

from migration.program import acting, feed_dicts, feeds, given, inputs, model, parts, taking, values
from migration.program import unit as units
from migration.syntax.rewrite import Renderer

# Where NumPy's name of a type is not TensorFlow's.
_SCALARS = {'bool': 'bool_'}


class Arguments:
    """What one run feeds to the function of its fetches."""

    def __init__(self, unit: units.Unit, step: model.Step, function: parts.StepFunction):
        self.unit = unit
        self.step = step
        self.function = function

    def check(self) -> None:
        """Refuses feeds that the call could not compute as the run did."""
        place = self.step.feed_place
        untyped = [
            b
            for b in self.function.inputs
            if given.is_constant(b.value.node) and not b.value.node.dtype
        ]
        if untyped and feed_dicts.is_spread(self.step):
            self.unit.obstacle(
                'feed_of_computed_value',
                self.step.site,
                f'the type of the fed `{untyped[0].name}` is not known, to which a session casts',
                'write the feed_dict where it is used',
            )
        unneeded = self._unneeded() if isinstance(place, ast.Dict) else []
        if unneeded and self._apart(unneeded) is None:
            self.unit.obstacle(
                'unused_feed',
                unneeded[0],
                'a value is computed and fed, though nothing that is fetched needs it',
                'compute it in a statement of its own, or leave it out',
            )

    def _unneeded(self) -> list[ast.expr]:
        """Returns what is fed, and does something when it is computed, but is not needed."""
        uneven = [b for b in self.function.inputs if _nesting(b.value) is None]
        if uneven:
            self.unit.obstacle(
                'feed_of_computed_value',
                self.step.site,
                f'the parts of the fed `{uneven[0].name}` are not all alike',
                'use cells of one kind',
            )
        needed = {b.value.node for b in self.function.inputs}
        fed = [value for node, value in self.step.feeds if node not in needed and value is not None]
        return [value for value in fed if acting.acts(value)]

    def _apart(self, unneeded: list) -> tuple | None:
        """Returns the statement of a run, and what is computed before it and behind it.

        None where what the statement computes has to be computed between these values.
        """
        call = self.step.site
        statement = self.unit.parent(call)
        if isinstance(statement, ast.Subscript) and statement.value is call:
            statement = self.unit.parent(statement)
        if (
            not isinstance(statement, (ast.Expr, ast.Assign))
            or statement.value not in (call, self.unit.parent(call))
            or not self.unit.source.stands_alone(statement)
        ):
            return None
        acts = [v for _, v in self.step.feeds if v is not None and acting.acts(v)]
        places = [place for place, value in enumerate(acts) if value not in unneeded]
        first, last = (places[0], places[-1]) if places else (len(acts), len(acts))
        if any(value in unneeded for value in acts[first:last]):
            return None
        return statement, acts[:first], acts[last + 1 :]

    def apart(self) -> tuple | None:
        """Returns what `_apart` does, where something is fed that is not needed."""
        unneeded = self._unneeded() if isinstance(self.step.feed_place, ast.Dict) else []
        return self._apart(unneeded) if unneeded else None

    def texts(self, renderer: Renderer) -> list[str]:
        """Returns the arguments of the call."""
        if any(b.statement.index in self.unit.structure.pulls for b in self.function.inputs):
            return taking.takes(
                self.unit, self.step, self.function.inputs, lambda b: self._argument(b, renderer)
            )
        if feed_dicts.is_spread(self.step) and self.function.inputs:
            return self._spread(renderer)
        arguments = {b: self._argument(b, renderer) for b in self.function.inputs}
        order = self._order()
        recording = self.step.recording
        number = []
        if recording is not None and recording.is_argument:
            number = [renderer.text(recording.step)]
        if order == list(arguments):
            return [*arguments.values(), *number]
        number = [f'{self.function.recording.name}={text}' for text in number]
        return [*(f'{self.unit.structure.spelling(b)}={arguments[b]}' for b in order), *number]

    def _order(self) -> list:
        """Returns the placeholders in the order in which their values are computed.

        The feed computes them in its own order; where that can matter, because a value draws
        numbers or takes the next batch, the call keeps it.
        """
        inputs = self.function.inputs
        fed = {node: i for i, (node, _) in enumerate(self.step.feeds)}
        order = sorted(inputs, key=lambda b: fed.get(b.value.node, -1))
        changing = [
            b
            for b in inputs
            for node, value in self.step.feeds
            if node is b.value.node and value is not None and acting.acts(value)
        ]
        if len(changing) < 2 or not isinstance(self.step.feed_place, ast.Dict):
            return list(inputs)
        return order

    def _spread(self, renderer: Renderer) -> list[str]:
        """Returns the argument that hands on what an expression feeds as a whole."""
        place = self.step.feed_place
        call = feed_dicts.zipped(place)
        keys = [key.node for key, _ in self.step.feed_mapping.current()]
        wanted = [binding.value.node for binding in self.function.inputs]
        given = {node for node in keys if node.id not in self.step.optional}
        defaults = [
            f'{self.unit.structure.spelling(b)!r}: {self._default(b, renderer)}'
            for b in self.function.inputs
            if b.value.node not in given
        ]
        if defaults:
            return [f'**{{{", ".join(defaults)}, **{renderer.text(place)}}}']
        if call is None or {*keys} != {*wanted} or len(keys) != len(wanted):
            return [f'**{renderer.text(place)}']
        column = call.args[1]
        if isinstance(column, (ast.List, ast.Tuple)) and len(column.elts) == len(keys):
            bindings = {b.value.node: b for b in self.function.inputs}
            pairs = [(bindings[key], v) for key, v in zip(keys, column.elts, strict=True)]
            texts = [self._cast(v, renderer.text(v), b, renderer) for b, v in pairs]
            if keys == wanted:
                return texts
            names = [self.unit.structure.spelling(b) for b, _ in pairs]
            return [f'{name}={text}' for name, text in zip(names, texts, strict=True)]
        text = renderer.text(column)
        dtypes = {inputs.dtype_name(self.unit, node) for node in wanted}
        (dtype, *others) = dtypes
        if not others and dtype not in (None, 'string'):
            text = f'map({self.unit.numpy}.{_SCALARS.get(dtype, dtype)}, {text})'
        if keys == wanted:
            return [f'*{text}']
        return [f'**dict(zip({renderer.text(call.args[0])}, {text}))']

    def _quoted(self, name: str) -> str:
        """Returns a name as a string, in quotes that an f-string around it does not use."""
        node = self.step.site
        while node is not None and not isinstance(node, ast.JoinedStr):
            node = self.unit.parent(node)
        if node is None:
            return repr(name)
        opening = self.unit.source.segment(node).lstrip('rRfFbBuU')[:1]
        return f"'{name}'" if opening == '"' else f'"{name}"'

    def _argument(self, binding, renderer: Renderer) -> str:
        """Returns the argument for one placeholder, cast as the session cast its feed."""
        node = binding.value.node
        fed = [value for key, value in self.step.feeds if key is node]
        if not fed:
            return self._default(binding, renderer)
        place = self.step.feed_place
        if node.id in self.step.parts_fed:
            return self._parts(binding, renderer)
        if isinstance(place, ast.Dict) and node.id in self.step.items:
            place = self.step.items[node.id]
        elif isinstance(place, ast.Dict) and fed[-1] is not None:
            return self._cast(fed[-1], renderer.text(fed[-1]), binding, renderer)
        held, name = renderer.operand(place), self._quoted(self.unit.structure.spelling(binding))
        if node.id in self.step.optional:
            text = f'{held}.get({name}, {self._default(binding, renderer)})'
        else:
            text = f'{held}[{name}]'
        return self._cast(None, text, binding, renderer)

    def _parts(self, binding, renderer: Renderer) -> str:
        """Returns the argument for a state whose parts are fed one by one."""
        fed, place = self.step.parts_fed[binding.value.node.id], self.step.feed_place
        default = self._default(binding, renderer)
        cast_to = f'{self.unit.numpy}.{inputs.dtype_name(self.unit, binding.value.node)}'
        if isinstance(place, ast.Dict):
            texts = {i: f'{cast_to}({renderer.text(value)})' for i, value in fed.items()}
            return _display(binding.value, default, texts)
        leaves = {node.id for node in values.nodes_in(binding.value)}
        held = renderer.operand(place)
        taken = f'{cast_to}({held}[part.ref()])'
        if leaves - set(fed) or binding.value.node.id in self.step.optional:
            taken = f'{cast_to}({held}.get(part.ref(), part))'
        return f'{self.unit.tensorflow}.nest.map_structure(lambda part: {taken}, {default})'

    def _default(self, binding, renderer: Renderer) -> str:
        """Returns what an input is that is not fed."""
        if given.is_constant(binding.value.node):
            return self.unit.structure.given_at(binding, self.step)
        return renderer.text(binding.value.node.detail['default'])

    def _cast(self, value: ast.expr | None, text: str, binding, renderer: Renderer) -> str:
        return cast(self.unit, value, text, binding, self.step)


def cast(unit: units.Unit, value: ast.expr | None, text: str, binding, step) -> str:
    """Returns a value as a session made it of what was fed."""
    dtype = inputs.dtype_name(unit, binding.value.node)
    if dtype == 'string':
        return text
    if dtype is None and given.is_constant(binding.value.node):
        constant = unit.structure.given_at(binding, step)
        return f'{unit.numpy}.asarray({text}, {constant}.dtype.as_numpy_dtype)'
    if isinstance(binding.value, values.Sequence):
        return _each_cast(f'{unit.numpy}.{dtype}', binding.value, text, 0)
    literal = feeds.number(value)
    if literal is not None:
        kind = {'float32': float, 'float64': float, 'bool': bool}.get(dtype, int)
        if type(literal) is kind:
            return text
        if kind is float and type(literal) is int:
            return repr(float(literal))
    if dtype is None:
        spec = taking.spec_at_call(unit, binding) or inputs.spec_name(unit, binding)
        return f'{unit.numpy}.asarray({text}, {spec}.dtype.as_numpy_dtype)'
    if value is not None and feeds.has_dtype(unit, value, dtype):
        return text
    return f'{unit.numpy}.{_SCALARS.get(dtype, dtype)}({text})'


def _display(value: values.Value, default: str, texts: dict[int, str]) -> str:
    """Returns a state whose parts have texts, by the ids of their nodes, or are the default."""
    if isinstance(value, values.Tensor):
        return texts.get(value.node.id, default)
    parts = [_display(v, f'{default}[{i}]', texts) for i, v in enumerate(value.items)]
    return f'[{", ".join(parts)}]'


def _nesting(value: values.Value) -> tuple | None:
    """Returns how a state nests; None where its parts differ."""
    if not isinstance(value, values.Sequence):
        return ()
    inner = {_nesting(item) for item in value.items}
    return (inner.pop(),) if len(inner) == 1 and None not in inner else None


def _each_cast(function: str, value: values.Sequence, text: str, depth: int) -> str:
    """Returns lists of cast values, nested as a state is that a run is fed."""
    inner = value.items[0] if value.items else None
    if isinstance(inner, values.Sequence):
        name = ('part', 'inner')[min(depth, 1)]
        return f'[{_each_cast(function, inner, name, depth + 1)} for {name} in {text}]'
    return f'[{function}(value) for value in {text}]'


def beside(text: str, indent: int, before: list, behind: list, renderer: Renderer) -> str:
    """Returns the text of a statement with others around it that compute what is not needed."""
    note = '  # Fed to nothing; kept for what it draws.'
    lines = [renderer.expression(value) + note for value in before]
    lines += [text, *(renderer.expression(value) + note for value in behind)]
    return f'\n{" " * indent}'.join(lines)
