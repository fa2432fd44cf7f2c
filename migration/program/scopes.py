"""What a program enters and leaves: sessions, scopes, graphs, devices."""

from migration.program import model, values

# Settings of a session, which change how it runs and not what it computes.
_SETTINGS = frozenset(
    {
        'ConfigProto',
        'GPUOptions',
        'GraphOptions',
        'OptimizerOptions',
        'RunMetadata',
        'RunOptions',
    }
)


class Scopes:
    """The part of the interpreter that makes, enters and leaves sessions and scopes."""

    def _k_session(self, path, node, args, keywords):
        if path.rsplit('.', 1)[-1] not in ('Session', 'InteractiveSession'):
            if path.rsplit('.', 1)[-1] in _SETTINGS:
                return values.Scope('settings')
            if path.endswith('get_default_session'):
                return self.session_value(self.default_session())
            self.obstacle('session_kind', node, f'tf.{path} is not converted yet')
        given = args[1] if len(args) > 1 else keywords.get('graph')
        graph = getattr(given, 'graph', None) or self.graph
        session = model.Session(len(self.program.sessions), node, graph)
        self.program.sessions.append(session)
        self.note_event('open', node, session, None)
        value = values.Session(session)
        if path.endswith('InteractiveSession'):
            self.entered_sessions.append(session)
        return value

    def _k_scope(self, path, node, args, keywords):
        name = path.rsplit('.', 1)[-1]
        first = args[0] if args else None
        if name == 'device':
            return values.Scope('device', values.text_of(first) or '')
        if name == 'control_dependencies':
            return self.control_scope(node, args, keywords)
        self.obstacle('scope', node, f'tf.{path} is not converted yet')
        return values.Scope(name)

    def enter(self, value, node):
        """Enters a scope or a session; returns what `with ... as` binds."""
        if isinstance(value, values.Session):
            self.entered_sessions.append(value.session)
            self.enter_graph(value.session.graph)
        elif isinstance(value, values.Scope):
            if value.kind == 'arg_scope':
                return self.enter_arg_scope(value)
            if value.kind == 'control':
                self.graph.control.append(value.nodes)
            elif value.kind == 'graph':
                self.enter_graph(value.graph)
            return self.enter_scope(value, node)
        else:
            self.escape(value, node)
        return value

    def leave(self, value):
        """Leaves a scope or a session."""
        if isinstance(value, values.Session):
            self.entered_sessions.pop()
            self.leave_graph()
        elif isinstance(value, values.Scope) and value.kind == 'graph':
            self.leave_graph()
        elif isinstance(value, values.Scope) and value.kind == 'arg_scope':
            self.leave_arg_scope()
        elif isinstance(value, values.Scope) and value.kind == 'control':
            self.graph.control.pop()
        elif isinstance(value, values.Scope):
            self.leave_scope(value)

    def default_session(self):
        """Returns the session that `eval` and `run` use."""
        if self.entered_sessions:
            return self.entered_sessions[-1]
        return self.program.sessions[-1] if self.program.sessions else None

    def session_value(self, session):
        """Returns a session as a value."""
        return values.Session(session) if session is not None else values.Unknown()
