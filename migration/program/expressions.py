"""Abstract evaluation of expressions."""

import ast
import operator

from migration.facts import asked_names
from migration.program import constants, dtypes, hand_summaries, state, values
from migration.syntax import trees

# Attributes of a tensor that are known when the graph is built.
STATIC_ATTRIBUTES = frozenset(
    {'shape', 'get_shape', 'dtype', 'name', 'op', 'graph', 'device', 'value_index'}
)

GRAPH_ATTRIBUTES = frozenset({'name', 'op', 'graph', 'device', 'value_index', 'consumers'})

# How many expressions are evaluated besides three for each node of the source; one call is
# evaluated anew for each of its sites.
_BUDGET = 100_000
_LONGEST = 1000  # Of lists that `[x] * n` makes.


class _Methods(dict):
    """The names of the methods that evaluate the kinds of expressions."""

    def __missing__(self, kind: type[ast.expr]) -> str:
        return self.setdefault(kind, f'_e_{kind.__name__}')


_METHODS = _Methods()


class TooLargeError(Exception):
    """The program takes too long to execute."""


class Expressions:
    """The part of the interpreter that evaluates expressions."""

    def evaluate(self, node: ast.expr, frame: state.Frame) -> values.Value:
        """Returns what an expression stands for."""
        self.work += 1
        if self.work > _BUDGET + 3 * self.nodes_seen:
            raise TooLargeError
        method = getattr(self, _METHODS[node.__class__], None)
        if method is None:
            return self.opaque(node, frame)
        return method(node, frame)

    def opaque(self, node: ast.AST, frame: state.Frame) -> values.Value:
        """Evaluates the parts of an expression whose result is not modelled."""
        parts = []
        for child in trees.children(node):
            if isinstance(child, ast.expr):
                parts.append(self.evaluate(child, frame))
        for part in parts:
            self.escape(part, node)
        return values.Unknown()

    def escape(self, value: values.Value, node: ast.AST) -> None:
        """Notes that Python code sees a value; a graph value has none to show."""
        if isinstance(value, values.FetchedSummary):
            self.obstacle(
                'summary',
                node,
                'a summary that was run is used other than by a writer',
                'give it to FileWriter.add_summary alone',
            )
        if isinstance(value, (hand_summaries.SummaryByHand, hand_summaries.SummaryEntry)):
            self.obstacle(
                'summary_by_hand',
                node,
                'a summary is used other than by a writer',
                'give it to FileWriter.add_summary alone',
            )
        nodes = [n for n in values.nodes_in(value) if n.deferred]
        if self.in_function:
            # Static sizes are numbers in the function when it is traced.
            nodes = [n for n in nodes if n.kind != 'static']
        if nodes and not self.printing:
            self.obstacle(
                'graph_value_escape',
                node,
                'Python code uses a value of the graph itself, not what a session returned for it',
                'pass it through session.run first, or remove this use',
            )

    def resolve(self, node: ast.expr, frame: state.Frame) -> values.Value | None:
        """Returns what a dotted name stands for, without noting that it was read."""
        if isinstance(node, ast.Name):
            _, binding = frame.find(node.id)
            return binding.value if binding else None
        if isinstance(node, ast.Attribute):
            base = self.resolve(node.value, frame)
            if isinstance(base, values.Symbol):
                path = f'{base.path}.{node.attr}' if base.path else node.attr
                return values.Symbol(path.removeprefix('compat.v1').removeprefix('.'))
            if isinstance(base, values.Instance):
                return base.attributes.get(node.attr) or base.cls.find(node.attr)
        return None

    def _e_Constant(self, node, frame):
        return values.Constant(node.value)

    def _e_Name(self, node, frame):
        if node.id in ('True', 'False', 'None'):
            return values.Constant({'True': True, 'False': False, 'None': None}[node.id])
        owner, binding = frame.find(node.id)
        if binding is None:
            return values.Unknown()
        self.note_read(node, binding, owner, frame)
        if getattr(binding, 'joined', False):
            self.obstacle(
                'conditional_graph_value',
                node,
                f'`{node.id}` is bound to different graph values on different ways to here',
                'build the graph without conditions, or make them constants',
            )
        if binding.imported and isinstance(binding.value, values.Symbol) and binding.value.path:
            return self.symbol(binding.value.path, node)
        return self.name_function(node, binding.value)

    def _e_Attribute(self, node, frame):
        self.asked_further.add(id(node.value))
        base, name = self.evaluate(node.value, frame), node.attr
        if isinstance(base, values.Instance) and isinstance(node.ctx, ast.Load):
            name = self.accessed(base, name)
            binding = base.frame.names.get(name) if base.frame is not None else None
            if binding is not None:
                self.note_read(node, binding, base.frame, frame)
        return self.attribute(base, name, node)

    def attribute(self, base, name, node):
        """Returns an attribute of a value."""
        if self.is_flags(base):
            return self.flag(name, node)
        special = getattr(self, f'_a_{type(base).__name__}', None)
        if special is not None:
            return special(base, name, node)
        if isinstance(base, values.Symbol):
            if not base.path and name in ('__version__', 'VERSION'):
                self.symbol(name, node)
                return self.read_version(node)
            if base.path in dtypes.NAMES:
                return self.dtype_attribute(base, name)
            path = f'{base.path}.{name}' if base.path else name
            return self.own_symbols[path] if path in self.own_symbols else self.symbol(path, node)
        if isinstance(base, values.Instance):
            if name == '__dict__':
                self.change_any_attribute(base, node)
            if name in base.attributes:
                held = base.attributes[name]
                self.touched += isinstance(held, values.Tensor) and held.node.deferred
                return self.passing(base.attributes[name])
            found = base.cls.find(name)
            if isinstance(found, values.Function):
                return self.bound(found, base, node)
            if found is not None:
                return found
            return values.Method(base, name)
        if isinstance(base, values.Class):
            found = base.find(name) or values.Unknown()
            if isinstance(found, values.Function) and found.binds == 'classmethod':
                return self.bound(found, values.Instance(base, {}), node)
            return self.passing(found)
        if isinstance(base, values.Module):
            binding = base.frame.names.get(name)
            if binding is not None:
                return self.name_function(node, binding.value)
            return self.module(f'{base.name}.{name}', node) or values.Unknown()
        if isinstance(base, values.Shape) or (
            isinstance(base, values.Tensor)
            and base.node.kind == 'static'
            and name in ('value', 'dims', 'ndims', 'rank')
        ):
            return self.shape_attribute(base, name, node)
        if isinstance(base, values.Session) and name == 'graph':
            return self.graph_value(base.session.graph)
        if isinstance(base, values.Tensor):
            if name in GRAPH_ATTRIBUTES and not base.node.deferred:
                self.obstacle(
                    'graph_attribute',
                    node,
                    f'a tensor that needs no graph has no attribute {name} in TF 2',
                    'write what it would be, or remove this use',
                )
            if name in STATIC_ATTRIBUTES and name != 'get_shape':
                if name == 'shape' and id(node) in self.asked_further:
                    self.shapes_asked.append((base.node, self.current))
                known = self.known_shape(node, base) if name == 'shape' else None
                if known is not None:
                    return known
                made = self.static(node, [base], name)
                return self.shape_of(made, base) if name == 'shape' else made
            if name in dtypes.PARTS and id(node) not in self.call_heads:
                return self.typed(name, [base], self.compute(node, name, [base]))
            return values.Method(base, name)
        if isinstance(base, values.VariableValue):
            if name == 'shape':
                return self.shape_of(values.Shape(), base)
            if name == 'op':
                return values.VariableOp([base.variable])
            if name == 'graph':
                self.obstacle(
                    'graph_attribute', node, f'a variable has no attribute {name} in TF 2'
                )
            if name == 'name':
                return self.name_of(base.variable, node, ':0')
            if name == 'dtype':
                return values.Unknown()
            if name == 'initializer':
                return self.init_op([base.variable], name, node)
            return values.Method(base, name)
        if isinstance(base, values.AnyVariable):
            return self.attribute_of_any(base, name, node)
        if isinstance(base, values.VariableOp):
            if name == 'name':
                return self.name_of_one(base.variables, node, '')
            self.obstacle('graph_attribute', node, 'a variable has no operation in TF 2')
        if isinstance(base, values.Scope):
            return self.scope_attribute(base, name, node) or values.Method(base, name)
        if isinstance(base, (values.Unknown, values.Constant)):
            return values.Method(base, name) if isinstance(node.ctx, ast.Load) else values.Unknown()
        return values.Method(base, name)

    def bound(self, function, instance, node):
        """Returns what an object has where its class has a function."""
        if function.binds == 'staticmethod':
            return function
        if function.binds == 'classmethod':
            instance = instance.cls
        method = values.Function(function.node, function.frame, owner=instance)
        method.binds = function.binds
        return self.call_function(method, node, [], {}) if function.binds == 'property' else method

    def passing(self, value):
        """Returns what is known of a value that an object holds: in a loop, it may change."""
        return values.Unknown() if self.loops and isinstance(value, values.Constant) else value

    def _e_BinOp(self, node, frame):
        left, right = self.evaluate(node.left, frame), self.evaluate(node.right, frame)
        return self.binary(node, type(node.op).__name__, left, right)

    def binary(self, node, op, left, right):
        """Returns the value of a binary operator."""
        if isinstance(left, values.Constant) and isinstance(right, values.Constant):
            try:
                return values.Constant(constants.operation(op, left.value, right.value))
            except constants.NotKnownError:
                return values.Unknown()
        known = self.text_operation(node, op, left, right)
        known = known or self.pattern_operation(op, left, right)
        known = known or self.shape_arithmetic(node, op, left, right)
        if known is not None:
            return known
        if isinstance(left, values.Sequence) and isinstance(right, values.Sequence) and op == 'Add':
            return values.Sequence(left.items + right.items, left.mutable)
        if op == 'Mult' and isinstance(left, values.Sequence) and not left.open:
            times = right.value if isinstance(right, values.Constant) else None
            if type(times) is int and times * len(left.items) <= _LONGEST:
                return values.Sequence(left.items * times, left.mutable)
        if self.is_graph(left) or self.is_graph(right):
            self.note_operation(op, {})
            if self.in_function and self.is_static([left, right]):
                return self.static(node, [left, right], op)
            return self.typed(op, [left, right], self.compute(node, op, [left, right]))
        numbers = (values.Constant, values.Scalar, values.Shape)
        if all(isinstance(v, numbers) for v in (left, right)):
            return values.Scalar()
        return values.Unknown()

    def is_static(self, held):
        """Tells whether all graph values among some are sizes, which are numbers when traced."""
        nodes = [n for v in held if not values.variables_in(v) for n in values.nodes_in(v)]
        return bool(nodes) and all(n.kind == 'static' for n in nodes)

    def is_graph(self, value):
        """Tells whether a value is a tensor or a variable, or holds one."""
        return bool(values.nodes_in(value) or values.variables_in(value))

    def _e_UnaryOp(self, node, frame):
        operand = self.evaluate(node.operand, frame)
        if isinstance(operand, values.Constant):
            try:
                if isinstance(node.op, ast.USub):
                    return values.Constant(-operand.value)
                if isinstance(node.op, ast.Not):
                    return type(operand)(not operand.value)
            except TypeError:
                return values.Unknown()
            return values.Unknown()
        if isinstance(node.op, ast.Not):
            self.truth(operand, node)
            return values.Unknown()
        if self.is_graph(operand):
            op = type(node.op).__name__
            return self.typed(op, [operand], self.compute(node, op, [operand]))
        return values.Unknown()

    def _e_Compare(self, node, frame):
        name = asked_names.asked_by(node)
        if name and frame.find('globals')[1] is None and asked_names.is_bound_once(self.tree, name):
            self.impure(node, '`globals` is called')
            return values.Unknown()
        left = self.evaluate(node.left, frame)
        rights = [self.evaluate(c, frame) for c in node.comparators]
        op = node.ops[0]
        if isinstance(op, (ast.Is, ast.IsNot)) and len(rights) == 1:
            right = rights[0]
            if isinstance(right, values.Constant) and right.value is None:
                if isinstance(left, (values.Unknown, values.Choice)):
                    return values.Unknown()
                if isinstance(left, values.Tensor) and left.node.detail.get('may_be_none'):
                    return values.Unknown()
                is_none = isinstance(left, values.Constant) and left.value is None
                return values.Constant(is_none == isinstance(op, ast.Is))
            return values.Unknown()
        self.shape_comparison([left, *rights])
        if isinstance(op, (ast.In, ast.NotIn)) and isinstance(left, values.VariableValue):
            held = self.elements(rights[0])
            if held is not None and all(isinstance(v, values.VariableValue) for v in held):
                found = any(v.variable is left.variable for v in held)
                return self.membership(node, found == isinstance(op, ast.In))
        graph = [v for v in [left, *rights] if isinstance(v, (values.Tensor, values.VariableValue))]
        if graph:
            if all(isinstance(v, values.Tensor) and v.node.kind == 'static' for v in graph):
                return self.static(node, [left, *rights], 'compare')
            if isinstance(op, (ast.Eq, ast.NotEq, ast.In, ast.NotIn)):
                self.obstacle(
                    'tensor_identity',
                    node,
                    'TF 1.x compares tensors by identity here, TF 2 by value',
                    'use tf.equal, or `is`',
                )
                return values.Unknown()
            held = [left, *rights]
            return self.typed(type(op).__name__, held, self.compute(node, type(op).__name__, held))
        if (
            isinstance(left, values.Constant)
            and len(rights) == 1
            and isinstance(rights[0], values.Constant)
        ):
            try:
                known = values.Constant(bool(_compare(op, left.value, rights[0].value)))
            except Exception:  # Not comparable: an error of the program itself.
                known = values.Unknown()
            return self.compared_version(node, known)
        return self.compared_version(node, values.Unknown())

    def _e_NamedExpr(self, node, frame):
        value = self.evaluate(node.value, frame)
        while frame.kind == 'comprehension':
            frame = frame.parent
        self.bind(node.target, value, frame)
        return value

    def _e_Lambda(self, node, frame):
        function = values.Function(node, frame)
        function.defaults = [self.evaluate(d, frame) for d in node.args.defaults]
        function.keyword_defaults = [d and self.evaluate(d, frame) for d in node.args.kw_defaults]
        return function

    def _e_Starred(self, node, frame):
        return self.evaluate(node.value, frame)

    def _e_Await(self, node, frame):
        return self.evaluate(node.value, frame)

    def _e_Yield(self, node, frame):
        frame.yields = True
        if node.value is not None:
            self.escape(self.evaluate(node.value, frame), node)
        return values.Unknown()

    _e_YieldFrom = _e_Yield


def _compare(op, a, b):
    return {
        ast.Eq: operator.eq,
        ast.NotEq: operator.ne,
        ast.Lt: operator.lt,
        ast.LtE: operator.le,
        ast.Gt: operator.gt,
        ast.GtE: operator.ge,
        ast.In: lambda x, y: x in y,
        ast.NotIn: lambda x, y: x not in y,
    }[type(op)](a, b)
