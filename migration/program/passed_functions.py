"""Functions of the program that TensorFlow calls while it builds a graph, and what comes of it.

They are executed like any others, on tensors that stand for what TensorFlow passes. What they make
belongs to the statement that calls TensorFlow. Each output of it needs its own part of what they
return, so that it is known what a run does that fetches some of the outputs.
"""

import ast
import dataclasses

from migration.program import model, values

# What happens when it is computed, besides giving a value.
_ACTS = ('effect', 'call')


@dataclasses.dataclass
class Record:
    """What rules need to know of conditions and loops.

    Attributes:
      passed: definitions of the functions that TensorFlow calls, by their ids.
      alone: whether each call gives one value where TF 2 gives a list of one, by the call's id.
      results: the values that these functions returned, as (definition, call, kind, value).
      calls: stand-ins for calls that the source does not spell out.
    """

    passed: dict = dataclasses.field(default_factory=dict)
    alone: dict = dataclasses.field(default_factory=dict)
    results: list = dataclasses.field(default_factory=list)
    calls: list = dataclasses.field(default_factory=list)


class PassedFunctions:
    """The part of the interpreter that executes functions which TensorFlow calls."""

    def branch(self, function, node, args, kind, keywords=None):
        """Executes a function of the program that TensorFlow calls while it builds the graph."""
        before = len(self.program.nodes)
        if isinstance(function, values.Symbol):
            call = ast.copy_location(ast.Call(ast.Name('function'), [], []), node)
            self.flow_record.calls.append(call)
            value = self.call(function, call, args, {}, self.root_frame)
        elif isinstance(function, (values.Function, values.Instance)):
            definition = getattr(function, 'node', None)
            if definition is not None:
                self.flow_record.passed[id(definition)] = definition
            value = self.call(function, node, args, keywords or {}, self.root_frame)
            self.flow_record.results.append((definition, node, kind, value))
        else:
            self.obstacle(
                'unknown_branch',
                node,
                'it is not known which function TensorFlow calls here',
                'pass a function or a lambda of the program itself',
            )
            value = values.Unknown()
        self.check_reached(value, before)
        for made in self.program.nodes[before:]:
            made.detail.setdefault('way', before)
        return value

    def check_reached(self, value, before):
        """Refuses what a function makes and does not return, where TF 2 would do it all the same.

        TF 1 computes what the result is computed from; in TF 2 a function also does what it says.
        """
        reached = {n.id for part in values.nodes_in(value) for n in part.slice()}
        for made in self.program.nodes[before:]:
            if made.kind in ('minimize', 'init'):
                self.obstacle(
                    'training_in_branch',
                    made.site,
                    'variables are trained or initialised in a function that TensorFlow calls',
                    'choose between the two in Python, and run one of them',
                )
            elif made.kind in _ACTS and made.id not in reached:
                self.obstacle(
                    'effect_outside_result',
                    made.site,
                    'the result of the function around this does not depend on it, so TF 1 never '
                    'does it',
                    'remove it, or make the result depend on it',
                )
        for part in values.nodes_in(value):
            if part.id < before and part.kind in ('effect', 'minimize', 'init', 'group'):
                self.obstacle(
                    'effect_outside_branch',
                    part.site,
                    'this is made outside of the function that returns it, so TF 1 does it on '
                    'both ways',
                    'make it inside of the function',
                )

    # Nodes

    def outputs(self, path, node, ways, held, before, loop=()):
        """Returns what a construct gives, in the structure of what its functions return.

        Each output needs its own part of what the functions return, and of the loop variables
        those that this is computed from: TF 1 does not do what no fetched output needs.

        Args:
          path: the symbol.
          node: the call.
          ways: what each function returns.
          held: what every output needs.
          before: the number of the first node that the functions made.
          loop: pairs of start values and of the loop variables that stand for them.
        """
        leaves = [leaves_of(way) for way in ways]
        starts = [leaf for start, _ in loop for leaf in leaves_of(start)]
        inside = [leaf.node for _, variables in loop for leaf in leaves_of(variables)]
        even = all(len(part) == len(leaves[0]) for part in leaves)
        even = even and len(starts) == len(inside) == (len(leaves[0]) if loop else 0)
        made = []
        for place, value in enumerate(leaves[0]):
            mine = {place} if even else set(range(max(map(len, leaves))))
            while True:
                parts = [*held, *(part[k] for part in leaves for k in mine if k < len(part))]
                reached = {n.id for v in parts for m in values.nodes_in(v) for n in m.slice()}
                more = {k for k, n in enumerate(inside) if n.id in reached} - mine
                if not more or not even:
                    break
                mine |= more
            needed = [starts[k] for k in mine] if even and loop else starts
            made.append(self.output(path, node, [*parts, *needed], before, value))
        return packed(ways[0], iter(made))

    def output(self, path, node, parts, before, value):
        """Returns one output of a construct."""
        inputs = [n for part in parts for n in values.nodes_in(part)]
        reached = {n.id for m in inputs for n in m.slice()}
        acting = [n for n in self.program.nodes[before:] if n.kind in _ACTS and n.id in reached]
        writes = any(n.writes for n in acting)
        kind = 'effect' if writes else 'call' if acting else 'compute'
        made = self.whole(kind, path, node, [*inputs, *acting], before, parts)
        made.dtype = self.dtype_of(value)
        if isinstance(value, values.TensorArray):
            return values.TensorArray(made)
        return values.Tensor(made)

    def whole(self, kind, op, node, inputs, before, parts=()):
        """Returns a node that stands for what happens inside of a construct."""
        reads = list(dict.fromkeys(v for part in parts for v in values.variables_in(part)))
        writes = list(dict.fromkeys(v for n in inputs for v in n.writes))
        for other in self.program.nodes[before:]:
            other.detail['inside'] = before
        made = self.node(
            kind,
            op,
            node,
            list(dict.fromkeys(inputs)),
            reads=tuple(reads),
            writes=tuple(writes) if kind == 'effect' else (),
            deferred=True,
        )
        # A variable that a branch returns is read there, and waits for nothing else.
        made.detail['bare_reads'] = {
            part.variable for part in parts if isinstance(part, values.VariableValue)
        }
        made.detail['inside'] = before
        made.detail['output_of'] = (before, id(node))
        return made

    def like(self, value, op, node):
        """Returns tensors in the structure of a value, each computed from its part of it."""
        made = []
        for leaf in leaves_of(value):
            held, reads = values.nodes_in(leaf), values.variables_in(leaf)
            part = self.node('compute', op, node, held, reads=tuple(reads), deferred=True)
            part.dtype = self.dtype_of(leaf)
            kind = values.TensorArray if isinstance(leaf, values.TensorArray) else values.Tensor
            made.append(kind(part))
        return packed(value, iter(made))

    def note_alone(self, node, alone):
        """Notes whether a construct gives one value where TF 2 gives a list of one."""
        if self.flow_record.alone.setdefault(id(node), (node, alone))[1] != alone:
            self.obstacle('unknown_structure', node, 'it gives one value here and several there')


