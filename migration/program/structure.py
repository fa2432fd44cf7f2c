"""Which statements of a program become which function.

A statement that computes graph values moves into a function. The statements that the
same steps need form a block; a block that several steps need becomes a helper, one that a
single step needs stands in that step's own function. So nothing is computed in a step
that its fetches do not reach, and nothing is written twice.
"""

import ast
import dataclasses
from typing import Any

from migration.program import hoisting, interpreter, model, state, values


@dataclasses.dataclass(eq=False)
class Block:
    """Statements that become the body, or a part of the body, of one function.

    Attributes:
      statements: in the order of the source.
      parameters: bindings of placeholders and of values of other blocks that it reads.
      outputs: bindings that others read.
      name: of the helper; '' where the block stands inside a step.
      nested: helpers that it calls first, whose values only it needs.
    """

    statements: list
    parameters: list = dataclasses.field(default_factory=list)
    outputs: list = dataclasses.field(default_factory=list)
    name: str = ''
    nested: list = dataclasses.field(default_factory=list)

    @property
    def index(self) -> int:
        """The place of its last statement."""
        return self.statements[-1].index


@dataclasses.dataclass(eq=False)
class StepFunction:
    """The function of one fetch set.

    Attributes:
      steps: the steps that call it.
      blocks: the blocks that it needs, helpers and own ones, in the order of execution.
      inputs: bindings of its placeholders, in the order of their making.
      elements: the fetched expressions with their values, in order.
      name: of the function; '' where no function is needed.
      train: the minimize node that it runs.
    """

    steps: list
    elements: list
    blocks: list = dataclasses.field(default_factory=list)
    inputs: list = dataclasses.field(default_factory=list)
    name: str = ''
    train: Any = None
    place: Any = None

    @property
    def returned(self) -> list:
        """Indices of the elements that have a value; an operation has none."""
        return [i for i, e in enumerate(self.elements) if not is_operation(e.value)]


@dataclasses.dataclass(eq=False)
class Element:
    """One fetched expression."""

    node: ast.expr
    value: values.Value
    text: str


