"""What a step that computes gradients or trains needs besides the names in its statements."""

import ast
import functools

from migration.program import gradients, model, parts, state, values
from migration.syntax import trees

_TAPES = ('tape', 'outer_tape', 'outermost_tape')


class Tapes:
    """The part of the structure that knows tapes and the settings of optimizers."""

    def tape(self, level: int) -> str:
        """Returns the name of the tape for gradients of some level: of values, of gradients."""
        names = self.__dict__.setdefault('_tapes', {})
        if level not in names:
            names[level] = self.fresh(_TAPES[min(level, len(_TAPES)) - 1])
        return names[level]

    def is_source(self, binding: state.Binding) -> bool:
        """Tells whether a gradient is computed with respect to a tensor of a name."""
        if '_sources' not in self.__dict__:
            self._sources = {
                t.id
                for n in self.program.nodes
                if n.kind == 'gradient'
                for t in n.detail['tensors']
            }
        return bool(self._sources) and any(
            n.id in self._sources for n in values.nodes_in(binding.value)
        )

    def training_needs(self, statement: state.Statement) -> list:
        """Returns the bindings that the optimizers of a statement's training need in a step."""
        found = []
        for node in statement.nodes:
            if node.kind == 'minimize':
                rate = self.rate(node.detail['optimizer'])
                found += self.bindings_in(rate) if rate is not None else []
        return found

    def held_back(self, statement: state.Statement) -> list:
        """Returns the expressions of a statement that are written anew, so that it needs less.

        Gradients that were gathered in variables are applied without those of this step.
        """
        found = []
        for node in statement.nodes:
            if node.kind == 'minimize' and self.gathered(node):
                found.append(gradients.argument(node.site, 'grads_and_vars', 0))
        return found

    def gathered(self, node: model.Node) -> bool:
        """Tells whether an optimizer applies nothing but variables, found through other pairs."""
        pairs = node.detail.get('gathered')
        return bool(pairs) and any(
            n.kind == 'gradient' or n.op == 'gradient'
            for b in self.bindings_in(gradients.argument(node.site, 'grads_and_vars', 0))
            for n in values.nodes_in(b.value)
        )

    def rate(self, optimizer: model.Optimizer) -> ast.expr | None:
        """Returns the expression of a learning rate that each step gives to its optimizer."""
        call = optimizer.site
        places = [*call.args, *(k.value for k in call.keywords)]
        names = [*([''] * len(call.args)), *(k.arg for k in call.keywords)]
        for number, (place, name) in enumerate(zip(places, names, strict=True)):
            if (name == 'learning_rate' or (not name and not number)) and self.is_changing(
                optimizer.held[number]
            ):
                return None if self.follows(optimizer, optimizer.held[number]) else place
        return None

    def in_rate(self, site: ast.AST) -> bool:
        """Tells whether an expression is a part of such a learning rate, and leaves its place."""
        return id(site) in self.rate_parts

    @functools.cached_property
    def rate_parts(self) -> set[int]:
        """The parts of such learning rates, as ids."""
        rates = [self.rate(o) for o in self.program.optimizers if o.trains]
        return {id(n) for r in rates if r is not None for n in trees.walk(r)}

    def is_changing(self, value: values.Value) -> bool:
        """Tells whether a value differs from step to step."""
        return bool(values.variables_in(value)) or values.is_deferred(value)

    def follows(self, optimizer: model.Optimizer, value: values.Value) -> bool:
        """Tells whether a learning rate is a schedule over the optimizer's own iterations."""
        return self.is_schedule(value) and all(
            self.counters.get(v) is optimizer for v in value.node.reads
        )

    def _stands(self, node: model.Node) -> bool:
        return node.statement is not None and node.statement.index in self.moved

    def find_training(self, function: parts.StepFunction) -> None:
        """Finds what a step function trains and differentiates, in order."""
        nodes = {n.id: n for b in function.blocks for s in b.statements for n in s.nodes}
        for step in function.steps:
            if any(n.kind == 'minimize' and not self._stands(n) for n in step.slice()):
                self.obstacle(
                    'training_in_fetch',
                    step.site,
                    'a training operation is made where it is run, anew in each run',
                    'make it in a statement of its own',
                )
        fetched = function.steps[0]
        for node in fetched.slice():
            if gradients.is_gradient(node) and node.statement is fetched.statement:
                nodes[node.id] = node
        nodes = [nodes[key] for key in sorted(nodes)]
        function.trains = [n for n in nodes if n.kind == 'minimize']
        function.train = function.trains[0] if function.trains else None
        function.differentiated = [n for n in nodes if gradients.is_gradient(n)]
        used = [n.detail['optimizer'] for n in function.trains]
        for optimizer in {o for o in used if used.count(o) > 1}:
            if optimizer.symbol != 'train.GradientDescentOptimizer':
                self.obstacle(
                    'optimizer_used_twice',
                    function.steps[0].site,
                    'one run trains twice with the same optimizer object',
                    'make one optimizer for each loss',
                )
