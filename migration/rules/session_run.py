"""Replaces each `session.run`, `eval` and `run` by a call of the function of its fetch set.

## Why

A TF 2 program calls functions. Feeds become arguments, fetches become return values, and what
Python uses of them is turned into NumPy values again, as `session.run` gave them. Values that
need no function are read where they stand: a variable by `w.numpy()`.

## Needs

The fetches and the fed placeholders of every run, and that no run feeds a computed value.

## Refuses

Fetches by name, fetched operations whose None is used, feeds that are not spelt out.

## References

`BaseSession.run` in tensorflow/python/client/session.py (TF 1.15).
"""

import ast
from collections.abc import Iterator

from migration.program import feeds, inputs, parts, values
from migration.program import unit as units
from migration.syntax import marks, trees
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'session_run'

# Functions that return lists and tuples of tensors, which have no method `numpy`.
# fmt: off
_SEVERAL_OUTPUTS = frozenset({
    'all_candidate_sampler', 'clip_by_global_norm', 'compute_accidental_hits',
    'ctc_beam_search_decoder', 'ctc_greedy_decoder', 'decode_csv', 'dynamic_partition', 'eig',
    'eigh', 'fixed_unigram_candidate_sampler', 'fused_batch_norm',
    'learned_unigram_candidate_sampler', 'log_uniform_candidate_sampler', 'lu',
    'max_pool_with_argmax', 'meshgrid',
    'moments', 'normalize_moments', 'parse_example', 'parse_single_example', 'qr', 'quantize',
    'sample_distorted_bounding_box', 'self_adjoint_eig', 'setdiff1d', 'slogdet', 'split',
    'sufficient_statistics', 'svd', 'top_k', 'uniform_candidate_sampler', 'unique',
    'unique_with_counts', 'unstack', 'weighted_moments',
})
# fmt: on


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each evaluation of the graph, and of the dictionaries that feed it."""
    seen = set()
    for step in unit.program.steps:
        function = unit.structure.by_site.get(id(step.site))
        if function is None or id(step.site) in seen:
            continue
        seen.add(id(step.site))
        yield from _Site(unit, step, function).rewrites()
    yield from _feed_keys(unit)


class _Site:
    """One place where the graph is evaluated."""

    def __init__(self, unit: units.Unit, step, function: parts.StepFunction):
        self.unit = unit
        self.step = step
        self.function = function
        self.number = unit.step_numbers[id(step.site)]
        self.is_sequence = isinstance(step.structure, values.Sequence)

    def rewrites(self) -> Iterator[Rewrite]:
        call, parent = self.step.site, self.unit.parent(self.step.site)
        if id(call) in self.unit.structure.ignored:
            yield from self._only_run(parent)
            return
        returned = self.function.returned
        elements = self.function.elements
        self._check_feeds()
        if not isinstance(parent, ast.Expr):
            self._check_outputs()
        if (
            isinstance(parent, ast.Assign)
            and parent.value is call
            and self.is_sequence
            and len(parent.targets) == 1
            and isinstance(parent.targets[0], (ast.Tuple, ast.List))
            and len(parent.targets[0].elts) == len(elements)
            and not any(isinstance(e, ast.Starred) for e in parent.targets[0].elts)
        ):
            yield from self._unpacked(parent, returned)
            return
        if isinstance(parent, ast.Expr):
            if not self.function.name and not returned:
                self.unit.obstacle(NAME, call, 'nothing is left of this run')
            yield Rewrite(call, self._call, NAME)
            return
        if not self.is_sequence:
            if not returned:
                self._none_used(call)
                return
            yield Rewrite(call, lambda r: self._numpy(r), NAME)
            return
        if len(returned) != len(elements):
            self._none_used(call)
            return
        yield Rewrite(call, self._collection, NAME)

    def _only_run(self, parent) -> Iterator[Rewrite]:
        """Yields the rewrite of a run that ignores what its function returns."""
        self._check_feeds()
        if isinstance(parent, ast.Expr):
            yield Rewrite(self.step.site, self._call, NAME)
        elif (
            isinstance(parent, ast.Assign)
            and isinstance(parent.targets[0], ast.Name)
            and not (self._is_read_later(parent.targets[0]))
        ):
            yield Rewrite(parent, self._call, NAME)
        else:
            self._none_used(self.step.site)

    def _none_used(self, call) -> None:
        self.unit.obstacle(
            'operation_value_used',
            call,
            'the None that a fetched operation gives is part of a value that Python uses',
            'unpack the result of the run in the same statement',
        )

    def _check_outputs(self) -> None:
        for index in self.function.returned:
            value = self.function.elements[index].value
            name = value.node.op.rsplit('.', 1)[-1] if isinstance(value, values.Tensor) else ''
            if name in _SEVERAL_OUTPUTS:
                self.unit.obstacle(
                    'several_outputs',
                    self.step.site,
                    f'one fetch stands for the several tensors that tf.{value.node.op} returns',
                    'unpack them where they are made, and fetch each by its name',
                )

    def _check_feeds(self) -> None:
        place = self.step.feed_place
        needed = {b.value.node for b in self.function.inputs}
        for node, value in self.step.feeds:
            if not isinstance(place, ast.Dict) or node in needed or value is None:
                continue
            if feeds.acts(value):
                self.unit.obstacle(
                    'unused_feed',
                    value,
                    'a value is computed and fed, though nothing that is fetched needs it',
                    'compute it in a statement of its own, or leave it out',
                )
        if place is None or isinstance(place, (ast.Dict, ast.Name, ast.Attribute)):
            return
        if self.function.inputs and not (isinstance(place, ast.Constant) and place.value is None):
            self.unit.obstacle(
                'feed_expression',
                place,
                'the feed is made by an expression that would have to run once for each argument',
                'bind the dictionary to a name first',
            )

    def _unpacked(self, assign: ast.Assign, returned: list) -> Iterator[Rewrite]:
        targets = assign.targets[0].elts
        for index, target in enumerate(targets):
            if index in returned:
                continue
            if not isinstance(target, ast.Name) or self._is_read_later(target):
                self._none_used(assign.value)
                return
        kept = [targets[i] for i in returned]
        tuple_node = assign.targets[0]

        def render(renderer: Renderer) -> str:
            if not kept:
                return self._call(renderer)
            left = ', '.join(renderer.text(t) for t in kept)
            if len(kept) == 1:
                return f'{left} = {self._numpy(renderer)}'
            if len(kept) == len(targets):
                left = renderer.text(tuple_node)
            right = self._several(renderer)
            width = assign.col_offset + len(marks.plain(f'{left} = {right}'))
            if width > 100 and right.startswith('('):
                indent = ' ' * (assign.col_offset + 4)
                right = f'(\n{indent}{right[1:]}'
            return f'{left} = {right}'

        yield Rewrite(assign, render, NAME)

    def _feed_order(self) -> list:
        """Returns the placeholders in the order in which their values are computed.

        The feed computes them in its own order; where that can matter, because a value draws
        numbers or takes the next batch, the call keeps it.
        """
        inputs = self.function.inputs
        fed = {node: i for i, (node, _) in enumerate(self.step.feeds)}
        order = sorted(inputs, key=lambda b: fed.get(b.value.node, -1))
        acting = [
            b
            for b in inputs
            for node, value in self.step.feeds
            if node is b.value.node and value is not None and feeds.acts(value)
        ]
        if len(acting) < 2 or not isinstance(self.step.feed_place, ast.Dict):
            return list(inputs)
        return order

    def _is_read_later(self, target: ast.Name) -> bool:
        if target.id == '_':
            return False
        return any(
            isinstance(node, ast.Name)
            and node.id == target.id
            and isinstance(node.ctx, ast.Load)
            and any(
                b.statement is self.step.statement for b in self.unit.run.reads.get(id(node), [])
            )
            for node in trees.walk(self.unit.source.tree)
        )

    # Texts

    def _call(self, renderer: Renderer) -> str:
        """Returns the call of the function, or the value itself where there is none."""
        if not self.function.name:
            returned = self.function.returned
            texts = [self._plain(i, renderer) for i in returned]
            return ', '.join(texts)
        arguments = {b: self._argument(b, renderer) for b in self.function.inputs}
        order = self._feed_order()
        if order == list(arguments):
            texts = list(arguments.values())
        else:
            texts = [f'{b.name}={arguments[b]}' for b in order]
        caller = self.unit.structure.caller(self.function, self.step)
        return marks.mark(self.number, f'{caller}{self.function.name}({", ".join(texts)})')

    def _plain(self, index: int, renderer: Renderer) -> str:
        node = self.function.elements[index].node
        own = self._own_element(index) or node
        text = renderer.text(own)
        if len(self.function.returned) == 1:
            return marks.mark(self.number, text if not _needs_brackets(text) else f'({text})')
        return text

    def _own_element(self, index: int) -> ast.expr | None:
        """Returns the fetched expression as this very site spells it."""
        place = self.step.fetch_place
        if self.is_sequence:
            return place.elts[index] if isinstance(place, (ast.List, ast.Tuple)) else None
        return place

    def _numpy(self, renderer: Renderer) -> str:
        """Returns the one value as NumPy."""
        if self.function.name and len(self.function.returned) == 1:
            return f'{self._call(renderer)}.numpy()'
        return self._eager(self.function.returned[0], renderer)

    def _eager(self, index: int, renderer: Renderer) -> str:
        text = self._plain(index, renderer)
        bare = marks.plain(text)
        if _needs_brackets(bare) and not bare.startswith('('):
            text = f'({text})'
        return f'{text}.numpy()'

    def _several(self, renderer: Renderer) -> str:
        if not self.function.name:
            return marks.mark(self.number, self._reads(renderer))
        return f'(value.numpy() for value in {self._call(renderer)})'

    def _collection(self, renderer: Renderer) -> str:
        """Returns the list or tuple that a run gives for a list or tuple of fetches."""
        is_list = self.step.structure.mutable
        one = len(self.function.returned) == 1
        if self.function.name and not one:
            values_text = f'value.numpy() for value in {self._call(renderer)}'
            return f'[{values_text}]' if is_list else f'tuple({values_text})'
        text = self._numpy(renderer) if self.function.name else self._reads(renderer)
        text = f'[{text}]' if is_list else f'({text}{"," if one else ""})'
        return text if self.function.name or one else marks.mark(self.number, text)

    def _reads(self, renderer: Renderer) -> str:
        return ', '.join(self._eager(i, renderer) for i in self.function.returned)

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
            return renderer.text(node.detail['default'])
        place = self.step.feed_place
        if isinstance(place, ast.Dict) and fed[-1] is not None:
            return self._cast(fed[-1], renderer.text(fed[-1]), binding, renderer)
        return self._cast(
            None, f'{renderer.text(place)}[{self._quoted(binding.name)}]', binding, renderer
        )

    def _cast(self, value: ast.expr | None, text: str, binding, renderer: Renderer) -> str:
        dtype = inputs.dtype_name(self.unit, binding.value.node)
        if dtype == 'string':
            return text
        literal = feeds.number(value)
        if literal is not None:
            kind = {'float32': float, 'float64': float, 'bool': bool}.get(dtype, int)
            if type(literal) is kind:
                return text
            if kind is float and type(literal) is int:
                return repr(float(literal))
        if dtype is None:
            spec = inputs.spec_name(self.unit, binding)
            return f'{self.unit.numpy}.asarray({text}, {spec}.dtype.as_numpy_dtype)'
        if value is not None and feeds.has_dtype(self.unit, value, dtype):
            return text
        name = {'bool': 'bool_'}.get(dtype, dtype)
        return f'{self.unit.numpy}.{name}({text})'


def _needs_brackets(text: str) -> bool:
    try:
        tree = ast.parse(text, mode='eval').body
    except SyntaxError:
        return True
    return not isinstance(tree, (ast.Name, ast.Attribute, ast.Call, ast.Subscript))


def _feed_keys(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each placeholder that is a key of a dictionary built apart."""
    inline = {id(step.feed_place) for step in unit.program.steps}
    for node in trees.walk(unit.source.tree):
        keys = []
        if isinstance(node, ast.Dict) and id(node) not in inline:
            keys = [k for k in node.keys if k is not None]
        elif isinstance(node, ast.Subscript):
            keys = [node.slice]
        for key in keys:
            for binding in map(unit.structure.home, unit.run.reads.get(id(key), [])[:1]):
                if unit.structure.is_input(binding):
                    yield Rewrite(key, lambda r, b=binding: repr(b.name), NAME)
