"""The text of training: gradients on a tape, and their application by optimizers."""

import ast

from migration.program import parts, values
from migration.syntax import layout


class Training:
    """The part of the writer of functions that writes training steps."""

    def _loss_blocks(self, function: parts.StepFunction) -> set:
        """Returns the blocks that the loss is computed by."""
        if function.train is None:
            return set()
        found: set[parts.Block] = set()
        wanted = self.structure.bindings_in(_loss(function.train.site))
        while wanted:
            binding = wanted.pop()
            for block in function.blocks:
                if block not in found and any(binding in s.binds for s in block.statements):
                    found.add(block)
                    wanted += block.parameters
        return found

    def _training(self, function: parts.StepFunction, in_tape: set) -> list[str]:
        """Returns the statements of a training step."""
        unit, train = self.unit, function.train
        detail = train.detail
        minimize = train.site
        loss = _loss(minimize)
        lines = [f'{self.indent}with {unit.tensorflow}.GradientTape() as tape:']
        inner = self.indent * 2
        for block in function.blocks:
            if block in in_tape:
                lines += self._use(block, inner)
        loss_name = loss.id if isinstance(loss, ast.Name) and self._is_local(loss) else None
        if loss_name is None:
            loss_name = self._local('loss')
            lines.append(layout.reindent(f'{loss_name} = {self.renderer.expression(loss)}', inner))
        statement = next(
            s for b in function.blocks for s in b.statements if any(n is train for n in s.nodes)
        )
        rest = [b for b in function.blocks if b not in in_tape and statement not in b.statements]
        for block in rest:
            if not parts.changes(block):
                lines += self._use(block, self.indent)
        optimizer = unit.optimizer_names[detail['optimizer']]
        if detail['optimizer'].site is not getattr(minimize.func, 'value', None):
            lines += self._comment_lines(statement, self.indent)
        lines += self._before_update(function)
        lines += self._apply(detail, minimize, optimizer, loss_name)
        if detail['counter'] is not None and detail['counter'] not in self.structure.counters:
            lines.append(
                f'{self.indent}{unit.reference(detail["counter"], minimize)}.assign_add(1)'
            )
        for block in rest:
            if parts.changes(block):
                lines += self._use(block, self.indent)
        return lines

    def _apply(self, detail, minimize: ast.Call, optimizer: str, loss: str) -> list[str]:
        """Returns the statements that compute gradients and apply them."""
        references = self._variables(detail['variables'], minimize)
        if not references:
            self.unit.obstacle('nothing_to_train', minimize, 'the loss depends on no variable')
        dense = self._must_be_dense(detail, minimize)
        if len(references) == 1 and not references[0].startswith('*'):
            one = references[0]
            gradient = f'tape.gradient({loss}, {one})'
            if dense:
                gradient = f'{self.unit.tensorflow}.convert_to_tensor({gradient})'
            return [*dense, f'{self.indent}{optimizer}.apply_gradients([({gradient}, {one})])']
        variables = self._local('variables')
        lines = [layout.wrap_list(f'{variables} = [', references, ']', self.indent, self.indent)]
        gradients = f'tape.gradient({loss}, {variables})'
        if dense:
            lines += dense
            lines.append(
                f'{self.indent}gradients = [{self.unit.tensorflow}.convert_to_tensor(gradient) '
                f'for gradient in {gradients}]'
            )
            gradients = 'gradients'
        return [*lines, f'{self.indent}{optimizer}.apply_gradients(zip({gradients}, {variables}))']

    def _must_be_dense(self, detail, minimize: ast.Call) -> list[str]:
        """Returns a comment where gradients of single rows have to become whole tensors.

        TF 1's Adam and Adagrad treat rows that a batch did not use as if their gradient were
        zero; Keras leaves such rows and their slots alone.
        """
        if not any(v.gathered for v in detail['variables']):
            return []
        symbol = detail['optimizer'].symbol
        if symbol == 'train.GradientDescentOptimizer':
            return []
        if symbol not in ('train.AdamOptimizer', 'train.AdagradOptimizer'):
            self.unit.obstacle(
                'sparse_gradient',
                minimize,
                f'tf.{symbol} treats the gradient of single rows otherwise than Keras',
                'use Adam, Adagrad or plain gradient descent',
            )
        return [
            f'{self.indent}# As in TF 1.x, rows that this batch does not use have a gradient of 0.'
        ]

    def _local(self, name: str) -> str:
        """Returns a name for a local variable that hides nothing."""
        return name if name not in self.structure.taken else self.structure.fresh(name)

    def slots(self, function: parts.StepFunction) -> list[str]:
        """Returns statements that start an optimizer's slots as TF 1 did, where Keras does not."""
        optimizer = function.train.detail['optimizer']
        if optimizer.symbol != 'train.RMSPropOptimizer':
            return []
        unit = self.unit
        name = unit.optimizer_names[optimizer]
        references = self._variables(function.train.detail['variables'], function.train.site)
        return [
            layout.wrap_list(f'{name}.build([', references, '])', ''),
            f'for slot in {name}.variables:',
            f"{self.indent}if slot.name.endswith('velocity'):",
            f'{self.indent * 2}slot.assign({unit.tensorflow}.ones(slot.shape))  '
            '# The mean square starts at 1 in TF 1.x.',
        ]

    def _is_local(self, name: ast.Name) -> bool:
        held = self.unit.run.reads.get(id(name), [])
        return bool(held) and self.structure.is_moved(held[0])

    def _variables(self, variables: list, site: ast.AST) -> list[str]:
        """Returns expressions that list variables; a whole dictionary is listed as such."""
        order = {v: i for i, v in enumerate(variables)}
        left = set(variables)
        found = []
        for name, binding in self.unit.run.root_frame.names.items():
            if isinstance(binding.value, values.Mapping):
                held = values.variables_in(binding.value)
                if len(held) > 1 and left.issuperset(held):
                    found.append((min(order[v] for v in held), f'*{name}.values()'))
                    left.difference_update(held)
        found += [(order[v], self.unit.reference(v, site)) for v in left]
        return [text for _, text in sorted(found)]


def _loss(minimize: ast.Call) -> ast.expr:
    """Returns the expression that a call of `minimize` minimizes."""
    if minimize.args:
        return minimize.args[0]
    return next(k.value for k in minimize.keywords if k.arg == 'loss')
