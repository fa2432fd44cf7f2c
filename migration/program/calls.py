"""Abstract evaluation of calls: of the program's own functions, of methods, of plain Python."""

import ast

from migration.program import effects, made_elements, passing, sets, state, values

# Functions of Python that only look at the structure of their arguments.
_STRUCTURAL = frozenset(
    {
        'len',
        'list',
        'tuple',
        'zip',
        'enumerate',
        'reversed',
        'range',
        'dict',
        'isinstance',
        'type',
        'id',
        'sorted',
        'set',
    }
)


class Calls:
    """The part of the interpreter that evaluates calls."""

    def _e_Call(self, node, frame):
        known = self.implied_value(node)
        if known is not None:
            return known
        self.call_heads.add(id(node.func))
        before = self.noted_before(frame)
        function = self.evaluate(node.func, frame)
        prints = self.is_print(function, node, frame)
        self.printing += prints
        args, keywords, complete = self.arguments(node, frame)
        result = self.call(function, node, args, keywords, frame, complete)
        self.printing -= prints
        if id(node) in self.region_calls or made_elements.is_input(result, node):
            self.note_element(node, result, before)
        return result

    def arguments(self, node, frame):
        """Returns positional and keyword values, and whether all of them are known one by one."""
        args, keywords, complete = [], {}, True
        for argument in node.args:
            if isinstance(argument, ast.Starred):
                items = self.elements(self.evaluate(argument.value, frame))
                complete = complete and items is not None
                args += items or [values.Unknown()]
            else:
                args.append(self.element_of(argument, frame))
        for keyword in node.keywords:
            value = self.element_of(keyword.value, frame)
            if keyword.arg is not None:
                keywords[keyword.arg] = value
            elif isinstance(value, values.Mapping) and all(
                isinstance(k, values.Constant) for k, _, _ in value.entries
            ):
                keywords.update({k.value: v for k, v, _ in value.entries})
            else:
                complete = False
                self.escape(value, node)
        return args, keywords, complete

    def call(self, function, node, args, keywords, frame, complete=True):
        """Returns the value of a call."""
        runs = isinstance(function, values.Method) and (
            function.name in ('eval', 'run') or isinstance(function.receiver, values.Saver)
        )
        own = isinstance(function, (values.Symbol, values.Function, values.Class, values.Instance))
        if not runs and not own:
            for value in [*args, *keywords.values()]:
                if holds_session(value):
                    self.obstacle(
                        'session_escape',
                        node,
                        'a session is passed on',
                        'use the session where it is opened',
                    )
        if isinstance(function, values.Symbol):
            return self.call_symbol(function.path, node, args, keywords, frame, complete)
        if isinstance(function, values.Function):
            return self.call_function(function, node, args, keywords)
        if isinstance(function, values.Class):
            return self.call_class(function, node, args, keywords)
        if isinstance(function, values.RecordType):
            return self.make_record(function, node, args, keywords)
        if isinstance(function, values.Instance):
            method = function.cls.find('__call__')
            if isinstance(method, values.Function):
                bound = values.Function(method.node, method.frame, owner=function)
                return self.call_function(bound, node, args, keywords)
            return self.plain(function, node, args, keywords)
        if isinstance(function, values.Method):
            return self.call_method(function, node, args, keywords, frame)
        if isinstance(function, values.Choice):
            return self.call_choice(function, node, args, keywords, frame)
        if isinstance(function, values.MadeCallable):
            return self.call_made(function, node, args, keywords)
        if isinstance(function, values.Cell):
            return self.call_cell(function, node, args, keywords)
        if isinstance(function, values.Regularizer):
            return self.call_regularizer(node, args, keywords)
        name = node.func.id if isinstance(node.func, ast.Name) else ''
        if name and frame.find(name)[1] is None:
            return self.call_builtin(name, node, args, keywords, frame)
        return self.plain(function, node, args, keywords)

    def plain(self, function, node, args, keywords):
        """Calls code that is not part of the program, which may do anything with what it gets."""
        self.math_call(function, node, args)
        if isinstance(node.func, ast.Name) and node.func.id == 'print':
            self.show_shapes(node, args)
        known = (
            self.matched(function, args)
            or self.record_type(function, args, keywords)
            or self.product_of(function, args, keywords)
        )
        if known is not None:
            return known
        if effects.dotted(function) == 'absl.app.run':
            return self.start(node, args, keywords)
        everything = [*args, *keywords.values()]
        nodes = [n for v in everything for n in values.nodes_in(v)]
        if any(n.kind == 'static' for n in nodes) and all(
            n.kind == 'static' or not n.deferred for n in nodes
        ):
            return self.static(node, everything, 'call')
        for value in everything:
            self.escape(value, node)
            self.call_back(value)
        return self.foreign_call(node, function, args, keywords)

    def call_back(self, value):
        """Executes a function of the program that is handed to other code, which may call it."""
        for function in getattr(value, 'options', [value]):
            if isinstance(function, values.Function) and id(function.node) not in self.called:
                self.call_unseen(function)

    def call_builtin(self, name, node, args, keywords, frame):
        """Calls a function of Python's own."""
        first = args[0] if args else None
        self.number_of(name, node, args)
        if name == 'range':
            if all(isinstance(a, values.Constant) and type(a.value) is int for a in args) and args:
                try:
                    return values.Constant(range(*[a.value for a in args]))
                except (TypeError, ValueError):
                    return values.Unknown()
            return values.Unknown()
        if name in ('list', 'tuple', 'reversed', 'set', 'sorted', 'iter') and len(args) == 1:
            items = self.elements(first)
            if name in ('list', 'tuple'):
                self.note_order(first, node)
            if items is None and name == 'set':
                self.escape(first, node)
                return self.own(values.Sequence([], open=True, unordered=True))
            if self.is_family(first):
                return self.own(values.Sequence(first.items, open=True))
            if items is not None and name == 'set':
                return self.own(sets.of(items))
            if items is not None and name == 'sorted':
                return self.own(sets.arranged(items, keywords))
            if items is not None:
                return self.own(
                    values.Sequence(items[::-1] if name == 'reversed' else items, name != 'tuple')
                )
        if name == 'list' and not args:
            return self.own(values.Sequence([]))
        if name == 'dict' and len(args) <= 1:
            made = self.dict_of(first if args else values.Sequence([]), keywords)
            if made is not None:
                return made
        if name in ('zip', 'enumerate') and args:
            self.note_order(first, node)
            fed = self.zip_feeds(node, args) if name == 'zip' else None
            if fed is not None:
                return fed
            columns = [self.elements(a) for a in args]
            if all(c is not None for c in columns):
                if name == 'enumerate':
                    columns = [[values.Constant(i) for i in range(len(columns[0]))], columns[0]]
                rows = zip(*columns, strict=False)
                return values.Sequence([values.Sequence(list(r), mutable=False) for r in rows])
            rows = self.rows(name, args, node)
            if rows is not None:
                return rows
            for value in args:
                self.escape(value, node)
            return values.Unknown()
        if name == 'len' and len(args) == 1:
            items = self.elements(first)
            if items and id(node.args[0]) in self.folds and values.nodes_in(first):
                return self.fold(node, values.Constant(len(items)))
            return values.Constant(len(items)) if items is not None else values.Scalar()
        if name in ('any', 'all') and len(args) == 1:
            known = self.quantified(name, first)
            if known is not None:
                return known
        if name == 'super':
            return self.super_of(frame)
        if (
            name in ('int', 'float', 'str', 'bool')
            and len(args) == 1
            and isinstance(first, values.Constant)
        ):
            try:
                return values.Constant(
                    {'int': int, 'float': float, 'str': str, 'bool': bool}[name](first.value)
                )
            except (TypeError, ValueError):
                return values.Unknown()
        if name in ('sum', 'max', 'min', 'abs', 'pow') and any(self.is_graph(a) for a in args):
            return self.compute(node, name, args)
        if name == 'map' and len(args) == 2:
            items = self.elements(args[1])
            if items is not None:
                return values.Sequence([self.call(args[0], node, [i], {}, frame) for i in items])
            if self.is_family(args[1]):
                item = self.call(args[0], node, [self.any_item(args[1], node)], {}, frame)
                return values.Sequence([item], open=True)
        if name in _STRUCTURAL:
            return values.Unknown()
        if name in ('getattr', 'setattr', 'hasattr') and isinstance(first, values.Instance):
            return self.dynamic_attribute(name, node, args)
        if name == 'hasattr' and isinstance(first, values.Symbol) and len(args) == 2:
            return self.read_existence(node, first, args[1])
        return self.plain(values.Unknown(), node, args, keywords)

    def note_order(self, value, node):
        """Notes a warning where the elements of a set are numbered."""
        if sets.is_of_hashes(value):
            self.warn(
                'order_of_set',
                node,
                'the order of a set of strings is another one in each run of Python, and so are '
                'the numbers that follow from it, before the conversion and after',
                'sort the set',
            )

    def call_class(self, cls, node, args, keywords):
        """Makes an object of a class of the program."""
        instance = self.own(values.Instance(cls, {}))
        for part in [cls, *cls.ancestors()]:
            self.instances.setdefault(id(part.node), []).append(instance)
        if self.is_opened(cls):
            instance.frame = state.Frame(None, 'instance')
            self.new_region(None, instance.frame, instance)
        init = cls.find('__init__')
        if isinstance(init, values.Function):
            self.call_function(
                values.Function(init.node, init.frame, owner=instance), node, args, keywords
            )
        else:
            for base in cls.bases:
                if isinstance(base, values.Symbol):
                    self.obstacle(
                        'tensorflow_subclass',
                        cls.node,
                        f'a subclass of tf.{base.path} is not understood',
                    )
        return instance

    def call_function(self, function, node, args, keywords):
        """Executes a function of the program with these arguments."""
        definition = function.node
        self.called.add(id(definition))
        if not self.is_followed(definition, node, [*args, *keywords.values()]):
            return values.Unknown()
        frame = state.Frame(function.frame, 'function')
        bound = isinstance(function.owner, values.Instance) or function.binds == 'classmethod'
        if bound and function.binds != 'staticmethod':
            args = [function.owner, *args]
        self.bind_parameters(function, args, keywords, frame)
        self.calls.setdefault(id(definition), []).append(
            passing.Call(
                node,
                {name: held.value for name, held in frame.names.items()},
                passing.arguments_of(definition, node, bound and function.binds != 'staticmethod'),
                definition,
            )
        )
        if id(definition) in self.opened:
            for name, value in self.opened[id(definition)].varying.items():
                frame.names[name].value = value
        folded = self.folded
        self.stack.append(definition)
        self.frames.append(frame)
        self.call_sites.append(node)
        self.call_targets.setdefault(id(node), {})[id(definition)] = definition
        self.trail.append((definition, node, frame, self.scope_names(), len(self.path)))
        if self.current is not None:
            self.current.functions.append(definition)
        begun = len(self.program.nodes)
        with self.extent(function) as results, self.under_way(definition, node, results):
            if id(definition) in self.opened:
                self.call_region(function, frame, node)
                result = self.returned_value(frame, node)
            else:
                self.path.append(call_label(definition, node))
                result = self.call_inside(definition, frame, node)
                self.path.pop()
            results.append(result)
        self.leave_trail(begun, result)
        self.call_sites.pop()
        self.frames.pop()
        self.stack.pop()
        return self.fold_call(node, result) if self.folded > folded else result

    def call_inside(self, definition, frame, node):
        """Executes a function as a part of the statement that calls it."""
        if isinstance(definition, ast.Lambda):
            return self.evaluate(definition.body, frame)
        conditional, self.conditional = self.conditional, 0
        self.suite(definition.body, frame)
        self.conditional = conditional
        return self.returned_value(frame, node)

    def returned_value(self, frame, node):
        """Returns what a function call returned."""
        if frame.yields:
            return values.Unknown()
        if not frame.returned:
            return values.Constant(None)
        if len(frame.returned) == 1 and frame.finished:
            return frame.returned[0]
        if any(self.is_graph(v) for v in frame.returned):
            if len(frame.returned) > 1 and all(v is frame.returned[0] for v in frame.returned):
                return frame.returned[0]
            held = [v for v in frame.returned if self.is_graph(v)]
            if len(held) == 1 and isinstance(held[0], (values.Tensor, values.VariableValue)):
                return held[0]
            return self.compute(node, 'either', held)
        return (frame.finished and self.merged_feeds(frame.returned)) or values.Unknown()

    def bind_parameters(self, function, args, keywords, frame):
        """Binds the parameters of a function."""
        arguments = function.node.args
        names = [a.arg for a in [*arguments.posonlyargs, *arguments.args]]
        defaults = list(getattr(function, 'defaults', ()))
        if not defaults and arguments.defaults:
            defaults = [self.evaluate(d, function.frame) for d in arguments.defaults]
        bound = dict(zip(names[len(names) - len(defaults) :], defaults, strict=True))
        bound.update(zip(names, args, strict=False))
        given = {*names[: len(args)], *keywords}
        for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
            if default is not None:
                bound[argument.arg] = self.evaluate(default, function.frame)
            names.append(argument.arg)
        rest = {}
        for name, value in keywords.items():
            if name in names:
                bound[name] = value
            else:
                rest[name] = value
        if arguments.vararg:
            positional = len(arguments.posonlyargs) + len(arguments.args)
            bound[arguments.vararg.arg] = values.Sequence(list(args[positional:]), mutable=False)
        if arguments.kwarg:
            bound[arguments.kwarg.arg] = values.Mapping(
                [(values.Constant(k), v, None) for k, v in rest.items()]
            )
        for name in names:
            bound.setdefault(name, values.Unknown())
        if self.unseen or self.imagined:
            bound = {
                name: values.Assumed(v.value) if _is_flag(v) and name not in given else v
                for name, v in bound.items()
            }
        for name, value in bound.items():
            frame.names[name] = state.Binding(name, value, self.current, frame)
            frame.names[name].is_parameter = True


def _is_flag(value: values.Value) -> bool:
    return isinstance(value, values.Constant) and isinstance(value.value, bool)


def holds_session(value: values.Value, depth: int = 4) -> bool:
    """Tells whether a value is a session, or a list or dictionary with one in it."""
    parts = []
    if isinstance(value, values.Sequence):
        parts = value.items
    elif isinstance(value, values.Mapping):
        parts = [v for _, v, _ in value.entries]
    if parts and depth:
        return any(holds_session(part, depth - 1) for part in parts)
    return isinstance(value, values.Session)


def call_label(definition: ast.AST, site: ast.AST) -> str:
    """Returns how a path names a call of a function of the program."""
    return f'{getattr(definition, "name", "lambda")}@{getattr(site, "lineno", 0)}'
