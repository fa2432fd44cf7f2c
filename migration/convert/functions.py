"""The text of the functions that a program's steps become."""

import ast

from migration.program import inputs, naming, parts, values
from migration.program import unit as units
from migration.syntax import layout
from migration.syntax.rewrite import Renderer


class Writer:
    """Writes helpers and step functions."""

    def __init__(self, unit: units.Unit, renderer: Renderer, comments):
        self.unit = unit
        self.structure = unit.structure
        self.renderer = renderer
        self._early: dict[parts.Element, str] = {}
        self.indent = layout.indentation(unit.source.tree, unit.source.lines)
        self.comments = comments  # Returns the text of the comments that go with a statement.

    def helper(self, block: parts.Block) -> str:
        """Returns the text of a helper; it is decorated where a step calls it itself."""
        steps = [f for f in self.structure.functions if f.helper is block]
        lines = [self._decorator(steps[0])] if steps else []
        parameters = ', '.join(b.name for b in block.parameters)
        lines.append(f'def {block.name}({parameters}):')
        lines += self._body(block)
        return '\n'.join(lines)

    def _decorator(self, function: parts.StepFunction) -> str:
        tensorflow = self.unit.tensorflow
        if not function.inputs:
            return f'@{tensorflow}.function'
        specs = [inputs.spec_name(self.unit, b) for b in function.inputs]
        return layout.wrap_list(f'@{tensorflow}.function(input_signature=[', specs, '])', '')

    def _body(self, block: parts.Block) -> list[str]:
        """Returns the statements of a helper and its return."""
        lines, indent = [], self.indent
        for helper in block.nested:
            lines += self._use(helper, indent)
        *first, last = block.statements
        for statement in first:
            lines += self._statement(statement, indent)
        outputs = [b.name for b in block.outputs]
        target = last.node.targets[0] if isinstance(last.node, ast.Assign) else None
        if (
            len(outputs) == 1
            and isinstance(target, ast.Name)
            and len(last.node.targets) == 1
            and target.id == outputs[0]
        ):
            # A name that is only returned is not needed.
            lines += self._comment_lines(last, indent)
            text = self.renderer.expression(last.node.value)
            trailing = self._trailing(last)
            text = layout.reindent(f'return {text}', indent)
            lines.append(text + (f'  {trailing}' if trailing else ''))
            return lines
        lines += self._statement(last, indent)
        if outputs:
            lines.append(f'{indent}return {", ".join(outputs)}')
        return lines

    def _trailing(self, statement) -> str:
        return self.comments(statement)[1]

    def _comment_lines(self, statement, indent: str) -> list[str]:
        leading, _ = self.comments(statement)
        return [indent + line.strip() for line in leading.splitlines() if line.strip()]

    def _statement(self, statement, indent: str) -> list[str]:
        """Returns a moved statement with its comments."""
        lines = self._comment_lines(statement, indent)
        source = self.unit.source
        start, end = source.span(statement.node)
        column = statement.node.col_offset
        text = ' ' * column + self.renderer.between(start, end, [statement.node])
        trailing = self._trailing(statement)
        text = layout.reindent(text, indent)
        return [*lines, *(text + (f'  {trailing}' if trailing else '')).split('\n')]

    def step(self, function: parts.StepFunction) -> str:
        """Returns the text of a step function."""
        parameters = ', '.join(b.name for b in function.inputs)
        lines = [self._decorator(function), f'def {function.name}({parameters}):']
        in_tape = self._loss_blocks(function)
        if function.train is not None:
            lines += self._training(function, in_tape)
        else:
            pure = [b for b in function.blocks if not parts.changes(b)]
            for block in pure:
                lines += self._use(block, self.indent)
            if len(pure) < len(function.blocks):
                lines += self._before_update(function)
            for block in function.blocks:
                if parts.changes(block):
                    lines += self._use(block, self.indent)
        returned = [self._fetched(function.elements[i]) for i in function.returned]
        if returned:
            text = ', '.join(returned)
            if '\n' in text:
                text = f'({text})'
            elif len(text) > 88:
                text = layout.wrap_list('(', returned, ')', self.indent).lstrip()
            lines.append(f'{self.indent}return {text}')
        return _return_directly('\n'.join(lines))

    def _before_update(self, function: parts.StepFunction) -> list[str]:
        """Returns statements that compute fetched expressions from the values before an update.

        TF 1 computes them from what the update itself reads; only a variable that is fetched
        itself is read when the update is done.
        """
        lines = []
        updates = {
            n.id
            for block in function.blocks
            if parts.changes(block)
            for s in block.statements
            for n in s.nodes
        }
        for index in function.returned:
            element = function.elements[index]
            if isinstance(element.value, values.Tensor) and element.value.node.id in updates:
                continue
            if isinstance(element.value, values.VariableValue):
                continue
            held = self.structure.bindings_in(element.node)
            if (
                isinstance(element.node, ast.Name)
                and held
                and (self.structure.is_moved(held[0]) or self.structure.is_input(held[0]))
            ):
                continue
            name = self.structure.fresh(f'current_{naming.label(element.node)}')
            lines.append(f'{self.indent}{name} = {self.renderer.expression(element.node)}')
            self._early[element] = name
        return lines

    def _fetched(self, element: parts.Element) -> str:
        """Returns the expression of a fetched value; a parameter may be a Python number."""
        if element in self._early:
            return self._early[element]
        text = self.renderer.text(element.node)
        if isinstance(element.value, values.Tensor) and element.value.node.kind == 'input':
            return f'{self.unit.tensorflow}.identity({text})'
        return text

    def _use(self, block: parts.Block, indent: str) -> list[str]:
        """Returns the statements of a block, or the call of its helper."""
        if block in self.structure.helpers:
            outputs = ', '.join(b.name for b in block.outputs)
            arguments = ', '.join(b.name for b in block.parameters)
            return [f'{indent}{outputs} = {block.name}({arguments})']
        return [line for s in block.statements for line in self._statement(s, indent)]

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


def _return_directly(text: str) -> str:
    """Returns a function's text without a name that it only binds to return it."""
    try:
        tree = ast.parse(text).body[0]
    except (SyntaxError, IndexError):
        return text
    if len(tree.body) < 2:
        return text
    last, final = tree.body[-2:]
    if (
        isinstance(final, ast.Return)
        and isinstance(final.value, ast.Name)
        and isinstance(last, ast.Assign)
        and len(last.targets) == 1
        and isinstance(last.targets[0], ast.Name)
        and last.targets[0].id == final.value.id
    ):
        lines = text.split('\n')
        row = last.lineno - 1
        if '#' in lines[last.end_lineno - 1]:
            return text
        prefix = lines[row][: last.col_offset]
        rest = text.split('\n')[row][last.value.col_offset :]
        if last.value.lineno != last.lineno:
            return text
        return '\n'.join(
            [*lines[:row], f'{prefix}return {rest}', *lines[row + 1 : last.end_lineno]]
        )
    return text
