"""What tensor arrays add to the graph: each write gives a new one."""

from migration.program import values

_READS = frozenset({'read', 'stack', 'gather', 'concat', 'size'})
_WRITES = frozenset({'write', 'scatter', 'unstack', 'split', 'identity'})


class TensorArrays:
    """The part of the interpreter that evaluates `tf.TensorArray`."""

    def _s_TensorArray(self, path, node, args, keywords):
        held = [*args, *keywords.values()]
        inputs = [n for v in held for n in values.nodes_in(v)]
        return values.TensorArray(self.node('compute', path, node, inputs, deferred=True))

    def _on_TensorArray(self, receiver, name, node, args, keywords, frame):
        held = [receiver, *args, *keywords.values()]
        if name in _READS:
            return self.compute(node, f'TensorArray.{name}', held)
        if name in _WRITES:
            made = self.compute(node, f'TensorArray.{name}', held)
            self.array_writes.append(node)
            return values.TensorArray(made.node)
        self.obstacle(
            'tensor_array_method', node, f'TensorArray.{name} has no counterpart in a function'
        )
        return values.Unknown()
