"""Abstract evaluation of conditions inside of expressions."""

import ast

from migration.program import values


class Conditions:
    """The part of the interpreter that evaluates conditions."""

    def _e_BoolOp(self, node, frame):
        parts = [self.evaluate(v, frame) for v in node.values]
        for part in parts:
            known = self.truth(part, node)
            if known is None:
                if any(self.is_graph(p) for p in parts):
                    return self.compute(node, 'either', parts)
                return values.Unknown()
            if known == isinstance(node.op, ast.Or):
                return part
        return parts[-1]

    def _e_IfExp(self, node, frame):
        test = self.evaluate(node.test, frame)
        known = self.truth(test, node)
        if not self.settle_version(node, known):
            known = self.decide(node, test, frame)
        if known is not None:
            return self.evaluate(node.body if known else node.orelse, frame)
        either = [self.evaluate(node.body, frame), self.evaluate(node.orelse, frame)]
        found = self.merged(either, node)
        if found is None and any(self.is_graph(v) for v in either):
            return self.compute(node, 'IfExp', either)
        return found or values.Unknown()

    def truth(self, value, node):
        """Returns the truth of a value where it is known; the truth of a tensor is an error."""
        if isinstance(value, values.Constant):
            return bool(value.value)
        if isinstance(value, (values.Symbol, values.Function, values.Class)):
            return True
        if isinstance(value, values.Tensor) and value.node.detail.get('may_be_none'):
            return None
        if isinstance(value, values.Tensor) and value.node.deferred:
            if value.node.kind == 'static' and (self.in_function or isinstance(node, ast.Assert)):
                return None
            self.obstacle(
                'graph_value_truth',
                node,
                'a Python condition depends on a value of the graph',
                'compute the condition without graph values',
            )
        if isinstance(value, values.Sequence) and not value.open:
            return bool(value.items)
        return None