def leaves_of(value) -> list:
    """Returns what stands at the ends of nested lists and dictionaries."""
    if isinstance(value, values.Sequence):
        return [leaf for item in value.items for leaf in leaves_of(item)]
    if isinstance(value, values.Mapping):
        return [leaf for _, item, _ in value.entries for leaf in leaves_of(item)]
    return [value]


def packed(value, leaves):
    """Returns leaves in the structure of a value."""
    if isinstance(value, values.Sequence):
        return values.Sequence([packed(i, leaves) for i in value.items], value.mutable, value.open)
    if isinstance(value, values.Mapping):
        entries = [(k, packed(v, leaves), None) for k, v, _ in value.entries]
        return values.Mapping(entries, value.open)
    return next(leaves)


def is_inside(one: model.Node, other: model.Node) -> bool:
    """Tells whether two nodes belong to different parts of one condition or loop, or are outputs.

    Different parts never happen together, or one after another; all outputs come of one execution.
    """
    whole = one.detail.get('output_of')
    if whole is not None and whole == other.detail.get('output_of'):
        return True
    place = one.detail.get('inside')
    if place is None or place != other.detail.get('inside'):
        return False
    return one.detail.get('way') != other.detail.get('way')


def is_inner(node: model.Node) -> bool:
    """Tells whether a node is made by a function that TensorFlow calls."""
    return 'way' in node.detail
