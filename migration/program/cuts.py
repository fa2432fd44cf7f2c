"""What is fed in the place of values that the graph computes in other runs.

`sess.run(image, {code: point})` does not compute `code`: the fed value takes its place, and what
leads there is not computed. So the function of such a run takes `code` as a parameter, and other
runs have functions that compute it.
"""

import ast

from migration.program import given, model, parts, state, values

# What may be one tensor with another one that the abstract execution tells apart.
_PARTS = frozenset({'item', 'Subscript'})
_SEVERAL = frozenset({'either', 'loop', 'IfExp', 'cond', 'case'})
_SAME = frozenset(
    {
        'convert_to_tensor', 'cast', 'to_float', 'to_double', 'to_int32', 'to_int64', 'dropout',
        'add_n', 'Print', 'flatten',
    }
)  # fmt: skip


class Cuts:
    """The part of the structure that finds what is fed in the place of computed values."""

    def cuts_of(self, step: model.Step) -> frozenset | None:
        """Returns the bindings of computed values that a step is fed; None where one is unclear."""
        needed = {n.id for n in step.slice()}
        found = set()
        for node, _ in step.feeds:
            if node.kind == 'input' or node.id not in needed:
                continue
            binding = self.homes.get(node.id)
            reason = self._unclear(node, binding, step)
            if reason:
                self.obstacle('feed_of_computed_value', step.site, *reason)
                return None
            node.detail.setdefault('default', None)
            node.detail.setdefault('dtype', None)
            node.detail.setdefault('type', ('', node.dtype))
            found.add(binding)
        return frozenset(found)

    def _unclear(self, node: model.Node, binding: state.Binding | None, step) -> tuple:
        """Returns why a value cannot be given to a function, and a way out; () where it can."""
        if binding is None or not self.is_moved(binding) or binding.value.node is not node:
            return (
                'the feed replaces a value that the graph computes and that has no name here',
                'bind the value to a name, or make it a placeholder_with_default',
            )
        name = binding.name
        if node.id in step.optional:
            return (
                f'`{name}` is computed at one time and fed at another in the same run',
                'feed it always, or make it a placeholder_with_default',
            )
        if binding.conditional or binding.several or '*' in node.path or self._may_be(node):
            return (
                f'it is not known which tensor the fed `{name}` is',
                'make it a placeholder_with_default',
            )
        if not node.dtype:
            return (
                f'the type of the fed `{name}` is not known, to which a session casts',
                'make it a placeholder_with_default',
            )
        return ()

    def _may_be(self, node: model.Node) -> bool:
        """Tells whether another node of the program may stand for the same tensor."""
        name = node.op.rsplit('.', 1)[-1]
        if name in _SEVERAL or node.kind in ('gradient', 'effect', 'minimize', 'group', 'static'):
            return True
        others = [n for n in self.program.nodes if n is not node and n.kind != 'static']
        if name in _PARTS:
            whole = node.inputs[0] if len(node.inputs) == 1 else None
            plain = whole is not None and not parts.is_collection(values.Tensor(whole))
            if name == 'Subscript' and plain and whole.kind == 'input':
                return False
            return whole is None or any(
                n.op in _PARTS and whole in n.inputs and n.statement is not node.statement
                for n in others
            )
        return name in _SAME and any(i in n.inputs for n in others for i in node.inputs)

    def check_cuts(self, uses: dict) -> None:
        """Refuses steps that need another value of the statement which computes what is fed."""
        makers = {n.id: s for s in self.moved.values() for n in s.nodes}
        for number, function in enumerate(self.functions):
            for binding in function.cuts:
                statements = [binding.statement, makers.get(binding.value.node.id)]
                if any(s is not None and number in uses.get(s.index, ()) for s in statements):
                    self.obstacle(
                        'feed_of_computed_value',
                        function.steps[0].site,
                        f'the fed `{binding.name}` is made together with a value that this run '
                        'computes',
                        'make them in statements of their own',
                    )

    def check_cut_gradients(self, function: parts.StepFunction) -> None:
        """Refuses gradients that lead behind what is fed, which TF 1 computes all the same."""
        for binding in function.cuts:
            behind = binding.value.node.slice()
            read = {v for n in behind for v in n.reads}
            held = {n.id for n in behind}
            for node in [*function.differentiated, *function.trains]:
                sources = node.detail.get('tensors') or ()
                if read.intersection(node.detail.get('variables') or ()) or any(
                    t.id in held for t in sources
                ):
                    self.obstacle(
                        'feed_of_computed_value',
                        function.steps[0].site,
                        f'a gradient is taken through the fed `{binding.name}`',
                        'make it a placeholder_with_default',
                    )

    def key_of(self, node: ast.AST) -> state.Binding | None:
        """Returns the parameter of functions that an expression stands for, as a key of a feed."""
        held = [*self.run.reads.get(id(node), []), *self.run.parameter_reads.get(id(node), [])]
        if id(node) in self.taken_out:
            held = [self.taken_out[id(node)][1]]
        for binding in map(self.home, held[:1]):
            if self.is_fed(binding):
                return binding
        return None

    def is_part_key(self, node: ast.AST) -> bool:
        """Tells whether an expression stands for parts of states that runs feed."""
        held = self.run.reads.get(id(node), ())
        return bool(held) and all(
            isinstance(b.value, values.Tensor) and given.given_part(b.value.node) for b in held
        )

    def is_feed_key(self, node: ast.AST) -> bool:
        """Tells whether a node is a key of a feed, which has a rule of its own."""
        around = self.parents.get(id(node))
        is_key = (isinstance(around, ast.Dict) and node in around.keys) or (
            isinstance(around, ast.Subscript) and around.slice is node
        )
        return is_key and self.key_of(node) is not None

    def is_fed(self, binding: state.Binding) -> bool:
        """Tells whether a binding is a parameter of some function: a key of what is fed."""
        return self.is_input(binding) or any(binding in f.cuts for f in self.functions)
