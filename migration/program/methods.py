"""Abstract evaluation of method calls on tensors, variables, sessions and containers."""

import ast

from migration.program import values

_ASSIGNS = {
    'assign': 'assign',
    'assign_add': 'assign_add',
    'assign_sub': 'assign_sub',
}


class Methods:
    """The part of the interpreter that evaluates method calls."""

    def call_method(self, method, node, args, keywords, frame):
        """Returns the value of `receiver.name(...)`."""
        receiver, name = method.receiver, method.name
        for kind in type(receiver).__mro__:
            handler = getattr(self, f'_on_{kind.__name__}', None)
            if handler is not None:
                return handler(receiver, name, node, args, keywords, frame)
        return self.plain(method, node, args, keywords)

    def _on_Value(self, receiver, name, node, args, keywords, frame):
        return self.plain(values.Method(receiver, name), node, args, keywords)

    def _on_Unknown(self, receiver, name, node, args, keywords, frame):
        evaluates = name == 'eval' and not args and set(keywords) <= {'session', 'feed_dict'}
        graph = any(n.deferred for v in args for n in values.nodes_in(v))
        if evaluates or (name == 'run' and ('feed_dict' in keywords or graph)):
            self.obstacle(
                'unknown_session',
                node,
                'it is not known which session or tensor this evaluates',
                'convert it together with the module that opens the session',
            )
            return values.Unknown()
        return self.plain(values.Method(receiver, name), node, args, keywords)

    def _on_Constant(self, receiver, name, node, args, keywords, frame):
        for value in args:
            self.escape(value, node)
        if name == 'format':
            self.show_shapes(node, args)
        found = self.text_method(receiver, name, args, keywords)
        if found is None and isinstance(receiver.value, str):
            found = self.pattern_method(receiver, name, args)
        return found or values.Unknown()

    def _on_Session(self, receiver, name, node, args, keywords, frame):
        if name == 'run':
            fetches = args[0] if args else keywords.get('fetches')
            feeds = args[1] if len(args) > 1 else keywords.get('feed_dict')
            place = node.args[0] if node.args else _keyword(node, 'fetches')
            feed_place = node.args[1] if len(node.args) > 1 else _keyword(node, 'feed_dict')
            for given in [*args[2:], *[keywords.get(k) for k in ('options', 'run_metadata')]]:
                known = isinstance(given, values.Scope) and given.kind == 'settings'
                if given is not None and not known and not values.is_none(given):
                    self.obstacle(
                        'run_options',
                        node,
                        'the options of this run are not known',
                        'leave them out',
                    )
            place = self.spelt_fetches(place, fetches, frame)
            return self.step(receiver.session, node, fetches, place, feeds, feed_place)
        if name == 'close':
            self.note_event('close', node, receiver.session, None)
            return values.Constant(None)
        if name == 'as_default':
            return receiver
        if name == 'make_callable' and (args or 'fetches' in keywords):
            return self.make_callable(receiver, node, args, keywords)
        if name in ('partial_run', 'partial_run_setup'):
            self.obstacle(
                'partial_run',
                node,
                'a run that stops in the middle of the graph and goes on later has no equal',
                'run both parts in one run, or feed what the first part gave to the second one',
            )
            return values.Unknown()
        self.obstacle(
            'session_method',
            node,
            f'session.{name} is not converted yet',
            'remove it, or convert it by hand',
        )
        return values.Unknown()

    def _on_Tensor(self, receiver, name, node, args, keywords, frame):
        graph_node = receiver.node
        if name in ('eval', 'run'):
            feeds = args[0] if args else keywords.get('feed_dict')
            feed_place = node.args[0] if node.args else _keyword(node, 'feed_dict')
            place = node.func.value
            return self.step(
                self.session_of(args, keywords), node, receiver, place, feeds, feed_place
            )
        if graph_node.kind == 'static':
            self.shape_method(receiver, name)
            return self.static(node, [receiver, *args, *keywords.values()], name)
        if name in ('get_shape', 'set_shape'):
            self.shapes_asked.append((graph_node, self.current))
            known = self.known_shape(node, receiver) if name == 'get_shape' else None
            if known is not None:
                return known
            made = self.static(node, [receiver, *args], name)
            return self.shape_of(made, receiver)
        if name in ('assign', 'assign_add', 'assign_sub'):
            self.obstacle('assign_to_tensor', node, 'the variable that is assigned is not known')
            return values.Unknown()
        return self.compute(node, name, [receiver, *args, *keywords.values()])

    def session_of(self, args, keywords):
        """Returns the session that `eval(feed_dict, session)` uses; None where it is not known."""
        given = args[1] if len(args) > 1 else keywords.get('session')
        if given is None or values.is_none(given):
            return self.default_session()
        return given.session if isinstance(given, values.Session) else None

    def _on_VariableValue(self, receiver, name, node, args, keywords, frame):
        variable = receiver.variable
        if name in _ASSIGNS or name.startswith('scatter_'):
            self.method_uses.append((node, name))
            held = [*args, *keywords.values()]
            made = self.compute(node, name, held, kind='effect', writes=(variable,))
            return self.typed(name, [receiver], made)
        if name == 'eval':
            given = args[0] if args else keywords.get('session')
            session = self.session_of([None, given], keywords)
            return self.step(session, node, receiver, node.func.value, None, None)
        if name in ('get_shape', 'set_shape'):
            return self.shape_of(values.Shape(), receiver)
        if name in ('read_value', 'value'):
            return self.typed(name, [receiver], self.compute(node, name, [receiver]))
        if name == 'initialized_value':
            self.method_uses.append((node, name))
            made = self.compute(node, name, [receiver], kind='constant')
            return self.typed(name, [receiver], made)
        if name == 'load':
            self.obstacle(
                'variable_load', node, 'Variable.load writes through a session', 'use assign'
            )
            return values.Unknown()
        self.obstacle('variable_method', node, f'Variable.{name} is not understood')
        return values.Unknown()

    def _on_Optimizer(self, receiver, name, node, args, keywords, frame):
        if name == 'minimize':
            made = self.minimize(receiver.optimizer, node, args, keywords)
            self.note_name('minimize', keywords, made)
            return made
        if name == 'compute_gradients':
            return self.compute_gradients(receiver.optimizer, node, args, keywords)
        if name == 'apply_gradients':
            return self.apply_gradients(receiver.optimizer, node, args, keywords)
        self.obstacle(
            'optimizer_method',
            node,
            f'Optimizer.{name} is not converted yet',
            'call minimize or apply_gradients, or convert this training step by hand',
        )
        return values.Unknown()

    def _on_Instance(self, receiver, name, node, args, keywords, frame):
        return self.plain(values.Method(receiver, name), node, args, keywords)


def _keyword(node: ast.Call, name: str) -> ast.expr | None:
    for keyword in node.keywords:
        if keyword.arg == name:
            return keyword.value
    return None
