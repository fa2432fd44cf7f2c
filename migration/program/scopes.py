"""What a program enters and leaves: sessions, scopes, graphs, devices."""

from migration.program import model, values

# Settings of a session, which change how it runs and not what it computes.
_SETTINGS = frozenset({'ConfigProto', 'GPUOptions', 'GraphOptions', 'OptimizerOptions'})


class Scopes:
    """The part of the interpreter that makes, enters and leaves sessions and scopes."""

    def _k_session(self, path, node, args, keywords):
        if path.rsplit('.', 1)[-1] not in ('Session', 'InteractiveSession'):
            if path.rsplit('.', 1)[-1] in _SETTINGS:
                return values.Scope('settings')
            if path.endswith('get_default_session'):
                return self.session_value(self.default_session())
            self.obstacle('session_kind', node, f'tf.{path} is not converted yet')
        session = model.Session(len(self.program.sessions), node)
        self.program.sessions.append(session)
        self.program.events.append(('open', node, session, None))
        if self.loops:
            self.obstacle('session_in_loop', node, 'a session is opened in a loop')
        value = values.Session(session)
        if path.endswith('InteractiveSession'):
            self.entered_sessions.append(session)
        return value

    def _k_scope(self, path, node, args, keywords):
        name = path.rsplit('.', 1)[-1]
        first = args[0] if args else None
        if name == 'variable_scope':
            label = (
                first.name
                if isinstance(first, values.Scope)
                else values.text_of(first or keywords.get('name_or_scope'))
            )
            if label is None:
                default = values.text_of(
                    keywords.get('default_name') or (args[1] if len(args) > 1 else None)
                )
                if default is None:
                    self.obstacle(
                        'dynamic_scope_name',
                        node,
                        'the name of a variable scope is computed at run time',
                    )
                    default = '?'
                label = self.graph.default_scope(default)
            reuse = keywords.get('reuse')
            if isinstance(reuse, values.Symbol):
                mode = 'AUTO_REUSE'
            elif isinstance(reuse, values.Constant):
                mode = reuse.value
            elif reuse is None:
                mode = None
            else:
                mode = 'AUTO_REUSE'
                self.obstacle(
                    'dynamic_reuse', node, 'whether variables are reused is decided at run time'
                )
            scope = values.Scope('variable_scope', label, mode)
            scope.inherited = (
                any(
                    name in keywords
                    for name in (
                        'initializer',
                        'regularizer',
                        'partitioner',
                        'custom_getter',
                        'dtype',
                    )
                )
                or len(args) > 2
            )
            return scope
        if name == 'get_variable_scope':
            return (
                self.graph.variable_scopes[-1]
                if self.graph.variable_scopes
                else values.Scope('variable_scope')
            )
        if name == 'name_scope':
            return values.Scope('name_scope', values.text_of(first or keywords.get('name')) or '')
        if name == 'device':
            return values.Scope('device', values.text_of(first) or '')
        if name == 'Graph':
            self.graphs += 1
            return values.Scope('graph')
        if name == 'get_default_graph':
            return values.Scope('graph')
        if name == 'reset_default_graph':
            if self.program.nodes or self.program.variables:
                self.obstacle(
                    'second_graph', node, 'the graph is thrown away and another one built'
                )
            return values.Constant(None)
        if name == 'control_dependencies':
            self.obstacle(
                'control_dependencies', node, 'tf.control_dependencies is not converted yet'
            )
            return values.Scope('control')
        self.obstacle('scope', node, f'tf.{path} is not converted yet')
        return values.Scope(name)

    def enter(self, value, node):
        """Enters a scope or a session."""
        if isinstance(value, values.Session):
            self.entered_sessions.append(value.session)
        elif isinstance(value, values.Scope):
            if value.kind == 'variable_scope':
                self.graph.variable_scopes.append(value)
                self.graph.scopes.append(value.name)
            elif value.kind == 'name_scope':
                self.graph.scopes.append(self.graph.unique(value.name).split('/')[-1])
        else:
            self.escape(value, node)

    def leave(self, value):
        """Leaves a scope or a session."""
        if isinstance(value, values.Session):
            self.entered_sessions.pop()
        elif isinstance(value, values.Scope) and value.kind in ('variable_scope', 'name_scope'):
            if value.kind == 'variable_scope':
                self.graph.variable_scopes.pop()
            self.graph.scopes.pop()

    def default_session(self):
        """Returns the session that `eval` and `run` use."""
        if self.entered_sessions:
            return self.entered_sessions[-1]
        return self.program.sessions[-1] if self.program.sessions else None

    def session_value(self, session):
        """Returns a session as a value."""
        return values.Session(session) if session is not None else values.Unknown()
