"""Abstract execution of statements."""

import ast
import copy

from migration.program import state, values

# Loops over more known elements than this are executed once, as a family.
_MAX_TURNS = 40


class Statements:
    """The part of the interpreter that executes statements."""

    def suite(self, body: list, frame: state.Frame, root: bool = False) -> None:
        """Executes the statements of a suite."""
        for node in body:
            if frame.returned and not self.conditional:
                return
            if root and self.is_transparent(node, frame):
                self.looked_through.add(id(node))
                self.current = None
            elif root:
                statement = state.Statement(node, tuple(self.withs), len(self.statements))
                self.statements.append(statement)
                self.current = statement
            self.statement(node, frame, root)

    def is_transparent(self, node: ast.stmt, frame: state.Frame) -> bool:
        """Tells whether a `with` is looked through: it only enters scopes and sessions."""
        if not isinstance(node, ast.With):
            return isinstance(node, ast.If) and is_main_test(node.test)
        return all(self.enters_scope(item.context_expr, frame) for item in node.items)

    def enters_scope(self, node: ast.expr, frame: state.Frame) -> bool:
        """Tells, without executing it, whether an expression enters a scope or a session."""
        if isinstance(node, ast.Name):
            _, binding = frame.find(node.id)
            return binding is not None and isinstance(binding.value, (values.Session, values.Scope))
        if not isinstance(node, ast.Call):
            return False
        if isinstance(node.func, ast.Attribute) and node.func.attr == 'as_default':
            return True
        if isinstance(node.func, (ast.Name, ast.Attribute)):
            function = self.resolve(node.func, frame)
            if isinstance(function, values.Symbol):
                return self.kind(function.path) in ('session', 'scope')
        return False

    def statement(self, node: ast.stmt, frame: state.Frame, root: bool = False) -> None:
        """Executes one statement."""
        method = getattr(self, '_' + type(node).__name__, None)
        if method is None:
            self.obstacle('unknown_statement', node, f'{type(node).__name__} is not understood')
        elif isinstance(node, (ast.With, ast.If)):
            method(node, frame, root)
        else:
            method(node, frame)

    def _Expr(self, node, frame):
        self.evaluate(node.value, frame)

    def _Assign(self, node, frame):
        value = self.evaluate(node.value, frame)
        for target in node.targets:
            self.bind(target, value, frame)

    def _AnnAssign(self, node, frame):
        if node.value is not None:
            self.bind(node.target, self.evaluate(node.value, frame), frame)

    def _AugAssign(self, node, frame):
        load = copy.copy(node.target)
        load.ctx = ast.Load()
        old = self.evaluate(load, frame)
        new = self.evaluate(node.value, frame)
        if isinstance(old, values.VariableValue):
            self.obstacle(
                'augmented_variable',
                node,
                'a variable is rebound by an augmented assignment',
                'write `name = variable + ...` with another name',
            )
        if isinstance(old, values.Sequence) and isinstance(new, values.Sequence):
            old.items += new.items
            return
        self.bind(node.target, self.binary(node, type(node.op).__name__, old, new), frame)

    def _Pass(self, node, frame):
        pass

    _Break = _Continue = _Pass

    def _Global(self, node, frame):
        frame.globals.update(node.names)

    def _Nonlocal(self, node, frame):
        frame.nonlocals.update(node.names)

    def _Delete(self, node, frame):
        for target in node.targets:
            if isinstance(target, ast.Name):
                frame.names.pop(target.id, None)

    def _Raise(self, node, frame):
        for part in (node.exc, node.cause):
            if part is not None:
                self.evaluate(part, frame)

    def _Assert(self, node, frame):
        self.truth(self.evaluate(node.test, frame), node)
        if node.msg is not None:
            self.evaluate(node.msg, frame)

    def _Return(self, node, frame):
        value = self.evaluate(node.value, frame) if node.value else values.Constant(None)
        frame.returned.append(value)

    def _Import(self, node, frame):
        for alias in node.names:
            self.bind_import(node, alias.name, alias.asname, frame)

    def _ImportFrom(self, node, frame):
        self.import_from(node, frame)

    def _FunctionDef(self, node, frame):
        function = values.Function(node, frame)
        for decorator in node.decorator_list:
            if isinstance(self.evaluate(decorator, frame), values.Symbol):
                self.obstacle(
                    'decorated_function', decorator, 'a decorator of TensorFlow is not understood'
                )
        function.defaults = [self.evaluate(d, frame) for d in node.args.defaults]
        function.keyword_defaults = [d and self.evaluate(d, frame) for d in node.args.kw_defaults]
        self.bind_name(node.name, function, frame)
        self.functions.append(function)

    _AsyncFunctionDef = _FunctionDef

    def _ClassDef(self, node, frame):
        bases = [self.evaluate(base, frame) for base in node.bases]
        inner = state.Frame(frame, 'class')
        cls = values.Class(node, bases, {})
        for statement in node.body:
            self.statement(statement, inner)
        for name, binding in inner.names.items():
            cls.attributes[name] = binding.value
            if isinstance(binding.value, values.Function):
                binding.value.owner = cls
        self.bind_name(node.name, cls, frame)

    def _If(self, node, frame, root=False):
        if is_main_test(node.test):
            self.suite(node.body, frame, root)
            return
        test = self.evaluate(node.test, frame)
        known = self.truth(test, node)
        if known is not None:
            self.suite(node.body if known else node.orelse, frame)
            return
        self.branches([node.body, node.orelse], frame)

    def branches(self, bodies, frame):
        """Executes alternatives one after another and joins the names that they bind."""
        before = dict(frame.names)
        returned = list(frame.returned)
        ends = []
        self.conditional += 1
        for body in bodies:
            frame.names = dict(before)
            self.suite(body, frame)
            ends.append(frame.names)
        self.conditional -= 1
        frame.names = ends[0]
        for end in ends[1:]:
            for name, binding in end.items():
                mine = frame.names.get(name)
                if mine is binding:
                    continue
                held = [b for b in (mine, binding) if b is not None]
                deferred = any(values.is_deferred(b.value) for b in held)
                same = mine is not None and _same(mine.value, binding.value)
                if not same:
                    joined = state.Binding(
                        name, values.Unknown(), self.current, binding.frame, conditional=True
                    )
                    joined.joined = deferred or any(values.variables_in(b.value) for b in held)
                    frame.names[name] = joined
        if len(frame.returned) - len(returned) < len(bodies):
            frame.maybe_returned = True

    def _For(self, node, frame):
        iterable = self.evaluate(node.iter, frame)
        items = self.elements(iterable)
        if isinstance(iterable, values.Tensor):
            self.obstacle('loop_over_tensor', node.iter, 'a Python loop runs over a graph value')
        if items is not None and len(items) <= _MAX_TURNS and self.builds_graph(node.body, frame):
            for turn, item in enumerate(items):
                self.path.append(f'[{turn}]')
                self.bind(node.target, item, frame)
                self.suite(node.body, frame)
                self.path.pop()
        else:
            self.bind(node.target, values.Unknown(), frame)
            self.loop(node.body, frame)
        self.suite(node.orelse, frame)

    _AsyncFor = _For

    def builds_graph(self, body, frame):
        """Tells whether a loop's turns may build graph and run none, so that each turn counts."""
        builds = False
        for statement in body:
            for node in ast.walk(statement):
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

    def _While(self, node, frame):
        self.truth(self.evaluate(node.test, frame), node)
        self.loop(node.body, frame)
        self.suite(node.orelse, frame)

    def loop(self, body, frame):
        """Executes the body of a loop of unknown length once, and joins with its absence."""
        before = dict(frame.names)
        self.conditional += 1
        self.loops += 1
        self.path.append('*')
        self.suite(body, frame)
        self.path.pop()
        self.loops -= 1
        self.conditional -= 1
        for name, binding in list(frame.names.items()):
            old = before.get(name)
            if old is binding or old is None:
                continue
            if values.is_deferred(old.value) and values.is_deferred(binding.value):
                self.obstacle(
                    'loop_carried_graph_value',
                    self.current.node if self.current else body[0],
                    f'`{name}` is a graph value that a loop of unknown length rebinds',
                    'build the graph outside of the loop',
                )
            if isinstance(old.value, values.Constant):
                binding.value = (
                    values.Unknown()
                    if isinstance(binding.value, values.Constant)
                    else binding.value
                )

    def _Try(self, node, frame):
        self.conditional += 1
        self.suite(node.body, frame)
        for handler in node.handlers:
            if handler.type is not None:
                self.evaluate(handler.type, frame)
            if handler.name:
                self.bind_name(handler.name, values.Unknown(), frame)
            self.suite(handler.body, frame)
        self.conditional -= 1
        self.suite(node.orelse, frame)
        self.suite(node.finalbody, frame)

    _TryStar = _Try

    def _With(self, node, frame, root=False):
        entered = []
        for item in node.items:
            value = self.evaluate(item.context_expr, frame)
            entered.append(value)
            self.enter(value, item.context_expr)
            if item.optional_vars is not None:
                self.bind(item.optional_vars, value, frame)
        if all(isinstance(v, values.Scope) for v in entered):
            self.scope_withs.add(id(node))
        transparent = root and all(isinstance(v, (values.Session, values.Scope)) for v in entered)
        if transparent:
            self.withs.append(node)
        self.suite(node.body, frame, transparent)
        if transparent:
            self.withs.pop()
        for value in reversed(entered):
            self.leave(value)

    _AsyncWith = _With


def is_main_test(test: ast.expr) -> bool:
    """Tells whether an expression is `__name__ == '__main__'`."""
    return (
        isinstance(test, ast.Compare)
        and isinstance(test.left, ast.Name)
        and test.left.id == '__name__'
    )


def _same(a: values.Value, b: values.Value) -> bool:
    if isinstance(a, values.Constant) and isinstance(b, values.Constant):
        return type(a.value) is type(b.value) and a.value == b.value
    if isinstance(a, values.VariableValue) and isinstance(b, values.VariableValue):
        return a.variable is b.variable
    if isinstance(a, values.Tensor) and isinstance(b, values.Tensor):
        return a.node is b.node
    if isinstance(a, values.Unknown) and isinstance(b, values.Unknown):
        return True
    return a is b
