"""The text of steps that train: gradients on tapes, and their application by optimizers."""

import ast

from migration.program import gradients, model, parts, passed_functions, saving, trained, values
from migration.syntax import layout, trees


class Training:
    """The part of the writer of functions that writes training steps."""

    def differentiate(self, function: parts.StepFunction) -> list[str]:
        """Returns the statements of a step that computes gradients, up to its updates."""
        self._watched = {
            level: self._sources(function, level)
            for level in sorted({n.detail['level'] for n in function.differentiated})
        }
        lines = []
        for binding in {b: None for found in self._watched.values() for b in found}:
            if self.structure.is_input(binding):
                # What is fed may be an array, which a tape cannot watch.
                name = self.structure.spelling(binding)
                text = f'{name} = {self.unit.tensorflow}.convert_to_tensor({name})'
                lines.append(self.indent + text)
        lines += self._taped(function, max(self._watched), self.indent)
        for block in function.blocks:
            if block not in self._written and not parts.changes(block):
                lines += self._use(block, self.indent)
        return lines

    def _taped(self, function: parts.StepFunction, level: int, indent: str) -> list[str]:
        """Returns the statements under the tape of a level, and what they need before it."""
        if level < 1:
            return []
        nodes = [n for n in function.differentiated if n.detail['level'] == level]
        if not nodes:
            return self._taped(function, level - 1, indent)
        tape = self.structure.tape(level)
        persistent = 'persistent=True' if len(nodes) > 1 else ''
        head = f'{indent}with {self.unit.tensorflow}.GradientTape({persistent}) as {tape}:'
        inner = indent + self.indent
        watched = self._watched.get(level, [])
        made = {b: block for block in function.blocks for s in block.statements for b in s.binds}
        region = self._region(function, nodes)
        outside = [b for b in watched if made.get(b) not in region]
        before, lines = [], []
        if any(parts.trains(block) for block in region):
            self.unit.obstacle(
                'gradient_after_training',
                nodes[0].site,
                'this differentiates what is computed after a training step in the same run',
                'run them one after another',
            )
        for binding in outside:
            for block in self._needed(function, [binding]):
                if block not in self._written and block not in region:
                    before += self._use(block, indent)
                    self._written.add(block)
            self._flow.read([binding])
            lines.append(f'{inner}{tape}.watch({self.structure.spelling(binding)})')
        fixed = [v for n in nodes for v in n.detail['variables'] if v.trainable is not True]
        for variable in dict.fromkeys(fixed):
            lines.append(f'{inner}{tape}.watch({self.unit.reference(variable, nodes[0].site)})')
        lines += self._taped(function, level - 1, inner)
        for block in function.blocks:
            if block in region and block not in self._written:
                self._written.add(block)
                lines += self._use(block, inner)
                names = [self.structure.spelling(b) for b in watched if made.get(b) is block]
                lines += [f'{inner}{tape}.watch({name})' for name in names]
        for node in nodes:
            name = trained.target_name(self.unit, node)
            self._flow.read(self.structure.bindings_in(trained.target(node)))
            if name is not None:
                text = self.renderer.expression(trained.target(node))
                lines.append(layout.reindent(f'{name} = {text}', inner))
        return [*before, head, *(lines or [f'{inner}pass'])]

    def _sources(self, function: parts.StepFunction, level: int) -> list:
        """Returns the bindings of tensors with respect to which a level differentiates."""
        found = []
        for node in function.differentiated:
            if node.detail['level'] != level or not node.detail.get('tensors'):
                continue
            wanted = {t.id for t in node.detail['tensors']}
            sources = gradients.argument(node.site, 'xs', 1)
            for binding in self.structure.bindings_in(sources):
                held = {n.id for n in values.nodes_in(binding.value)}
                if held & wanted:
                    found.append(binding)
                    wanted -= held
            reached = {n.id for y in values.nodes_in(node.detail['targets']) for n in y.slice()}
            if wanted & reached:
                self.unit.obstacle(
                    'gradient_sources',
                    node.site,
                    'this differentiates with respect to a tensor that has no name here',
                    'bind the tensor to a name',
                )
        return list(dict.fromkeys(found))

    def _region(self, function: parts.StepFunction, nodes: list) -> set:
        """Returns the blocks that a tape watches for some nodes."""
        targets = [trained.target(n) for n in nodes]
        targets += [over for t in list(targets) for over in trained.iterated(self.unit, t)]
        wanted = [b for t in targets for b in self.structure.bindings_in(t)]
        return set(self._needed(function, wanted))

    def _needed(self, function: parts.StepFunction, wanted: list) -> list:
        """Returns the blocks that some bindings are computed by, in the order of execution."""
        found: set[parts.Block] = set()
        wanted = list(wanted)
        while wanted:
            binding = wanted.pop()
            for block in function.blocks:
                if block not in found and any(binding in s.binds for s in block.statements):
                    found.add(block)
                    wanted += block.parameters
        return [block for block in function.blocks if block in found]

    def update(self, block: parts.Block) -> list[str]:
        """Returns the statements of a block that changes variables."""
        lines = []
        for statement in block.statements:
            if self.structure.is_only_waited_for(statement):
                continue
            kinds = {n.kind for n in statement.nodes if not passed_functions.is_inner(n)}
            if 'minimize' in kinds or 'group' in kinds:
                comments = self._comment_lines(statement, self.indent)
                # An update that only stands in groups is done, and has no name there.
                named = [b for b in self._read_by(statement) if self.structure.is_name_needed(b)]
                self._flow.read(named)
                done = self._changes(statement.node.value, statement)
                made_here = any(
                    self.unit.parent(n.detail['optimizer'].site) is n.site.func
                    for n in statement.nodes
                    if n.kind == 'minimize'
                )
                lines += [*(() if made_here else comments), *done]
            elif self._is_unnamed(statement):
                lines += self._comment_lines(statement, self.indent)
                self._flow.read(self._read_by(statement))
                lines += self._changes(statement.node.value, statement)
            else:
                lines += self._statements([statement], self.indent)
        return lines

    def _is_unnamed(self, statement) -> bool:
        """Tells whether a statement is an update whose name nothing in the functions reads."""
        if not isinstance(statement.node, ast.Assign) or len(statement.binds) != 1:
            return False
        value = statement.binds[0].value
        listed = isinstance(value, values.Sequence) and parts.is_operation(value)
        if not listed and not (isinstance(value, values.Tensor) and value.node.kind == 'effect'):
            return False
        if not isinstance(statement.node.value, (ast.Call, ast.List, ast.ListComp)):
            return False
        return not self.structure.is_name_needed(statement.binds[0], fetched=listed)

    def _changes(self, node: ast.expr, statement) -> list[str]:
        """Returns the statements that an expression of updates becomes; names are done already."""
        if isinstance(node, (ast.List, ast.Tuple)):
            return [line for e in node.elts for line in self._changes(e, statement)]
        if isinstance(node, ast.Starred):
            return self._changes(node.value, statement)
        inside = {id(part) for part in trees.walk(node)}
        made = [n for n in statement.nodes if id(n.site) in inside]
        if not any(n.kind in ('effect', 'minimize') or n.op.endswith('py_func') for n in made):
            return []
        trains = [n for n in made if n.kind == 'minimize']
        if trains and trains[0].site is node:
            return self._train(trains[0])
        if isinstance(node, ast.Call) and any(
            n.op in ('group', 'no_op') and n.site is node for n in made
        ):
            return [line for a in node.args for line in self._changes(a, statement)]
        if trains:
            self.unit.obstacle(
                'training_in_expression',
                node,
                'a training operation is made inside of a larger expression',
                'make it in a statement of its own',
            )
        if isinstance(node, ast.ListComp) and len(node.generators) == 1:
            return self._loop(node)
        return [layout.reindent(self.renderer.text(node), self.indent)]

    def _loop(self, node: ast.ListComp) -> list[str]:
        """Returns the loop that makes the updates of a list."""
        (generator,) = node.generators
        target, iterable = (self.renderer.text(n) for n in (generator.target, generator.iter))
        lines, indent = [f'{self.indent}for {target} in {iterable}:'], self.indent * 2
        for test in generator.ifs:
            lines.append(f'{indent}if {self.renderer.text(test)}:')
            indent += self.indent
        return [*lines, layout.reindent(self.renderer.text(node.elt), indent)]

    def _train(self, node: model.Node) -> list[str]:
        unit, detail = self.unit, node.detail
        optimizer = unit.optimizer_names[detail['optimizer']]
        lines = []
        rate = self.structure.rate(detail['optimizer'])
        if rate is not None:
            text = self.renderer.text(rate)
            if self._may_have_any_shape(detail['optimizer'], rate):
                text = f'{unit.tensorflow}.reshape({text}, [])'
            lines.append(f'{self.indent}{optimizer}.learning_rate.assign({text})')
        if detail['loss'] is None:
            lines += self._apply_given(node, optimizer)
        else:
            lines += self._minimize(node, optimizer)
        counter = detail['counter']
        if counter is not None and counter not in self.structure.counters:
            lines.append(f'{self.indent}{unit.reference(counter, node.site)}.assign_add(1)')
        return lines

    def _may_have_any_shape(self, optimizer: model.Optimizer, rate: ast.expr) -> bool:
        """Tells whether a learning rate is computed from a placeholder without a shape."""
        call = optimizer.site
        places = [*call.args, *(k.value for k in call.keywords)]
        held = optimizer.held[places.index(rate)]
        return any(
            part.kind == 'input' and not part.detail['type'][0]
            for node in values.nodes_in(held)
            for part in node.slice()
        )

    def _apply_given(self, node: model.Node, optimizer: str) -> list[str]:
        """Returns the application of gradients that the program computed itself."""
        pairs = gradients.argument(node.site, 'grads_and_vars', 0)
        if self.structure.gathered(node):
            columns = zip(*node.detail['gathered'], strict=True)
            lists = [trained.named_list(self.unit, node, list(column)) for column in columns]
            text = f'zip({", ".join(lists)})'
        else:
            text = self.renderer.text(pairs)
        lines = self._must_be_dense(node)
        if lines:
            if not isinstance(pairs, ast.Name):
                name = self._local('gradients_and_variables')
                lines.insert(0, layout.reindent(f'{name} = {text}', self.indent))
                text = name
            known = ' if g is not None' if node.detail['partial'] else ''
            text = f'[({self.unit.tensorflow}.convert_to_tensor(g), v) for g, v in {text}{known}]'
        return [*lines, layout.reindent(f'{optimizer}.apply_gradients({text})', self.indent)]

    def _minimize(self, node: model.Node, optimizer: str) -> list[str]:
        """Returns the statements that compute gradients and apply them."""
        unit, site = self.unit, node.site
        variables = trained.listing(unit, node, gradients.argument(site, 'var_list', 2))
        if not variables:
            unit.obstacle('nothing_to_train', site, 'the loss depends on no variable')
        self._flow.read_outside(variables if isinstance(variables, list) else [])
        loss = trained.target_text(unit, node, self.renderer)
        tape = self.structure.tape(node.detail['level'])
        dense = self._must_be_dense(node)
        if isinstance(variables, list) and len(variables) == 1 and variables[0][0] != '*':
            one = variables[0]
            gradient = f'{tape}.gradient({loss}, {one})'
            if dense:
                gradient = f'{unit.tensorflow}.convert_to_tensor({gradient})'
            return [*dense, f'{self.indent}{optimizer}.apply_gradients([({gradient}, {one})])']
        lines = []
        if variables == trained.WATCHED:
            # The list of variables is made where this cannot read it.
            variables = self._local('variables')
            lines.append(f'{self.indent}{variables} = {tape}.watched_variables()')
        elif isinstance(variables, list):
            listed, variables = variables, self._local('variables')
            text = layout.wrap_list(f'{variables} = [', listed, ']', self.indent, self.indent)
            if len(listed) == 1 and listed[0].endswith('.trainable_variables'):
                text = f'{self.indent}{variables} = {listed[0][1:]}'  # All that an object holds.
            lines.append(text)
        taken = f'{tape}.gradient({loss}, {variables})'
        if dense:
            name = self._local('gradients')
            lines += dense
            lines.append(
                f'{self.indent}{name} = [{unit.tensorflow}.convert_to_tensor(gradient) '
                f'for gradient in {taken}]'
            )
            taken = name
        return [*lines, f'{self.indent}{optimizer}.apply_gradients(zip({taken}, {variables}))']

    def _must_be_dense(self, node: model.Node) -> list[str]:
        """Returns a comment where gradients of single rows have to become whole tensors.

        TF 1's Adam and Adagrad treat rows that a batch did not use as if their gradient were
        zero; Keras leaves such rows and their slots alone.
        """
        if not any(v.gathered for v in node.detail['variables']):
            return []
        symbol = node.detail['optimizer'].symbol
        if symbol == 'train.GradientDescentOptimizer':
            return []
        if symbol not in ('train.AdamOptimizer', 'train.AdagradOptimizer'):
            self.unit.obstacle(
                'sparse_gradient',
                node.site,
                f'tf.{symbol} treats the gradient of single rows otherwise than Keras',
                'use Adam, Adagrad or plain gradient descent',
            )
        return [
            f'{self.indent}# As in TF 1.x, rows that this batch does not use have a gradient of 0.'
        ]

    def _local(self, name: str) -> str:
        """Returns a name for a local variable that hides nothing."""
        return name if name not in self.structure.taken else self.structure.fresh(name)

    def tracing(self, function) -> str:
        """Returns the statement that traces a function, whose objects make variables then."""
        prefix = function.owner.prefix
        return f'{prefix}{function.name}.get_concrete_function()  # Makes the variables.'

    def starts(self, optimizer: model.Optimizer, function: parts.StepFunction) -> tuple:
        """Returns statements that start an optimizer's slots where Keras would not, or late.

        They stand before the first function that trains with it, or behind that function, whose
        trace makes the variables.
        """
        ones = optimizer.symbol == 'train.RMSPropOptimizer'
        groups = [set(n.detail['variables']) for n in optimizer.trains]
        kept = optimizer in self.structure.restarted
        held = kept or optimizer in saving.restored(self.unit.program)
        if not ones and not held and all(g == groups[0] for g in groups):
            return [], []
        unit = self.unit
        name = unit.optimizer_names[optimizer]
        variables = sorted(set.union(*groups), key=unit.program.variables.index)
        listed = trained.references(unit, variables, optimizer.trains[0].site)
        if len(listed) == 1 and listed[0].startswith('*'):
            whole = listed[0][1:]
            whole = whole if whole.endswith('.trainable_variables') else f'list({whole})'
            lines = [f'{name}.build({whole})']
        else:
            lines = [layout.wrap_list(f'{name}.build([', listed, '])', '')]
        late = [v for v in variables if v in self.structure.late_variables]
        if late:
            if not all(g == groups[0] for g in groups):
                unit.obstacle(
                    'optimizer',
                    optimizer.trains[0].site,
                    'an optimizer trains several sets of variables, which are made later',
                    'use an optimizer for each set',
                )
            lines = [self.tracing(function)]
        if ones:
            lines += [
                f'for slot in {name}.variables:',
                f"{self.indent}if slot.name.endswith('velocity'):",
                f'{self.indent * 2}slot.assign({unit.tensorflow}.ones(slot.shape))  '
                '# The mean square starts at 1 in TF 1.x.',
            ]
        if kept:
            lines.append(f'{name}_start = [state.numpy() for state in {name}.variables]')
        return ([], lines) if late else (lines, [])
