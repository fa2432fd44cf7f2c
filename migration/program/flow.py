"""Abstract execution of branches, loops and exceptions: of what may or may not happen."""

import ast
import dataclasses

from migration.program import contained, statements, values, version_choices
from migration.syntax import trees

# Loops over more known elements than this are executed once, as a family.
_MAX_TURNS = 40
# What a name keeps where only one way binds it to such a thing, as after a failed import.
_DEFINITIONS = (values.Symbol, values.Module, values.Class)


class Flow:
    """The part of the interpreter that executes control flow."""

    def _If(self, node, frame, root=False):
        if statements.is_main_test(node.test):
            imported = hasattr(frame, 'module_name')
            self.suite(node.orelse if imported else node.body, frame, root)
            return
        test = self.evaluate(node.test, frame)
        known = None if isinstance(test, values.Assumed) else self.truth(test, node)
        if self.settle_version(node, known):
            looked_through = root and id(node) in self.looked_through
            self.suite(version_choices.taken(node, known), frame, looked_through)
            return
        known = self.decide(node, test, frame)
        opened = root and id(node) in self.opened
        if known is not None:
            taken = node.body if known else node.orelse
            if root and id(node) in self.conditions.entered:
                self.look_into(taken, frame)
                return
            with self.watched(node):
                self.alternative(taken, frame, opened)
            return
        if root and id(node) in self.conditions.entered:
            self.perhaps(node, frame)
            return
        self.branches([node.body, node.orelse], frame, node, opened)

    def alternative(self, body, frame, opened):
        """Executes a branch, statement by statement where it has a graph of its own."""
        if not opened:
            self.suite(body, frame)
            return
        current = self.current
        with contained.alone(self):
            self.suite(body, frame, root=True)
        self.current = current

    def look_into(self, body, frame):
        """Executes a suite of a statement whose statements are looked at one by one."""
        current = self.current
        self.suite(body, frame, root=True)
        self.current = current

    def branches(self, bodies, frame, node, opened=False):
        """Executes alternatives one after another and joins the names that they bind."""
        before, returned = dict(frame.names), len(frame.returned)
        ends = []
        self.conditional += 1
        for body in bodies:
            frame.names = dict(before)
            self.uncertain += 1  # In a branch of its own each time.
            with self.watched(node):
                self.alternative(body, frame, opened)
            self.uncertain -= 1
            if not frame.finished:
                ends.append(frame.names)
            frame.finished = False
        self.conditional -= 1
        if ends and len(frame.returned) > returned:
            frame.left.append(id(node))
        if not ends:
            frame.finished = True
            return
        self.join(ends, frame, choose=True)

    def join(self, ends, frame, choose=False):
        """Joins the names that several ways to one place bind.

        Where it does not matter what failed, as with imports, one of several things is taken for
        all of them, unless they are to `choose` from.
        """
        frame.names = ends[0]
        for end in ends[1:]:
            for name, binding in end.items():
                mine = frame.names.get(name)
                if mine is binding:
                    continue
                if mine is not None:
                    self.met.append((mine.origin or mine, binding.origin or binding))
                if mine is not None and _same(mine.value, binding.value):
                    if binding.statement is self.current and values.is_deferred(binding.value):
                        frame.names[name] = binding  # Of a collection that one way changed.
                    continue
                held = [b for b in (mine, binding) if b is not None]
                known = [b for b in held if isinstance(b.value, _DEFINITIONS)]
                if choose and all(isinstance(b.value, values.Symbol) for b in held):
                    frame.names[name] = self.joined(name, held, frame)
                    continue
                if known and not any(self.is_graph(b.value) for b in held):
                    frame.names[name] = known[0]  # Such as an import that may fail.
                    continue
                frame.names[name] = self.joined(name, held, frame)

    def _For(self, node, frame, root=False):
        iterable = self.evaluate(node.iter, frame)
        items = self.elements(iterable)
        static = isinstance(iterable, values.Tensor) and iterable.node.kind == 'static'
        if isinstance(iterable, values.Tensor) and not (static and self.in_function):
            self.obstacle('loop_over_tensor', node.iter, 'a Python loop runs over a graph value')
        if (
            items is not None
            and len(items) <= _MAX_TURNS
            and not _leaves_early(node.body)
            and (
                self.builds_graph(node.body, frame)
                or self.names_graph_values(items, node.body)
                or any(map(_holds_object, items))
                or self.chooses_object(node, frame)
            )
        ):
            for turn, item in enumerate(items):
                self.path.append(f'[{turn}]')
                self.bind(node.target, item, frame)
                self.suite(node.body, frame)
                self.path.pop()
        else:
            self.conditional += 1
            self.bind(node.target, self.any_item(iterable, node), frame)
            self.conditional -= 1
            self.loop(node, frame, root)
        self.suite(node.orelse, frame)

    _AsyncFor = _For

    def builds_graph(self, body, frame):
        """Tells whether a loop's turns may build graph and run none, so that each turn counts."""
        builds = False
        for statement in body:
            for node in trees.walk(statement):
                if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                    _, binding = frame.find(node.id)
                    builds = builds or (binding is not None and self.is_graph(binding.value))
                if not isinstance(node, ast.Call):
                    continue
                if isinstance(node.func, ast.Attribute) and node.func.attr in ('run', 'eval'):
                    return False
                if isinstance(node.func, (ast.Name, ast.Attribute)):
                    function = self.resolve(node.func, frame)
                    builds = builds or isinstance(
                        function, (values.Symbol, values.Function, values.Instance, values.Class)
                    )
        return builds

    def names_graph_values(self, items, body):
        """Tells whether a loop over graph values runs none, so that its turns can be followed."""
        runs = any(
            isinstance(n, ast.Call)
            and isinstance(n.func, ast.Attribute)
            and n.func.attr in ('run', 'eval')
            for statement in body
            for n in trees.walk(statement)
        )
        return not runs and any(self.is_graph(item) for item in items)

    def chooses_object(self, loop, frame):
        """Tells whether a loop takes objects out of a collection by what counts its turns."""
        counted = {n.id for n in trees.walk(loop.target) if isinstance(n, ast.Name)}
        taken = [
            self.resolve(node.value, frame)
            for statement in loop.body
            for node in trees.walk(statement)
            if isinstance(node, ast.Subscript)
            and isinstance(node.slice, ast.Name)
            and node.slice.id in counted
        ]
        items = [i for held in taken if isinstance(held, values.Sequence) for i in held.items]
        items += [e[1] for held in taken if isinstance(held, values.Mapping) for e in held.entries]
        return any(map(_holds_object, items))

    def _While(self, node, frame, root=False):
        self.truth(self.evaluate(node.test, frame), node)
        self.loop(node, frame, root)
        self.suite(node.orelse, frame)

    def loop(self, node, frame, root=False):
        """Executes the body of a loop of unknown length once, and joins with its absence."""
        body = node.body
        self.forget(body, frame)
        before = dict(frame.names)
        if root and id(node) in self.opened:
            self.turn(body, before, frame)
            return
        self.conditional += 1
        self.uncertain += 1
        self.loops += 1
        self.turns.append(id(node))
        self.path.append('*')
        before_loop = len(self.program.steps)
        changed_before = len(self.mutations)
        with self.watched(node, in_loop=True):
            self.suite(body, frame)
        self.check_feeds_of_loop(self.program.steps[before_loop:])
        frame.finished = False
        self.path.pop()
        self.turns.pop()
        self.loops -= 1
        self.uncertain -= 1
        self.conditional -= 1
        self.forget_changed(before, frame)
        self.carry(before, self.mutations[changed_before:], body[0], frame)

    def turn(self, body, before, frame):
        """Executes a turn of a loop in which each turn builds a graph of its own."""
        current = self.current
        with contained.alone(self, in_loop=True):
            self.suite(body, frame, root=True)
        self.current = current
        frame.finished = False
        self.forget_changed(before, frame)

    def forget_changed(self, before, frame):
        """Forgets what is known of Python values that a loop may have changed or not."""
        for name, binding in list(frame.names.items()):
            old = before.get(name)
            if (
                old not in (binding, None)
                and isinstance(old.value, values.Constant)
                and isinstance(binding.value, values.Constant)
            ):
                binding.value = values.Unknown()

    def forget(self, body, frame):
        """Forgets what is known of Python values that a loop changes in later turns."""
        for statement in body:
            for node in trees.walk(statement):
                if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
                    self._forget_name(node.id, frame)
        # A function that is called in the loop may rebind what it declares global.
        for name in self.shared_names:
            self._forget_name(name, frame)

    def _forget_name(self, name, frame):
        owner, binding = frame.find(name)
        if binding is not None and isinstance(binding.value, values.Constant):
            value = values.Unknown() if values.is_none(binding.value) else values.Scalar()
            forgotten = dataclasses.replace(binding, value=value)
            forgotten.origin = binding.origin or binding
            owner.names[name] = forgotten

    def _Try(self, node, frame, root=False):
        before = dict(frame.names)
        current = self.current
        self.suite(node.body, frame, root and self.looks_into(node, frame))
        self.current = current
        self.suite(node.orelse, frame)
        ends = [] if frame.finished else [frame.names]
        reached = frame.names
        for handler in node.handlers:
            frame.finished = False
            self.join([dict(before), reached], frame)  # An exception may come anywhere.
            frame.names = dict(frame.names)
            if handler.type is not None:
                self.evaluate(handler.type, frame)
            if handler.name:
                self.bind_name(handler.name, values.Unknown(), frame)
            self.conditional += 1
            self.uncertain += 1
            self.suite(handler.body, frame)
            self.uncertain -= 1
            self.conditional -= 1
            if not frame.finished:
                ends.append(frame.names)
        frame.finished = not ends
        if ends:
            self.join(ends, frame)
        finished, frame.finished = frame.finished, False
        self.suite(node.finalbody, frame)
        frame.finished = frame.finished or finished

    _TryStar = _Try


def _holds_object(value: values.Value) -> bool:
    """Tells whether a value is an object of a class of the program, or a row with one."""
    if isinstance(value, values.Sequence) and not value.mutable:
        return any(map(_holds_object, value.items))
    return isinstance(value, values.Instance) and value.frame is not None


def _leaves_early(body: list) -> bool:
    """Tells whether a loop may end, or skip a part of a turn, before it is through."""
    return any(
        isinstance(node, (ast.Break, ast.Continue, ast.Return))
        for statement in body
        for node in trees.walk(statement)
    )


def _same(a: values.Value, b: values.Value) -> bool:
    if isinstance(a, values.Constant) and isinstance(b, values.Constant):
        return type(a.value) is type(b.value) and a.value == b.value
    if isinstance(a, values.Symbol) and isinstance(b, values.Symbol):
        return a.path == b.path
    if isinstance(a, values.VariableValue) and isinstance(b, values.VariableValue):
        return a.variable is b.variable
    if isinstance(a, values.Tensor) and isinstance(b, values.Tensor):
        return a.node is b.node
    if isinstance(a, values.Unknown) and isinstance(b, values.Unknown):
        return True
    return a is b
