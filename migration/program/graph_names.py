"""Tensors, operations and variables by their names in the graph."""

import ast

from migration.program import state, values


def _words(text: str) -> frozenset:
    return frozenset(text.split())


# Functions whose result has the name that they are given: measured under TF 1.15, where others give
# it to a scope around several operations.
_NAMED = _words("""
    identity negative square sqrt rsqrt exp log log1p abs sign round floor ceil sigmoid tanh sin
    cos nn.relu nn.relu6 nn.elu nn.selu nn.softplus nn.softsign nn.softmax nn.log_softmax
    nn.sigmoid nn.tanh nn.leaky_relu nn.l2_loss reduce_mean reduce_sum reduce_max reduce_min
    reduce_prod transpose squeeze stop_gradient zeros_like ones_like shape size rank argmax
    argmin is_nan cumsum erf nn.l2_normalize add subtract multiply divide div truediv realdiv
    pow minimum maximum equal not_equal greater less greater_equal less_equal squared_difference
    mod floordiv matmul nn.xw_plus_b nn.bias_add reshape concat stack clip_by_value one_hot
    constant nn.sigmoid_cross_entropy_with_logits expand_dims nn.conv2d nn.max_pool nn.avg_pool
    gather where random_normal random_uniform truncated_normal zeros ones fill tile pad add_n
    group no_op assign assign_add assign_sub logical_and logical_not slice tensordot math.add
    math.subtract math.multiply math.divide math.reduce_mean math.reduce_sum math.square
    math.sigmoid math.tanh math.argmax math.equal
""")
_OPERATORS = {'Mult': 'mul', 'Div': 'truediv', 'USub': 'neg', 'Subscript': 'stridedslice'}
# Names that the graph gives to what several functions add on their way.
_COMMON = frozenset(
    ['const', 'rank', 'range', 'gradients', 'noop', 'initializer', 'groupdeps', 'placeholder']
)
_OPERATIONS = ('minimize', 'init', 'group')


class GraphNames:
    """The part of the interpreter that finds things by their names.

    Attributes:
      named: what was found by name, as (expression, value), by the id of the expression.
    """

    def note_name(self, path, keywords, result):
        """Notes the name that a call asks for."""
        requested = values.text_of(keywords.get('name'))
        if requested is None or not isinstance(result, values.Tensor):
            return
        if result.node.kind == 'input':
            return  # Knows its name itself.
        exact = path in _NAMED or path == 'minimize'
        full = state.joined(self.graph.op_scopes[-1], requested)
        result.node.detail['asked'] = full
        self.graph.named.setdefault(full.lower(), []).append((full, result if exact else None))

    def find_name(self, text, node):
        """Returns what a name of the graph stands for; None where that is not known."""
        name, _, number = text.partition(':')
        held = list(self.graph.named.get(name.lower(), ()))
        for variable in self.graph.variables:
            if variable.name.lower() == name.lower():
                held.append((variable.name, values.VariableValue(variable)))
        for other in self.graph_nodes():
            if other.kind == 'input' and other.detail.get('name', '').lower() == name.lower():
                held.append((other.detail['name'], values.Tensor(other)))
        if not held and name == 'init' and not number:
            inits = [
                n for n in self.graph_nodes() if n.kind == 'init' and not n.detail.get('asked')
            ]
            held = [(name, values.Tensor(n)) for n in inits[:1] if n.op.endswith('initializer')]
        if len(held) != 1 or held[0][0] != name or self._may_be_taken(name):
            return None
        value = held[0][1]
        is_operation = isinstance(value, values.Tensor) and value.node.kind in _OPERATIONS
        if value is None or number not in ('', '0') or is_operation != (number == ''):
            return None
        if node is not None:
            self.named[id(node)] = (node, value)
        return value

    def _may_be_taken(self, name):
        """Tells whether an operation that asked for no name may have this one."""
        last = name.rsplit('/', 1)[-1]
        last = last.lower().replace('_', '')
        if last in _COMMON:
            return True
        for node in self.graph_nodes():
            if 'asked' in node.detail or node.kind in ('input', 'static', 'init'):
                continue
            op = _OPERATORS.get(node.op, node.op.rsplit('.', 1)[-1])
            if op.lower().replace('_', '').removeprefix('reduce') == last:
                return True
        return False

    def look_up(self, name, node, args, keywords):
        """Evaluates a method of a graph that finds something by its name."""
        text = values.text_of(args[0] if args else keywords.get('name'))
        whole = text is not None and (':' in text) == (name == 'get_tensor_by_name')
        found = self.find_name(text, node) if whole else None
        if found is None:
            self.obstacle(
                'graph_name',
                node,
                'it is not known what has this name in the graph',
                'use the tensor or the operation itself',
            )
            return values.Unknown()
        return found

    def fetched_by_name(self, value, place):
        """Returns fetches with what their names stand for."""
        if isinstance(value, values.Sequence):
            places = place.elts if isinstance(place, (ast.List, ast.Tuple)) else ()
            places = places if len(places) == len(value.items) else ()
            items = [
                self.fetched_by_name(item, places[i] if places else None)
                for i, item in enumerate(value.items)
            ]
            same = all(a is b for a, b in zip(items, value.items, strict=True))
            return value if same else values.Sequence(items, value.mutable, value.open)
        if isinstance(value, values.Mapping):
            places = place.values if isinstance(place, ast.Dict) else ()
            places = places if len(places) == len(value.entries) else ()
            entries = [
                (k, self.fetched_by_name(v, places[i] if places else None), e)
                for i, (k, v, e) in enumerate(value.entries)
            ]
            same = all(a[1] is b[1] for a, b in zip(entries, value.entries, strict=True))
            return value if same else values.Mapping(entries, value.open)
        if values.text_of(value) is not None and place is not None:
            return self.find_name(value.value, place) or value
        return value
