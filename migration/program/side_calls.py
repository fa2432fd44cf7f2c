"""Nodes that do something when they are computed: Python functions and prints in the graph."""

from migration.program import model, values


class SideCalls:
    """The part of the interpreter that evaluates what acts when it is computed."""

    def _s_py_func(self, path, node, args, keywords):
        given = {**dict(zip(('func', 'inp', 'Tout', 'stateful', 'name'), args, strict=False))}
        given.update(keywords)
        self.call_back(given.get('func'))
        held = self.elements(given.get('inp'))
        if held is None:
            held = [given.get('inp')] if given.get('inp') is not None else []
        stateful = given.get('stateful')
        pure = isinstance(stateful, values.Constant) and stateful.value is False
        types = given.get('Tout')
        inputs = list(dict.fromkeys(n for v in held for n in values.nodes_in(v)))
        reads = tuple(dict.fromkeys(v for h in held for v in values.variables_in(h)))
        empty = isinstance(types, values.Sequence) and not types.items
        kind = 'group' if empty else 'compute' if pure else 'call'
        made = self.node(kind, path, node, inputs, reads=reads, deferred=True)
        if empty or not isinstance(types, values.Sequence):
            return values.Tensor(made)
        items = [
            values.Tensor(self.node('compute', 'item', node, [made], deferred=True))
            for _ in types.items
        ]
        return values.Sequence(items)

    def check_calls(self):
        """Refuses runs that only differentiate what acts when it is computed.

        For a gradient TF 1 computes the values that it needs, a tape computes all of them.
        """
        for step in self.program.steps:
            stack = [f for f in step.fetches if isinstance(f, model.Node)]
            needed: dict = {}
            while stack:
                node = stack.pop()
                if node.id not in needed:
                    needed[node.id] = node
                    stack += () if node.kind in ('minimize', 'gradient') else node.inputs
            for node in step.slice():
                if node.op == 'Print' and node.id not in needed:
                    self.prints_for_gradient.add(id(node.site))
                elif node.kind == 'call' and node.id not in needed:
                    self.obstacle(
                        'call_for_gradient',
                        node.site,
                        'a run needs only the gradient of this, so TF 1 may leave it out',
                        'fetch a value that depends on it in the same run, or leave it out',
                    )

    def _s_Print(self, path, node, args, keywords):
        given = dict(zip(('input_', 'data', 'message'), args, strict=False))
        given.update(keywords)
        held = [v for v in (given.get('input_'), given.get('data')) if v is not None]
        inputs = list(dict.fromkeys(n for v in held for n in values.nodes_in(v)))
        reads = tuple(dict.fromkeys(v for h in held for v in values.variables_in(h)))
        made = self.node('call', path, node, inputs, reads=reads, deferred=True)
        made.dtype = self.dtype_of(given.get('input_'))
        return values.Tensor(made)

    def looks(self, path, node, held):
        """Returns an operation that only looks at values: an assertion, or what prints them.

        In TF 1 it does so where something waits for it, or runs it.
        """
        inputs = list(dict.fromkeys(n for v in held for n in values.nodes_in(v)))
        reads = tuple(dict.fromkeys(v for h in held for v in values.variables_in(h)))
        made = self.node('check', path, node, inputs, reads=reads, deferred=True)
        self.looked_at.setdefault(id(node), (node, path))
        return values.Tensor(made)
