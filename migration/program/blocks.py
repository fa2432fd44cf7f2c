"""How the statements that move are shared out between helpers and step functions."""

from migration.program import control, feed_dicts, parts, passed_functions, values
from migration.syntax import trees


class Blocks:
    """The part of the structure that forms blocks."""

    def _form_blocks(self) -> None:
        uses: dict[int, set] = {index: set() for index in self.moved}
        for number, function in enumerate(self.functions):
            for element in function.elements:
                for binding in self.bindings_in(element.node):
                    self._mark(binding, number, uses)
        self.place_shown(uses)
        self.check_cuts(uses)
        groups: dict[frozenset, list] = {}
        for index, statement in sorted(self.moved.items()):
            if uses[index]:
                groups.setdefault(frozenset(uses[index]), []).append(statement)
            elif any(n.kind in ('effect', 'minimize') for n in statement.nodes):
                self.dropped[index] = 'never run'
            else:
                self.dropped[index] = 'unused graph'
        self._away: set[parts.Block] = set()
        self._stand: set[int] = set()  # Indices of statements that stand in each step.
        for number, function in enumerate(self.functions):
            mine = [self.moved[index] for index in sorted(uses) if number in uses[index]]
            function.owner = self.owner_for(function, mine) if mine else None
        blocks = []
        for users, statements in groups.items():
            if len(users) == 1:
                (number,) = users
                near, far = self._near_and_far(self.functions[number], statements)
                blocks += [(users, parts.Block([s])) for s in near]
                away = [parts.Block(part) for part in self._components(far)]
                blocks += [(users, block) for block in away]
                self._away.update(away)
                continue
            # What changes variables stands in each step that does it, never in a helper.
            # So does what a tape watches for: gradients.
            standing = self._standing(statements)
            self._stand.update(standing)
            pure = [s for s in statements if s.index not in standing]
            blocks += [(users, parts.Block([s])) for s in statements if s.index in standing]
            blocks += [(users, parts.Block(part)) for part in self._components(pure)]
        self._connect(blocks)

    def _standing(self, statements: list) -> set[int]:
        """Returns the statements that stand in each step, with functions that only they pass."""
        standing = {s.index for s in statements if parts.stands_in_step(s)}
        for statement in reversed(statements):
            if self.defines_carried(statement):
                needing = {s.index for s in statements if set(statement.binds) & set(self.needs(s))}
                if needing and needing <= standing:
                    standing.add(statement.index)
        return standing

    def _near_and_far(self, function: parts.StepFunction, statements: list) -> tuple[list, list]:
        """Splits statements into those whose names a function sees, and those of other owners."""
        near, far = [], []
        for statement in statements:
            seen = self.encloses(self.owner_of(statement), function.owner)
            (near if seen or parts.stands_in_step(statement) else far).append(statement)
        return near, far

    def _mark(self, binding, number, uses) -> None:
        waiting = [binding]
        while waiting:
            binding = waiting.pop()
            if not self.is_moved(binding) or number in uses[binding.statement.index]:
                continue
            if binding in self.functions[number].cuts:
                continue
            uses[binding.statement.index].add(number)
            waiting += self.needs(binding.statement)

    def _components(self, statements: list) -> list:
        """Splits statements into parts that do not need each other."""
        parent = {s.index: s.index for s in statements}

        def find(i):
            while parent[i] != i:
                parent[i] = i = parent[parent[i]]
            return i

        for statement in statements:
            for binding in self.needs(statement):
                if not self.is_moved(binding) or binding.statement.index not in parent:
                    continue
                if self.owner_of(statement) is not self.owner_of(binding.statement):
                    continue
                if not self.is_source(binding):
                    parent[find(statement.index)] = find(binding.statement.index)
        parts: dict[int, list] = {}
        for statement in statements:
            parts.setdefault(find(statement.index), []).append(statement)
        return list(parts.values())

    def _connect(self, blocks: list) -> None:
        """Finds parameters and outputs of the blocks, and the blocks of each step function."""
        owner = {s.index: block for _, block in blocks for s in block.statements}
        read_by_steps = set()
        for function in self.functions:
            for element in function.elements:
                read_by_steps.update(b for b in self.bindings_in(element.node))
        for users, block in blocks:
            serving = [self.functions[number] for number in users]
            inside = {b for s in block.statements for b in s.binds if not self.is_made_first(b)}
            for statement in block.statements:
                for binding in self.needs(statement):
                    if binding in inside or binding in block.parameters:
                        continue
                    if binding.statement is not None and parts.only_looks(binding.statement):
                        continue  # Each function looks before it computes; no value is handed on.
                    if self.is_input(binding) or self.is_moved(binding):
                        block.parameters.append(binding)
                        # Where each step is given it, nobody computes it for this block.
                        if self.is_moved(binding) and any(
                            binding not in self.functions[n].cuts for n in users
                        ):
                            source = owner[binding.statement.index]
                            if binding not in source.outputs:
                                source.outputs.append(binding)
                    else:
                        self.check_part(binding, statement.node)
                        self.check_stable(binding, statement.node, serving, statement.container)
            block.outputs += [
                b
                for s in block.statements
                for b in s.binds
                if b in read_by_steps and b not in block.outputs and self.is_moved(b)
            ]
        for users, block in blocks:
            block.owner = self.owner_of(block.statements[0])
            block.outputs = [
                b for s in block.statements for b in s.binds if b in set(block.outputs)
            ]
            self.order_elements(block.parameters)
            if len(users) > 1 or block in self._away:
                self._make_helper(block)
            for number in sorted(users):
                self.functions[number].blocks.append(block)
        self._nest()
        for function in self.functions:
            self._finish(function)

    def _make_helper(self, block: parts.Block) -> None:
        if all(map(parts.only_looks, block.statements)):
            return  # It gives no value that a helper could return.
        if not any(s.index in self._stand or parts.stands_in_step(s) for s in block.statements):
            self.helpers.append(block)

    def _nest(self) -> None:
        """Lets a helper call another itself where nothing else needs the other's values."""
        for block in sorted(self.helpers, key=lambda b: b.index):
            for source in [b for b in self.helpers if set(b.outputs) & set(block.parameters)]:
                users = [f for f in self.functions if block in f.blocks]
                if any(not f.cuts.isdisjoint(source.outputs) for f in users):
                    continue
                if not self.knows(block.owner, source.owner):
                    continue
                if any(self._needed_elsewhere(source, block, f) for f in users):
                    continue
                block.nested.append(source)
                kept = [p for p in block.parameters if p not in source.outputs]
                block.parameters = list(dict.fromkeys([*source.parameters, *kept]))
                block.parameters.sort(key=lambda b: b.statement.index)
                for function in users:
                    if source in function.blocks:
                        function.blocks.remove(source)

    def _needed_elsewhere(
        self, source: parts.Block, block: parts.Block, function: parts.StepFunction
    ) -> bool:
        outputs = set(source.outputs)
        if any(outputs & set(self.bindings_in(e.node)) for e in function.elements):
            return True
        return any(
            outputs & set(other.parameters) for other in function.blocks if other is not block
        )

    def _finish(self, function: parts.StepFunction) -> None:
        inputs = []
        for element in function.elements:
            for binding in self.bindings_in(element.node):
                if self.is_input(binding) or binding in function.cuts:
                    inputs.append(binding)
                elif not self.is_moved(binding) and (function.blocks or self._has_inputs(element)):
                    self.check_stable(binding, element.node, [function])
                    self._check_captured(binding, element)
        for block in function.blocks:
            inputs += [b for b in block.parameters if self.is_input(b) or b in function.cuts]
        inputs += self._fed_besides(function) if inputs else []
        function.inputs = self.ordered_inputs(function, filter(self.is_argument, inputs))
        if self.is_own_constant(function):
            function.inputs = []
        function.flags = self.flags_of(function)
        if function.owner is None:
            made = function.inputs[-1].statement if function.inputs else None
            function.owner = self.owner_of(made) if made else self.owners[None]
        for block in function.blocks:
            if block not in self.helpers and not self.encloses(block.owner, function.owner):
                self.obstacle(
                    'graph_in_several_places',
                    function.steps[0].site,
                    'one run changes variables that several functions or classes update',
                    'make the updates in one of them, or run them one after another',
                )
        self.find_training(function)
        self.check_cut_gradients(function)
        self._check_order(function)
        self._check_reached(function)
        if function.blocks or function.inputs:
            self._check_passing(function)
        function.blocks = self._ordered(function)
        for step in function.steps:
            fed = {node.id for node, _ in step.feeds}
            for binding in function.inputs:
                node = binding.value.node
                if node.id in step.optional and node.detail['default'] is None:
                    self.obstacle(
                        'conditional_feed',
                        step.site,
                        f'`{binding.name}` is needed here and fed only under a condition',
                        'feed it always',
                    )
                taken = binding.statement.index in self.pulls
                if node.id not in fed and node.detail['default'] is None and not taken:
                    self.obstacle(
                        'unfed_placeholder',
                        step.site,
                        f'`{binding.name}` is needed here and not fed',
                    )

    def _fed_besides(self, function: parts.StepFunction) -> list:
        """Returns placeholders that a step does not need, but gets with others as a whole."""
        fed = {
            node.id
            for step in function.steps
            if feed_dicts.is_spread(step)
            for node, _ in step.feeds
        }
        known = [*self.specs.values(), *self.given.values(), function.cuts]
        return [b for held in known for b in held if b.value.node.id in fed]

    def _check_passing(self, function: parts.StepFunction) -> None:
        """Refuses fetches that are spelt with values of the moment, where a function takes them."""
        for step in function.steps:
            place = step.fetch_place
            for leaf in trees.walk(place):
                known = id(leaf) in self.taken_out
                for part in () if known else self.run.passing_parts.get(id(leaf), ()):
                    self.obstacle(
                        'fetch_of_passing_value',
                        part,
                        f'what is fetched is computed from `{part.id}`, '
                        'which differs from run to run',
                        'feed it through a placeholder',
                    )

    def _check_reached(self, function: parts.StepFunction) -> None:
        """Refuses a statement that also changes variables which a run does not change."""
        changes = [
            n
            for block in function.blocks
            for s in block.statements
            for n in s.nodes
            if n.kind in ('effect', 'minimize', 'call') and 'output_of' not in n.detail
        ]  # What acts inside of a condition or loop counts, not its outputs.
        for step in function.steps:
            reached = {n.id for n in step.slice()}
            for node in changes:
                if node.id not in reached:
                    self.obstacle(
                        'effect_not_fetched',
                        node.site,
                        'a statement that a run needs also does something that the run does not',
                        'do each in a statement of its own',
                    )

    def _note_races(self, function: parts.StepFunction, updates: list) -> None:
        """Tells of values that TF 1 may read before or after an update of the same run."""
        fetched = [e.value.node for e in function.elements if isinstance(e.value, values.Tensor)]
        for update in updates:
            own = {n.id for n in update.slice()}
            others = [
                n
                for f in [*fetched, *updates]
                for n in f.slice()
                if n.id not in own and not passed_functions.is_inside(n, update)
            ]
            late = [n for n in others if control.precedes(update, n)]
            others = [n for n in others if n not in late]
            # A branch of a condition waits only for what it needs itself.
            late = [
                n
                for n in late
                if n.detail.get('inside') != update.detail.get('inside')
                and not any(control.precedes(update, a) for a in n.after)
            ]
            for variable in update.writes:
                before = any(variable in n.reads for n in others if n.kind != 'minimize')
                after = any(variable in n.detail.get('bare_reads', ()) for n in late)
                if before or after:
                    self.notes.append(
                        (
                            'unordered_read',
                            update.site,
                            f'TF 1 may read {variable.name} before or after this update in the '
                            'same run; the converted program reads it '
                            + ('before' if before else 'after'),
                        )
                    )

    def _check_captured(self, binding, element: parts.Element) -> None:
        """Refuses a fetch that is spelt with a name which a loop or a condition binds.

        A function takes such a name's value when it is traced, the run took it each time.
        """
        passing = not self.run.is_graph(binding.value)
        if binding.conditional and (passing or isinstance(binding.value, values.AnyVariable)):
            self.obstacle(
                'changing_name_in_fetch',
                element.node,
                f'what is fetched depends on `{binding.name}`, which changes meanwhile',
                'feed it through a placeholder',
            )

    def _check_order(self, function: parts.StepFunction) -> None:
        """Refuses updates of one run that read what another one of them writes."""
        updates = [
            n
            for block in function.blocks
            for s in block.statements
            for n in s.nodes
            if n.kind in ('effect', 'minimize')
        ]
        updates += control.updates_where_run(function, updates)
        self._note_races(function, updates)
        for update in updates:
            if update.kind == 'minimize':
                continue
            again = any(
                set(update.writes) & set(o.writes)
                for o in updates
                if o is not update and 'inside' not in o.detail
            )
            if again and 'inside' not in update.detail and self.is_computed_with(update):
                self.obstacle(
                    'assigned_value_used',
                    update.site,
                    'the graph computes with the result of an assignment, and assigns once more',
                    'compute with the variable, under control dependencies',
                )
            reads = {v for n in update.slice() if n.statement is update.statement for v in n.reads}
            others = [
                o
                for o in updates
                if o is not update
                and not passed_functions.is_inside(o, update)
                and not control.precedes(o, update)
                and not control.precedes(update, o)
            ]
            # What training changes is read before it.
            if any(reads.intersection(o.writes) for o in others if o.kind != 'minimize') or any(
                set(update.writes).intersection(o.writes) for o in others
            ):
                self.obstacle(
                    'unordered_updates',
                    update.site,
                    'one run updates a variable that another update of the same run reads',
                    'run them one after another',
                )

    def _has_inputs(self, element: parts.Element) -> bool:
        return any(self.is_input(b) for b in self.bindings_in(element.node))

    def _ordered(self, function: parts.StepFunction) -> list:
        """Orders blocks so that what they need comes first, and what changes variables last."""
        left = sorted(function.blocks, key=lambda b: (parts.changes(b), parts.trains(b), b.index))
        done: set = set()
        ordered = []
        mine = {b for block in left for s in block.statements for b in s.binds}
        while left:
            for block in left:
                if all(p in done or p not in mine for p in block.parameters):
                    break
            else:
                self.obstacle(
                    'circular_blocks', left[0].statements[0].node, 'statements need each other'
                )
                return ordered + left
            left.remove(block)
            ordered.append(block)
            done.update(b for s in block.statements for b in s.binds)
        return ordered
