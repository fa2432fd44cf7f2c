"""What TensorFlow's functions do to the graph while a TF1 program builds it."""

import ast

from migration.program import model, values

_GET_VARIABLE = ('name', 'shape', 'dtype', 'initializer', 'regularizer', 'trainable')

# What reads rows of a variable, so that its gradient is made of slices.
_GATHERS = frozenset(
    {
        'embedding_lookup',
        'embedding_lookup_sparse',
        'safe_embedding_lookup_sparse',
        'gather',
        'gather_nd',
        'batch_gather',
        'sparse_read',
        'nce_loss',
        'sampled_softmax_loss',
    }
)

# Settings of a session, which change how it runs and not what it computes.
_SETTINGS = frozenset({'ConfigProto', 'GPUOptions', 'GraphOptions', 'OptimizerOptions'})


class Graph:
    """The part of the interpreter that evaluates TensorFlow's own functions."""

    def symbol(self, path, node):
        """Returns what a name of TensorFlow stands for, and notes its use."""
        for alias in ('compat.v1', 'compat.v2'):
            if path == alias or path.startswith(alias + '.'):
                path = path[len(alias) + 1 :]
        self.uses.pop(id(getattr(node, 'value', None)), None)
        known = self.uses.get(id(node))
        if known is not None and known[1] != path:
            self.obstacle(
                'ambiguous_name', node, f'this is tf.{known[1]} at one time, tf.{path} at another'
            )
        self.uses[id(node)] = (node, path)
        return values.Symbol(path)

    def kind(self, path):
        """Returns the kind of a symbol; '' where it is not known."""
        row = self.lookup(path)
        return row.kind if row is not None else ''

    def call_symbol(self, path, node, args, keywords, frame, complete):
        """Returns the value of a call of a TensorFlow function."""
        self.call_arguments.setdefault(id(node), []).append((args, keywords))
        special = getattr(self, '_s_' + path.replace('.', '_'), None)
        if special is not None:
            return special(path, node, args, keywords)
        kind = self.kind(path)
        handler = getattr(self, f'_k_{kind}', None)
        if handler is None:
            row = self.lookup(path)
            reason = (row.note if row is not None else '') or f'tf.{path} is not converted'
            self.obstacle(
                kind or 'unknown_symbol', node, f'tf.{path}: {reason}', *_way_out(kind, path)
            )
            held = [*args, *keywords.values()]
            if kind in ('layer', 'loss', 'metric', 'control_flow'):
                return self.compute(node, path, held)
            return values.Unknown()
        return handler(path, node, args, keywords)

    # Nodes

    def node(self, kind, op, site, inputs=(), **more):
        """Adds a node to the graph."""
        node = model.Node(
            len(self.program.nodes), kind, op, site, tuple(self.path), tuple(inputs), **more
        )
        node.statement = self.current
        self.program.nodes.append(node)
        if self.current is not None:
            self.current.nodes.append(node)
        return node

    def compute(self, node, op, held, kind='compute', writes=()):
        """Returns the tensor that an operation computes from values."""
        inputs = list(dict.fromkeys(n for v in held for n in values.nodes_in(v)))
        reads = list(dict.fromkeys(v for h in held for v in values.variables_in(h)))
        if kind == 'constant':
            reads = []
        deferred = (
            kind not in ('compute', 'constant') or bool(reads) or any(n.deferred for n in inputs)
        )
        if not deferred:
            kind = 'constant'
        if self.graph.control and kind == 'effect':
            inputs += [n for group in self.graph.control for n in group]
        made = self.node(
            kind, op, node, inputs, reads=tuple(reads), writes=tuple(writes), deferred=deferred
        )
        if op.rsplit('.', 1)[-1] in _GATHERS:
            for variable in reads:
                variable.gathered = True
        self.callbacks(held, node)
        return values.Tensor(made)

    def callbacks(self, held, node):
        """Executes functions of the program that are handed to TensorFlow."""
        for value in held:
            self.call_back(value)

    def static(self, node, held, op):
        """Returns a Python value that is derived from a tensor's static shape or type."""
        inputs = list(dict.fromkeys(n for v in held for n in values.nodes_in(v)))
        deferred = any(n.deferred for n in inputs)
        if not deferred:
            return values.Shape()
        return values.Tensor(self.node('static', op, node, inputs, deferred=deferred))

    # Kinds of symbols

    def _k_pure(self, path, node, args, keywords):
        return self.compute(node, path, [*args, *keywords.values()])

    def _k_random(self, path, node, args, keywords):
        return self.compute(node, path, [*args, *keywords.values()], kind='random')

    def _k_value(self, path, node, args, keywords):
        held = [*args, *keywords.values()]
        if any(self.is_graph(v) for v in held):
            return self.static(node, held, path)
        return values.Unknown()

    def _k_initializer(self, path, node, args, keywords):
        return values.Initializer(path)

    def _k_regularizer(self, path, node, args, keywords):
        return values.Regularizer(path, node)

    def _s_examples_tutorials_mnist_input_data_read_data_sets(self, path, node, args, keywords):
        return values.Unknown()

    def _s_losses_get_regularization_loss(self, path, node, args, keywords):
        scope = _text_of(args[0] if args else keywords.get('scope'))
        held = [
            v
            for v in self.program.variables
            if v.regularizer is not None and v.name.startswith(scope or '')
        ]
        if (args or 'scope' in keywords) and scope is None:
            self.obstacle(
                'dynamic_scope_name', node, 'the scope of the losses is computed at run time'
            )
        made = self.compute(node, path, [values.VariableValue(v) for v in held])
        if isinstance(made, values.Tensor):
            made.node.detail['regularized'] = held
            self.regularization_sums.append(made.node)
        return made

    _k_flags = _k_module = _k_seed = _k_behavior = _k_value

    def _k_python(self, path, node, args, keywords):
        if any(self.is_graph(v) for v in [*args, *keywords.values()]):
            return self._k_pure(path, node, args, keywords)
        return values.Unknown()

    def _k_schedule(self, path, node, args, keywords):
        return self.compute(node, path, [*args, *keywords.values()])

    def _k_session(self, path, node, args, keywords):
        if path.rsplit('.', 1)[-1] not in ('Session', 'InteractiveSession'):
            if path.rsplit('.', 1)[-1] in _SETTINGS:
                return values.Scope('settings')
            if path.endswith('get_default_session'):
                return self.session_value(self.default_session())
            self.obstacle('session_kind', node, f'tf.{path} is not converted yet')
        session = model.Session(len(self.program.sessions), node)
        self.program.sessions.append(session)
        if self.loops:
            self.obstacle('session_in_loop', node, 'a session is opened in a loop')
        value = values.Session(session)
        if path.endswith('InteractiveSession'):
            self.entered_sessions.append(session)
        return value

    def _k_placeholder(self, path, node, args, keywords):
        name = path.rsplit('.', 1)[-1]
        if name not in ('placeholder', 'placeholder_with_default'):
            self.obstacle('placeholder_kind', node, f'tf.{path} is not converted yet')
        texts = _call_texts(node)
        default = None
        if name == 'placeholder_with_default':
            default = texts.get(0) or texts.get('input')
            dtype = None
        else:
            dtype = texts.get(0) or texts.get('dtype')
        shape = texts.get(1) or texts.get('shape')
        requested = texts.get('name') or texts.get(2)
        requested = requested.value if isinstance(requested, ast.Constant) else None
        graph_name = self.graph.unique(requested or 'Placeholder')
        made = self.node('input', path, node, deferred=True)
        made.detail = {'dtype': dtype, 'shape': shape, 'default': default, 'name': graph_name}
        if self.loops or '*' in self.path:
            self.obstacle(
                'input_in_loop', node, 'a placeholder is made in a loop of unknown length'
            )
        return values.Tensor(made)

    def _k_variable(self, path, node, args, keywords):
        name = path.rsplit('.', 1)[-1]
        if name == 'get_variable':
            return self.get_variable(node, args, keywords)
        if name not in ('Variable',):
            self.obstacle('variable_kind', node, f'tf.{path} is not converted yet')
        requested = _text_of(keywords.get('name') or (args[5] if len(args) > 5 else None))
        full = self.graph.unique(requested or 'Variable')
        return self.make_variable(node, full, args, keywords)

    def make_variable(self, node, full, args, keywords):
        """Adds a variable to the graph."""
        trainable = keywords.get('trainable') or (
            args[1] if len(args) > 1 else values.Constant(True)
        )
        variable = model.Variable(
            full,
            node,
            tuple(self.path),
            _truth(trainable),
            statement=self.current,
        )
        for held in [*args, *keywords.values()]:
            if any(n.deferred and n.kind != 'random' for n in values.nodes_in(held)):
                deferred = [n for n in values.nodes_in(held)]
                if any(_depends(n) for n in deferred):
                    self.obstacle(
                        'variable_from_graph_value',
                        node,
                        'the initial value of a variable is computed from other graph values',
                        'initialise it from Python values or constants',
                    )
        if 'collections' in keywords:
            self.obstacle('variable_collections', node, 'a variable is put into collections')
        if '*' in self.path or self.loops:
            self.obstacle(
                'variable_in_loop', node, 'variables are made in a loop of unknown length'
            )
        variable.after_init = any(s.inits for s in self.program.sessions)
        self.program.variables.append(variable)
        if self.current is not None:
            self.current.variables.append(variable)
        return values.VariableValue(variable)

    def get_variable(self, node, args, keywords):
        """Evaluates `tf.get_variable`: the same name is the same variable where the scope reuses it."""
        requested = _text_of(args[0] if args else keywords.get('name'))
        if requested is None:
            self.obstacle(
                'dynamic_variable_name', node, 'the name of a variable is computed at run time'
            )
            requested = f'?{len(self.program.variables)}'
        full = self.graph.scoped(requested)
        reuse = self.graph.reuse()
        known = self.graph.by_name.get(full)
        if known is not None:
            if not reuse:
                self.obstacle(
                    'variable_exists',
                    node,
                    f'variable {full} exists already and its scope does not reuse it',
                )
            known.uses += 1
            if known.site is not node:
                self.obstacle(
                    'variable_found_again',
                    node,
                    f'the variable {full} is made in one place and found again by its name in another',
                    'pass the variable instead of its name',
                )
            return values.VariableValue(known)
        given = dict(zip(_GET_VARIABLE, args, strict=False))
        given.update(keywords)
        for name in given:
            if name not in (
                'name',
                'shape',
                'dtype',
                'initializer',
                'regularizer',
                'trainable',
                'use_resource',
            ):
                self.obstacle(
                    'get_variable', node, f'get_variable({name}=...) is not converted yet'
                )
        for scope in self.graph.variable_scopes:
            if scope.inherited:
                self.obstacle(
                    'scope_defaults',
                    node,
                    'the variable scope gives defaults to the variables in it',
                )
        made = self.make_variable(
            node, full, [], {k: v for k, v in given.items() if k == 'trainable'}
        )
        variable = made.variable
        self.graph.by_name[full] = variable
        self.graph.counters.setdefault(full.lower(), 1)
        variable.owner = '/'.join(full.split('/')[:-1])
        variable.initializer = given.get('initializer')
        regularizer = given.get('regularizer')
        if isinstance(regularizer, values.Regularizer):
            variable.regularizer = regularizer
        elif regularizer is not None and not _is_none(regularizer):
            self.obstacle('get_variable', node, 'the regularizer of a variable is not known')
        return made

    def _k_scope(self, path, node, args, keywords):
        name = path.rsplit('.', 1)[-1]
        first = args[0] if args else None
        if name == 'variable_scope':
            label = (
                first.name
                if isinstance(first, values.Scope)
                else _text_of(first or keywords.get('name_or_scope'))
            )
            if label is None:
                default = _text_of(
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
            return values.Scope('name_scope', _text_of(first or keywords.get('name')) or '')
        if name == 'device':
            return values.Scope('device', _text_of(first) or '')
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

    def _k_init_op(self, path, node, args, keywords):
        return values.Tensor(self.node('init', path, node, deferred=True))

    def _k_optimizer(self, path, node, args, keywords):
        optimizer = model.Optimizer(path, node, self.current)
        optimizer.path = tuple(self.path)
        optimizer.held = [*args, *keywords.values()]
        self.program.optimizers.append(optimizer)
        return values.Optimizer(optimizer)

    def minimize(self, optimizer, node, args, keywords):
        """Evaluates `Optimizer.minimize`."""
        loss = args[0] if args else keywords.get('loss')
        step = keywords.get('global_step') or (args[1] if len(args) > 1 else None)
        var_list = keywords.get('var_list') or (args[2] if len(args) > 2 else None)
        if isinstance(var_list, values.Constant) and var_list.value is None:
            var_list = None
        for name in (
            'gate_gradients',
            'aggregation_method',
            'colocate_gradients_with_ops',
            'grad_loss',
        ):
            if name in keywords:
                self.obstacle(
                    'minimize_argument', node, f'minimize({name}=...) is not converted yet'
                )
        if not isinstance(loss, values.Tensor):
            if not isinstance(loss, values.VariableValue):
                self.obstacle('unknown_loss', node, 'the loss is not known to be a tensor')
            loss_nodes = []
        else:
            loss_nodes = [loss.node]
        trainable = [v for v in self.program.variables if v.trainable is not False]
        if var_list is not None:
            variables = values.variables_in(var_list)
            if not variables:
                self.obstacle('unknown_var_list', node, 'the variables to train are not known')
        else:
            variables = trainable
        reached = {v for n in (loss_nodes[0].slice() if loss_nodes else []) for v in n.reads}
        if isinstance(loss, values.VariableValue):
            reached = {loss.variable}
        variables = [v for v in variables if v in reached]
        for variable in variables:
            if variable.trainable is not True:
                self.obstacle(
                    'trained_fixed_variable',
                    node,
                    f'{variable.name} is trained, though it is not known to be trainable',
                )
        held = [n for v in optimizer.held for n in values.nodes_in(v)]
        counter = step.variable if isinstance(step, values.VariableValue) else None
        made = self.node(
            'minimize',
            optimizer.symbol,
            node,
            [*loss_nodes, *held],
            reads=tuple(variables),
            writes=tuple([*variables, *([counter] if counter else [])]),
            deferred=True,
        )
        made.detail = {
            'optimizer': optimizer,
            'loss': loss,
            'variables': variables,
            'counter': counter,
        }
        if step is not None and counter is None and not _is_none(step):
            self.obstacle(
                'unknown_global_step', node, 'the global step is not known to be a variable'
            )
        optimizer.trains.append(made)
        return values.Tensor(made)

    def _k_effect(self, path, node, args, keywords):
        name = path.rsplit('.', 1)[-1]
        held = [*args, *keywords.values()]
        if name in ('assign', 'assign_add', 'assign_sub'):
            target = args[0] if args else keywords.get('ref')
            if isinstance(target, values.VariableValue):
                rest = [v for v in held if v is not target]
                return self.compute(node, path, rest, kind='effect', writes=(target.variable,))
            self.obstacle('assign_to_tensor', node, 'the variable that is assigned is not known')
            return values.Unknown()
        if name == 'group':
            return values.Tensor(
                self.node(
                    'group',
                    path,
                    node,
                    [n for v in held for n in values.nodes_in(v)],
                    deferred=True,
                )
            )
        if name == 'no_op':
            return values.Tensor(self.node('group', path, node, deferred=True))
        self.obstacle('effect', node, f'tf.{path} is not converted yet')
        return self.compute(node, path, held, kind='effect')

    def default_session(self):
        """Returns the session that `eval` and `run` use."""
        if self.entered_sessions:
            return self.entered_sessions[-1]
        return self.program.sessions[-1] if self.program.sessions else None

    def session_value(self, session):
        """Returns a session as a value."""
        return values.Session(session) if session is not None else values.Unknown()


def _depends(node):
    """Tells whether a node needs what only a session has: fed values or variables."""
    return any(
        n.kind == 'input' or n.reads or n.kind in ('effect', 'minimize') for n in node.slice()
    )


def _is_none(value):
    return isinstance(value, values.Constant) and value.value is None


def _truth(value):
    """Returns what a flag is; a type that stands where the flag belongs counts as true."""
    if isinstance(value, values.Constant):
        return bool(value.value)
    return True if isinstance(value, values.Symbol) else None


def _text_of(value):
    if isinstance(value, values.Constant) and isinstance(value.value, str):
        return value.value
    return None


def _call_texts(node):
    """Returns the argument expressions of a call by position and name."""
    found = dict(enumerate(node.args))
    found.update({k.arg: k.value for k in node.keywords if k.arg})
    return found


def _way_out(kind, path):
    if kind in ('layer', 'loss', 'metric', 'summary', 'saver', 'estimator', 'control_flow'):
        return ('this kind of symbol is not supported yet; convert it by hand',)
    return ()
