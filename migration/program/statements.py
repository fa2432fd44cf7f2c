"""Abstract execution of statements."""

import ast
import copy

from migration.program import state, values

_BINDING_DECORATORS = ('staticmethod', 'classmethod', 'property')
# Scopes that give names or arguments to what is made in them.
_GIVING = ('variable_scope', 'arg_scope')
# These, and scopes that change how things are called and where they are, not what they are.
_NAMING = (*_GIVING, 'name_scope', 'device')


class Statements:
    """The part of the interpreter that executes statements."""

    def suite(self, body: list, frame: state.Frame, root: bool = False) -> None:
        """Executes the statements of a suite."""
        for node in body:
            if frame.finished:
                return
            if id(node) in self.conditions.cut:
                frame.finished = True
                return
            if isinstance(node, ast.If):
                self.suites_around[id(node)] = body
            if root and self.is_transparent(node, frame):
                self.looked_through.add(id(node))
                self.current = None
            elif root:
                statement = state.Statement(
                    node, tuple(self.withs), len(self.statements), self.region
                )
                statement.graph, statement.moment = self.graph.key, statement.index
                left = [condition for around in self.frames for condition in around.left]
                statement.container, statement.ways = self.container, {*self._ways, *left}
                self.statements.append(statement)
                self.current = statement
            if root:
                self.statement(node, frame, root)
            else:
                self.inner_statement(node, frame)
            if root and id(node) not in self.looked_through:
                self.settle(statement)

    def inner_statement(self, node: ast.stmt, frame: state.Frame) -> None:
        """Executes a statement inside of another one, or of a function that is not looked into."""
        outer, self.part = self.part, None
        if isinstance(node, (ast.Expr, ast.Assign)):
            parts = self.parts.setdefault(id(node), [])
            self.part = state.Statement(node, (), -2 - self.part_count)
            self.part_count += 1
            parts.append(self.part)
        elif isinstance(node, ast.With) and self.only_enters_sessions(node, frame):
            self.looked_through.add(id(node))
        self.statement(node, frame)
        self.part = outer

    def only_enters_sessions(self, node: ast.With, frame: state.Frame) -> bool:
        """Tells whether a `with` enters sessions and graphs, and no scopes that have a meaning."""
        for item in node.items:
            call = item.context_expr
            function = call.func if isinstance(call, ast.Call) else None
            if isinstance(call, ast.Name):
                _, binding = frame.find(call.id)
                if binding is not None and isinstance(binding.value, values.Session):
                    continue
            if isinstance(function, ast.Attribute) and function.attr == 'as_default':
                continue
            found = self.resolve(function, frame) if function is not None else None
            if not isinstance(found, values.Symbol) or self.kind(found.path) != 'session':
                return False
        return True

    def is_transparent(self, node: ast.stmt, frame: state.Frame) -> bool:
        """Tells whether a `with` is looked through: it only enters scopes and sessions."""
        if isinstance(node, ast.If):
            return is_main_test(node.test) or self.is_version_test(node, frame)
        if not isinstance(node, ast.With):
            return False
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
        elif isinstance(node, (ast.With, ast.If, ast.Try, ast.For, ast.While)):
            method(node, frame, root)
        else:
            method(node, frame)

    def _Expr(self, node, frame):
        value = self.evaluate(node.value, frame)
        if isinstance(value, values.Tensor):
            self.name_unnamed(node, value, frame)
        self.refine(node, frame)

    def _Assign(self, node, frame):
        value = self.element_of(node.value, frame)
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
        if isinstance(old, values.VariableValue) and not (
            isinstance(node.target, ast.Name) and frame.region is not None
        ):
            self.obstacle(
                'augmented_variable',
                node,
                'a variable is rebound by an augmented assignment',
                'write `name = variable + ...` with another name',
            )
        if isinstance(old, values.Unknown) and not isinstance(old, (values.Scalar, values.Shape)):
            self.change(old, node)
        if isinstance(old, values.Sequence) and isinstance(new, values.Sequence) and old.mutable:
            self.change(old, node)
            self.extend(old, new.items, node)
            return
        self.bind(node.target, self.binary(node, type(node.op).__name__, old, new), frame)

    def _Pass(self, node, frame):
        pass

    def _Break(self, node, frame):
        frame.finished = True

    _Continue = _Break

    def _Global(self, node, frame):
        frame.globals.update(node.names)

    def _Nonlocal(self, node, frame):
        frame.nonlocals.update(node.names)

    def _Delete(self, node, frame):
        for target in node.targets:
            if isinstance(target, ast.Name):
                owner, binding = frame.find(target.id)
                if binding is not None:
                    self.note_read(target, binding, owner, frame)
                self.bind_name(target.id, values.Unknown(), frame)
                frame.target(target.id).names.pop(target.id, None)
            elif isinstance(target, ast.Subscript):
                base = self.evaluate(target.value, frame)
                index = self.evaluate(target.slice, frame)
                self.change(base, target)
                if self.is_graph(base) or self.is_graph(index):
                    self.obstacle(
                        'item_deletion', target, 'graph values are taken out of a collection'
                    )
                elif isinstance(base, values.Sequence):
                    base.items = [values.Unknown()]
                elif isinstance(base, values.Mapping):
                    base.entries = [(values.Unknown(), values.Unknown(), None)]
            elif isinstance(target, ast.Attribute):
                base = self.evaluate(target.value, frame)
                self.change(base, target, target.attr)
                if isinstance(base, values.Instance):
                    base.attributes.pop(target.attr, None)

    def _Raise(self, node, frame):
        for part in (node.exc, node.cause):
            if part is not None:
                self.evaluate(part, frame)
        frame.finished = True

    def _Assert(self, node, frame):
        self.settle_version(node, self.truth(self.evaluate(node.test, frame), node))
        if node.msg is not None:
            self.evaluate(node.msg, frame)

    def _Return(self, node, frame):
        value = self.evaluate(node.value, frame) if node.value else values.Constant(None)
        if isinstance(node.value, ast.Tuple) and frame.element is not None:
            value, frame.element = frame.element, None
        frame.returned.append(value)
        if self.current is not None and self.current.node is node:
            self.current.returned = value
        frame.finished = True

    def _Import(self, node, frame):
        for alias in node.names:
            self.bind_import(node, alias.name, alias.asname, frame)

    def _ImportFrom(self, node, frame):
        self.import_from(node, frame)

    def _FunctionDef(self, node, frame):
        function = values.Function(node, frame)
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Name) and decorator.id in _BINDING_DECORATORS:
                function.binds = decorator.id
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
        self.classes.append(cls)
        made = len(self.program.nodes)
        for statement in node.body:
            self.statement(statement, inner)
        if any(n.deferred and n.kind != 'static' for n in self.program.nodes[made:]):
            self.obstacle(
                'graph_in_class_body',
                node,
                'the body of a class builds graph',
                'build it in the constructor',
            )
        for name, binding in inner.names.items():
            cls.attributes[name] = binding.value
            if isinstance(binding.value, values.Function):
                binding.value.owner = cls
        self.bind_name(node.name, cls, frame)

    def _With(self, node, frame, root=False):
        entered = []
        for item in node.items:
            self.imply(node, item, frame, root)
            value = self.evaluate(item.context_expr, frame)
            entered.append(value)
            if isinstance(value, (values.Session, values.Scope)):
                self.session_items.add(id(item.context_expr))
            inner = self.enter(value, item.context_expr)
            if item.optional_vars is not None:
                self.bind(item.optional_vars, inner, frame)
        if all(isinstance(v, values.Scope) for v in entered):
            self.scope_withs.add(id(node))
            if all(v.kind in _NAMING for v in entered):
                self.name_withs.add(id(node))
        if any(isinstance(v, values.Scope) and v.kind in _GIVING for v in entered):
            self.variable_withs.add(id(node))
        transparent = root and all(isinstance(v, (values.Session, values.Scope)) for v in entered)
        if transparent:
            self.withs.append(node)
        elif not root:
            self.look_through(node, entered)
        current = self.current
        opened = root and not transparent and self.looks_into(node, frame)
        self.suite(node.body, frame, transparent or opened)
        if transparent:
            self.withs.pop()
        elif opened:
            self.current = current
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