class Structure:
    """Decides the functions of an executed program.

    What cannot be decided is added to the program's obstacles.

    Attributes:
      moved: statements that move into functions.
      dropped: statements that vanish (sessions, initialisation, settings), with the reason.
      functions: the step functions, in the order of their first step.
      helpers: blocks that became functions of their own.
      inputs: {binding of a placeholder: the name of its parameter}.
    """

    def __init__(self, run: interpreter.Interpreter, tree: ast.Module, taken: set):
        self.run = run
        self.hoists = hoisting.find(run, tree)
        self.program = run.program
        self.taken = set(taken)
        self.moved: dict[int, state.Statement] = {}
        self.dropped: dict[int, str] = {}
        self.functions: list[StepFunction] = []
        self.helpers: list[Block] = []
        self.specs: dict[int, state.Binding] = {}
        self.by_site: dict[int, StepFunction] = {}
        self.optimizers: dict[int, str] = {}
        self.counters: dict[model.Variable, model.Optimizer] = {}
        self.schedules: dict[int, model.Node] = {}
        self.ignored: set[int] = set()  # Sites whose run returns nothing, though the function does.
        self._find_counters()
        self._classify()
        self._open_functions()
        self._find_steps()
        self._merge_steps()
        self._form_blocks()
        self._name_functions()

    def obstacle(self, *args) -> None:
        """Notes something that cannot be decided."""
        self.run.obstacle(*args)

    def fresh(self, name: str) -> str:
        """Returns a name that nothing in the source has."""
        candidate, count = name, 2
        while candidate in self.taken:
            candidate, count = f'{name}_{count}', count + 1
        self.taken.add(candidate)
        return candidate

    # Counters of training steps

    def _find_counters(self) -> None:
        """Finds the global steps that are the iterations of one optimizer, and what depends on them."""
        for variable in self.program.variables:
            writers = [n for n in self.program.nodes if variable in n.writes]
            readers = [n for n in self.program.nodes if variable in n.reads]
            if len(writers) != 1 or writers[0].detail.get('counter') is not variable:
                continue
            schedules = [n for n in readers if self.run.kind(n.op) == 'schedule']
            if len(schedules) < len(readers) or not self._starts_at_zero(variable):
                continue
            optimizer = writers[0].detail['optimizer']
            if len(optimizer.trains) != 1:
                continue
            self.counters[variable] = optimizer
            self.schedules.update({n.id: n for n in schedules})

    def _starts_at_zero(self, variable: model.Variable) -> bool:
        first = variable.site.args[0] if variable.site.args else None
        for keyword in variable.site.keywords:
            if keyword.arg == 'initial_value':
                first = keyword.value
        return isinstance(first, ast.Constant) and first.value == 0

    def is_schedule(self, value: values.Value) -> bool:
        """Tells whether a value is a learning rate that follows an optimizer's iterations."""
        return isinstance(value, values.Tensor) and value.node.id in self.schedules

    # Statements

    def _classify(self) -> None:
        for statement in self.run.statements:
            node = statement.node
            if isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)):
                continue
            if self._vanishes(statement):
                continue
            if isinstance(node, ast.Assign) and len(statement.binds) == 1:
                value = statement.binds[0].value
                if self.is_schedule(value) and value.node.site is node.value:
                    continue
                if isinstance(value, values.VariableValue) and value.variable in self.counters:
                    self.dropped[statement.index] = 'step counter'
                    continue
            deferred = [b for b in statement.binds if values.is_deferred(b.value)]
            if not deferred:
                if not statement.steps and any(
                    n.deferred and n.kind not in ('random', 'input') for n in statement.nodes
                ):
                    self._loose(statement)
                continue
            if not isinstance(node, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
                if all(isinstance(b.value, values.Function) for b in deferred):
                    continue
                self.obstacle(
                    'graph_in_control_flow',
                    node,
                    'graph is built inside a statement of Python control flow',
                    'build the graph outside of it, or in a function',
                )
                continue
            if statement.steps:
                self.obstacle('graph_and_step', node, 'one statement builds graph and runs it')
                continue
            if self._is_spec(statement):
                self.specs[statement.index] = statement.binds[0]
                continue
            if any(v not in self.hoists for v in statement.variables):
                self.obstacle(
                    'variables_and_graph',
                    node,
                    'one statement makes variables and computes with fed values or variables',
                    'make the variables in statements of their own',
                )
                continue
            if any(n.kind == 'input' for n in statement.nodes):
                self.obstacle(
                    'placeholder_not_named',
                    node,
                    'a placeholder is made inside a larger expression',
                    'bind each placeholder to a name of its own',
                )
                continue
            self.moved[statement.index] = statement

    def _vanishes(self, statement: state.Statement) -> bool:
        """Tells whether a statement only serves sessions, and notes why it vanishes."""
        node = statement.node
        held = [b.value for b in statement.binds]
        reason = ''
        simple = isinstance(node, (ast.Expr, ast.Assign))
        if not simple:
            return False
        if held and all(isinstance(v, values.Session) for v in held):
            reason = 'session'
        elif held and all(isinstance(v, values.Scope) for v in held):
            reason = 'scope'
        elif held and all(isinstance(v, values.Tensor) and v.node.kind == 'init' for v in held):
            reason = 'initialisation'
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
            base = self.run.resolve(_root_name(node.targets[0]), self.run.root_frame)
            if isinstance(base, values.Scope) and base.kind == 'settings':
                reason = 'session settings'
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            if (
                statement.steps
                and all(
                    f.kind == 'init'
                    for s in statement.steps
                    for f in s.fetches
                    if isinstance(f, model.Node)
                )
                and all(isinstance(f, model.Node) for s in statement.steps for f in s.fetches)
            ):
                reason = 'initialisation'
            elif any(e[0] == 'close' and e[1] is node.value for e in self.program.events):
                reason = 'session'
            else:
                function = node.value.func
                path = self.run.uses.get(id(function), (None, ''))[1]
                kind = self.run.kind(path) if path else ''
                if kind == 'behavior' or path.endswith('reset_default_graph'):
                    reason = 'behavior'
                elif kind == 'session':
                    reason = 'session'
        if reason:
            self.dropped[statement.index] = reason
        return bool(reason)

    def _loose(self, statement: state.Statement) -> None:
        kinds = {n.kind for n in statement.nodes}
        if isinstance(statement.node, ast.Expr) and not self._used(statement):
            if kinds <= {'compute', 'static', 'random', 'input', 'constant'}:
                self.dropped[statement.index] = 'unused graph'
                return
        self.obstacle(
            'graph_value_lost',
            statement.node,
            'a statement builds graph that no name keeps',
            'bind the tensor to a name',
        )

    def _used(self, statement) -> bool:
        made = {n.id for n in statement.nodes}
        return any(made & {i.id for i in n.inputs} for n in self.program.nodes if n.id not in made)

    def _is_spec(self, statement: state.Statement) -> bool:
        node = statement.node
        return (
            isinstance(node, ast.Assign)
            and len(node.targets) == 1
            and isinstance(node.targets[0], ast.Name)
            and len(statement.binds) == 1
            and isinstance(statement.binds[0].value, values.Tensor)
            and statement.binds[0].value.node.kind == 'input'
            and statement.binds[0].value.node.site is node.value
        )

    def _open_functions(self) -> None:
        """Decides which functions lose statements that make variables, and the scopes around them."""
        self.open_functions: dict[int, list] = {}
        self.looked_through = set(self.run.looked_through)
        self.hoisted: set[int] = set()
        for hoist in self.hoists.values():
            self.open_functions.setdefault(id(hoist.function), []).append(hoist)
            self.looked_through.update(id(scope) for scope in hoist.scopes)
            self.hoisted.add(id(hoist.statement))

    # What an expression needs

    def bindings_in(self, node: ast.AST) -> list:
        """Returns the bindings of the root frame that a node reads, in order."""
        found = []
        for part in ast.walk(node):
            if isinstance(part, ast.Name) and isinstance(part.ctx, ast.Load):
                held = self.run.reads.get(id(part), [])
                if len(held) > 1 and any(self.run.is_graph(b.value) for b in held):
                    self.obstacle(
                        'ambiguous_name',
                        part,
                        f'`{part.id}` means different graph values at different times',
                    )
                found += held[:1]
        return list(dict.fromkeys(found))

    def needs(self, statement: state.Statement) -> list:
        """Returns the bindings that a moved statement reads."""
        found = self.bindings_in(statement.node)
        for _, binding in statement.inner_reads:
            if values.is_deferred(binding.value) and binding not in found:
                self.obstacle(
                    'closure_over_graph_value',
                    statement.node,
                    f'a function that is called here reads the graph value `{binding.name}` from outside',
                    'pass it to the function as an argument',
                )
            elif binding not in found:
                found.append(binding)
        if isinstance(statement.node, ast.AugAssign) and isinstance(
            statement.node.target, ast.Name
        ):
            for _, binding in statement.reads:
                if binding.name == statement.node.target.id and binding not in found:
                    found.append(binding)
        return found

    def is_input(self, binding: state.Binding) -> bool:
        """Tells whether a binding is a placeholder."""
        return (
            isinstance(binding.value, values.Tensor)
            and binding.value.node.kind == 'input'
            and binding.statement is not None
            and binding.statement.index in self.specs
        )

    def is_moved(self, binding: state.Binding) -> bool:
        """Tells whether a binding is made inside a function."""
        return binding.statement is not None and binding.statement.index in self.moved

    def check_stable(self, binding: state.Binding, site: ast.AST) -> None:
        """Refuses a name that a function would read after it was bound anew."""
        later = self.run.bindings.get(binding.name, [])
        if binding in later and later[-1] is not binding:
            self.obstacle(
                'name_bound_again',
                site,
                f'`{binding.name}` is bound again later, when the graph had already taken its value',
                'give the later value another name',
            )

    # Steps

    def _find_steps(self) -> None:
        keys: dict[tuple, StepFunction] = {}
        for step in self.program.steps:
            if all(isinstance(f, model.Node) and f.kind == 'init' for f in step.fetches):
                if step.statement is None or step.statement.index not in self.dropped:
                    self.obstacle(
                        'initialisation_inside',
                        step.site,
                        'variables are initialised inside a larger statement',
                    )
                continue
            if not step.known:
                continue
            elements = self._elements(step)
            if elements is None:
                continue
            for node, _ in step.feeds:
                if node.kind != 'input':
                    self.obstacle(
                        'feed_of_computed_value',
                        step.site,
                        'the feed replaces a value that the graph computes',
                        'make it a placeholder_with_default',
                    )
            key = tuple(
                e.value.node.id
                if isinstance(e.value, values.Tensor) and e.value.node.name
                else ast.dump(e.node)
                for e in elements
            )
            known = self.by_site.get(id(step.site))
            if known is not None:
                if known.key != key:
                    self.obstacle(
                        'ambiguous_step',
                        step.site,
                        'this runs different parts of the graph at different times',
                    )
                continue
            function = keys.get(key)
            if function is None:
                function = StepFunction([], elements)
                function.key = key
                keys[key] = function
                self.functions.append(function)
            function.steps.append(step)
            self.by_site[id(step.site)] = function

    def _merge_steps(self) -> None:
        """Lets one function serve steps that run the same update and fetch more or less with it.

        A fetch of a value that the update computes anyway costs nothing to the step that does
        not look at it.
        """
        for small in list(self.functions):
            update = {e.value.node.id for e in small.elements if is_operation(e.value)}
            if len(update) != len(small.elements) or not update:
                continue
            (node,) = [e.value.node for e in small.elements][:1]
            for large in self.functions:
                if large is small or not update <= {
                    e.value.node.id for e in large.elements if is_operation(e.value)
                }:
                    continue
                computed = {n.id for n in node.slice()}
                others = [e for e in large.elements if not is_operation(e.value)]
                if len(update) == 1 and all(
                    isinstance(e.value, values.Tensor) and e.value.node.id in computed
                    for e in others
                ):
                    large.steps += small.steps
                    for step in small.steps:
                        self.by_site[id(step.site)] = large
                        self.ignored.add(id(step.site))
                    self.functions.remove(small)
                    break

    def _elements(self, step: model.Step) -> list | None:
        """Returns the flattened fetched expressions of a step."""
        place, structure = step.fetch_place, step.structure
        if isinstance(structure, values.Mapping):
            self.obstacle(
                'fetch_dictionary', step.site, 'fetching a dictionary is not converted yet'
            )
            return None
        if isinstance(structure, values.Sequence):
            if not isinstance(place, (ast.List, ast.Tuple)):
                return self._elements_of_name(step, place, structure)
            if any(isinstance(i, (values.Sequence, values.Mapping)) for i in structure.items):
                self.obstacle('nested_fetches', step.site, 'nested fetches are not converted yet')
                return None
            return [
                Element(e, v, ast.unparse(e))
                for e, v in zip(place.elts, structure.items, strict=True)
            ]
        return [Element(place, structure, ast.unparse(place))]

    def _elements_of_name(self, step, place, structure):
        """Returns the elements of a list of fetches that was built before the run."""
        if isinstance(place, ast.Name):
            for binding in self.run.reads.get(id(place), []):
                display = getattr(binding.statement and binding.statement.node, 'value', None)
                if isinstance(display, (ast.List, ast.Tuple)) and len(display.elts) == len(
                    structure.items
                ):
                    return [
                        Element(e, v, ast.unparse(e))
                        for e, v in zip(display.elts, structure.items, strict=True)
                    ]
        self.obstacle(
            'fetch_collection',
            step.site,
            'a collection of fetches is not spelt out where it is run',
        )
        return None

    # Blocks

    def _form_blocks(self) -> None:
        uses: dict[int, set] = {index: set() for index in self.moved}
        for number, function in enumerate(self.functions):
            for element in function.elements:
                for binding in self.bindings_in(element.node):
                    self._mark(binding, number, uses)
        groups: dict[frozenset, list] = {}
        for index, statement in sorted(self.moved.items()):
            if uses[index]:
                groups.setdefault(frozenset(uses[index]), []).append(statement)
            elif any(n.kind in ('effect', 'minimize') for n in statement.nodes):
                self.dropped[index] = 'never run'
            else:
                self.dropped[index] = 'unused graph'
        blocks = []
        for users, statements in groups.items():
            if len(users) == 1:
                blocks += [(users, Block([s])) for s in statements]
                continue
            # What changes variables stands in each step that does it, never in a helper.
            pure = [s for s in statements if not _has_effect(s)]
            blocks += [(users, Block([s])) for s in statements if _has_effect(s)]
            blocks += [(users, Block(part)) for part in self._components(pure)]
        self._connect(blocks)

    def _mark(self, binding, number, uses) -> None:
        if not self.is_moved(binding) or number in uses[binding.statement.index]:
            return
        uses[binding.statement.index].add(number)
        for needed in self.needs(binding.statement):
            self._mark(needed, number, uses)

    def _components(self, statements: list) -> list:
        """Splits statements into parts that do not need each other."""
        parent = {s.index: s.index for s in statements}

        def find(i):
            while parent[i] != i:
                i = parent[i]
            return i

        for statement in statements:
            for binding in self.needs(statement):
                if self.is_moved(binding) and binding.statement.index in parent:
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
        for _, block in blocks:
            inside = set(b for s in block.statements for b in s.binds)
            for statement in block.statements:
                for binding in self.needs(statement):
                    if binding in inside or binding in block.parameters:
                        continue
                    if self.is_input(binding) or self.is_moved(binding):
                        block.parameters.append(binding)
                        if self.is_moved(binding):
                            source = owner[binding.statement.index]
                            if binding not in source.outputs:
                                source.outputs.append(binding)
                    else:
                        self.check_stable(binding, statement.node)
            block.outputs += [
                b
                for s in block.statements
                for b in s.binds
                if b in read_by_steps and b not in block.outputs
            ]
        for users, block in blocks:
            block.outputs = [
                b for s in block.statements for b in s.binds if b in set(block.outputs)
            ]
            names = [b.name for b in block.parameters]
            if len(set(names)) < len(names):
                self.obstacle(
                    'same_name_twice',
                    block.statements[0].node,
                    'two graph values of one name meet in one function',
                )
            if len(users) > 1:
                self._make_helper(block)
            for number in sorted(users):
                self.functions[number].blocks.append(block)
        self._nest()
        for function in self.functions:
            self._finish(function)

    def _make_helper(self, block: Block) -> None:
        if not changes(block):
            self.helpers.append(block)

    def _nest(self) -> None:
        """Lets a helper call another itself where nothing else in any step needs the other's values."""
        for block in sorted(self.helpers, key=lambda b: b.index):
            for source in [b for b in self.helpers if set(b.outputs) & set(block.parameters)]:
                users = [f for f in self.functions if block in f.blocks]
                if any(self._needed_elsewhere(source, block, f) for f in users):
                    continue
                block.nested.append(source)
                kept = [p for p in block.parameters if p not in source.outputs]
                block.parameters = list(dict.fromkeys([*source.parameters, *kept]))
                block.parameters.sort(key=lambda b: b.statement.index)
                for function in users:
                    if source in function.blocks:
                        function.blocks.remove(source)

    def _needed_elsewhere(self, source: Block, block: Block, function: StepFunction) -> bool:
        outputs = set(source.outputs)
        if any(outputs & set(self.bindings_in(e.node)) for e in function.elements):
            return True
        return any(
            outputs & set(other.parameters) for other in function.blocks if other is not block
        )

    def _finish(self, function: StepFunction) -> None:
        inputs = []
        for element in function.elements:
            for binding in self.bindings_in(element.node):
                if self.is_input(binding):
                    inputs.append(binding)
                elif not self.is_moved(binding) and (function.blocks or self._has_inputs(element)):
                    self.check_stable(binding, element.node)
        for block in function.blocks:
            inputs += [b for b in block.parameters if self.is_input(b)]
        function.inputs = sorted(dict.fromkeys(inputs), key=lambda b: b.statement.index)
        names = [b.name for b in function.inputs]
        if len(set(names)) < len(names):
            self.obstacle(
                'same_name_twice',
                function.steps[0].site,
                'two placeholders of one name meet in one step',
            )
        trains = list(
            {
                n.id: n
                for block in function.blocks
                for s in block.statements
                for n in s.nodes
                if n.kind == 'minimize'
            }.values()
        )
        if len(trains) > 1:
            self.obstacle(
                'several_optimizers_in_a_step',
                function.steps[0].site,
                'one run applies several optimizers, in no defined order',
                'run them one after another',
            )
        function.train = trains[0] if trains else None
        function.blocks = self._ordered(function)
        for step in function.steps:
            fed = {node.id for node, _ in step.feeds}
            for binding in function.inputs:
                node = binding.value.node
                if node.id not in fed and node.detail['default'] is None:
                    self.obstacle(
                        'unfed_placeholder',
                        step.site,
                        f'`{binding.name}` is needed here and not fed',
                    )

    def _has_inputs(self, element: Element) -> bool:
        return any(self.is_input(b) for b in self.bindings_in(element.node))

    def _ordered(self, function: StepFunction) -> list:
        """Orders blocks so that what they need comes first, and what changes variables last."""
        left = sorted(function.blocks, key=lambda b: (changes(b), b.index))
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

    # Names

    def _name_functions(self) -> None:
        for block in self.helpers:
            names = [b.name for b in block.outputs]
            what = '_and_'.join(names) if len(names) <= 2 else names[-1]
            block.name = self.fresh(f'compute_{what}')
        trained = [f for f in self.functions if f.train is not None]
        kinds = {f.train.id for f in trained}
        for function in self.functions:
            if not function.blocks and not function.inputs:
                continue  # Evaluated where it stands.
            helper = self.same_as_helper(function)
            if helper is not None:
                function.name = helper.name
                function.helper = helper
                continue
            function.name = self.fresh(self._base_name(function, len(kinds)))

    def same_as_helper(self, function: StepFunction) -> Block | None:
        """Returns the helper that computes exactly what a step fetches, from inputs alone."""
        if len(function.blocks) != 1 or function.blocks[0] not in self.helpers:
            return None
        block = function.blocks[0]
        fetched = []
        for element in function.elements:
            held = self.bindings_in(element.node)
            if not isinstance(element.node, ast.Name) or len(held) != 1:
                return None
            fetched.append(held[0])
        same = fetched == block.outputs and block.parameters == function.inputs
        return block if same else None

    def _base_name(self, function: StepFunction, kinds: int) -> str:
        if function.train is not None:
            return f'{_clean(function.train.name)}_step' if kinds > 1 else 'train_step'
        effects = [
            n for b in function.blocks for s in b.statements for n in s.nodes if n.kind == 'effect'
        ]
        texts = [e for i, e in enumerate(function.elements)]
        labels = [label(e.node) for e in texts]
        if len(labels) > 2 or any(len(text) > 16 for text in labels[1:]):
            return 'evaluate'
        what = '_and_'.join(labels)
        if effects:
            return f'run_{what}'
        # A helper of several functions may have the first choice already.
        return f'evaluate_{what}' if f'compute_{what}' in self.taken else f'compute_{what}'


def is_operation(value: values.Value) -> bool:
    """Tells whether a fetched value is an operation, which gives None."""
    return isinstance(value, values.Tensor) and value.node.kind in ('minimize', 'init', 'group')


def changes(block: Block) -> bool:
    """Tells whether a block changes variables, or only groups what does."""
    return any(_has_effect(s) for s in block.statements)


def _has_effect(statement) -> bool:
    return any(n.kind in ('effect', 'minimize', 'group') for n in statement.nodes)


def label(node: ast.expr) -> str:
    """Returns a word for what an expression computes, to name things after it."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.Call):
        return label(node.func)
    if isinstance(node, ast.Subscript):
        key = node.slice
        if (
            isinstance(key, ast.Constant)
            and isinstance(key.value, str)
            and key.value.isidentifier()
        ):
            return key.value
        return label(node.value)
    if isinstance(node, ast.BinOp):
        return {'Add': 'sum', 'Sub': 'difference', 'Mult': 'product', 'Div': 'quotient'}.get(
            type(node.op).__name__, 'value'
        )
    return 'value'


def _clean(name: str) -> str:
    for end in ('_op', '_step', '_train', 'train_', 'optimizer_'):
        name = name.removesuffix(end) if end.startswith('_') else name.removeprefix(end)
    return 'train_' + name if name else 'train'


def _root_name(node: ast.expr) -> ast.expr:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node
