"""What TensorFlow's functions do to the graph while a TF1 program builds it."""

from migration.program import model, surroundings, values

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


# What is asked of a placeholder and known without it.
_OF_SPECS = frozenset({'shape', 'get_shape', 'dtype'})


class Graph:
    """The part of the interpreter that evaluates TensorFlow's own functions."""

    def symbol(self, path, node):
        """Returns what a name of TensorFlow stands for, and notes its use."""
        path = surroundings.public_path(path)
        if path == 'compat.v1' or path.startswith('compat.v1.'):
            path = path[len('compat.v1.') :]
        row = self.lookup(path) if path.startswith('compat.v2.') else None
        if row is not None:
            path = row.symbol  # The same in both interfaces, or not.
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
        if id(getattr(node, 'func', None)) not in self.uses:
            self.indirect_calls.setdefault(path, []).append((len(args), bool(keywords)))
        result = self.call_known(path, node, args, keywords)
        self.note_dtype(path, args, keywords, result)
        if isinstance(result, values.Tensor) and result.node.site is node:
            result.node.call = (args, keywords)
        self.note_name(path, keywords, result)
        return result

    def call_known(self, path, node, args, keywords):
        """Returns the value of a call of a TensorFlow function with its arguments."""
        self.note_operation(path, keywords)
        self.check_early_order(path, node, args)
        special = getattr(self, '_s_' + path.replace('.', '_'), None)
        if special is not None:
            return special(path, node, args, keywords)
        kind = 'data' if path.startswith('contrib.data.') else self.kind(path)
        handler = getattr(self, f'_k_{kind}', None)
        if handler is None:
            return self.unknown_symbol(path, node, args, keywords)
        return handler(path, node, args, keywords)

    def unknown_symbol(self, path, node, args, keywords):
        """Refuses a call of a TensorFlow function that is not understood."""
        kind, row = self.kind(path), self.lookup(path)
        reason = (row.note if row is not None else '') or f'tf.{path} is not converted'
        self.obstacle(kind or 'unknown_symbol', node, f'tf.{path}: {reason}', *_way_out(kind, path))
        if kind in ('layer', 'loss', 'metric', 'control_flow'):
            return self.compute(node, path, [*args, *keywords.values()])
        return values.Unknown()

    def check_early_order(self, path, node, args):
        """Refuses the order in which TensorFlow before 1.0 took arguments."""
        name = path.rsplit('.', 1)[-1]
        count = {'concat': 2, 'split': 3}.get(name)
        if count is None or len(args) < count or not isinstance(args[0], values.Constant):
            return
        if type(args[0].value) is int and not isinstance(args[count - 1], values.Constant):
            self.obstacle(
                'early_order',
                node,
                f'tf.{path} takes the axis last; TensorFlow before 1.0 took it first',
                'write it last; the program must run under TF 1.15 first',
            )

    # Nodes

    def node(self, kind, op, site, inputs=(), **more):
        """Adds a node to the graph."""
        node = model.Node(
            len(self.program.nodes), kind, op, site, tuple(self.path), tuple(inputs), **more
        )
        node.statement = self.current
        node.graph = self.graph.key
        self.ordered(node)
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
        deferred = kind not in ('compute', 'constant') or bool(reads)
        deferred = deferred or any(n.deferred for n in [*inputs, *self.before()])
        if not deferred and self.place_here(node) in self.given:
            return self.given_constant(node, op)
        if not deferred:
            kind = 'constant'
        made = self.node(
            kind, op, node, inputs, reads=tuple(reads), writes=tuple(writes), deferred=deferred
        )
        made.call = (held, {})
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
        if not deferred or (op in _OF_SPECS and all(map(_has_spec, inputs))):
            return values.Shape()
        return values.Tensor(self.node('static', op, node, inputs, deferred=deferred))

    # Kinds of symbols

    def _s_zeros_like(self, path, node, args, keywords):
        given = args[0] if args else keywords.get('tensor', keywords.get('input'))
        if isinstance(given, values.VariableValue):
            # A variable has its shape before it has a value.
            return self.compute(node, path, [], kind='constant')
        return self._k_pure(path, node, args, keywords)

    _s_ones_like = _s_zeros_like

    def _s_train_start_queue_runners(self, path, node, args, keywords):
        # Queues are refused where they are made, so there is none to run.
        self.queue_runs[id(node)] = node
        return self.own(values.Sequence([]))

    def _s_group(self, path, node, args, keywords):
        return self._k_effect(path, node, args, keywords)

    def _k_pure(self, path, node, args, keywords):
        return self.compute(node, path, [*args, *keywords.values()])

    def _k_random(self, path, node, args, keywords):
        return self.compute(node, path, [*args, *keywords.values()], kind='random')

    def _k_early(self, path, node, args, keywords):
        self.obstacle(
            'early_name',
            node,
            f'tf.{path} is a name of TensorFlow before 1.0, which TF 1.15 does not have either',
            f'{self.lookup(path).note}; the program must run under TF 1.15 first',
        )
        return self.compute(node, path, [*args, *keywords.values()])

    def _k_value(self, path, node, args, keywords):
        held = [*args, *keywords.values()]
        if any(self.is_graph(v) for v in held):
            return self.static(node, held, path)
        return values.Unknown()

    def _k_initializer(self, path, node, args, keywords):
        return values.Initializer(path)

    def _k_regularizer(self, path, node, args, keywords):
        return values.Regularizer(path, node, args[0] if args else keywords.get('scale'))

    def call_regularizer(self, node, args, keywords):
        """Evaluates the call of a regularizer with weights."""
        if keywords or len(args) != 1:
            self.obstacle(
                'regularizer',
                node,
                'a regularizer of Keras takes the weights alone, by position',
                'leave names out',
            )
        return self.compute(node, 'penalty', [*args, *keywords.values()])

    def _s_examples_tutorials_mnist_input_data_read_data_sets(self, path, node, args, keywords):
        return values.Unknown()

    _s_examples_tutorials_mnist_input_data_load_mnist = (
        _s_examples_tutorials_mnist_input_data_read_data_sets
    )

    def _s_contrib_learn_preprocessing_VocabularyProcessor(self, path, node, args, keywords):
        return self.own(values.Unknown())

    _s_contrib_learn_preprocessing_VocabularyProcessor_restore = (
        _s_contrib_learn_preprocessing_VocabularyProcessor
    )

    def _s_contrib_learn_datasets_load_dataset(self, path, node, args, keywords):
        if values.text_of(args[0] if args else keywords.get('name')) != 'mnist':
            self.obstacle(
                'mnist_tutorial',
                node,
                'this data set came with tf.contrib.learn, which is gone',
                'read it with scikit-learn, tf.keras.datasets or tensorflow_datasets',
            )
        return values.Unknown()

    def _s_losses_get_regularization_loss(self, path, node, args, keywords):
        scope = values.text_of(args[0] if args else keywords.get('scope'))
        held = [
            v
            for v in self.graph.variables
            if v.regularizer is not None and v.name.startswith(scope or '')
        ]
        if (args or 'scope' in keywords) and scope is None:
            self.obstacle(
                'dynamic_scope_name', node, 'the scope of the losses is computed at run time'
            )
        self.use_collection(node, 'regularization_losses', chosen=True)
        if self.graph.collections.get('regularization_losses'):
            self.obstacle(
                'collection',
                node,
                'this adds what the program put among the penalties of variables',
                'add it by hand',
            )
        made = self.compute(node, path, [values.VariableValue(v) for v in held])
        if isinstance(made, values.Tensor):
            made.node.detail['regularized'] = held
            self.regularization_sums.append(made.node)
        return made

    _k_module = _k_seed = _k_behavior = _k_value

    def _k_python(self, path, node, args, keywords):
        if any(self.is_graph(v) for v in [*args, *keywords.values()]):
            return self._k_pure(path, node, args, keywords)
        return values.Unknown()

    def _k_schedule(self, path, node, args, keywords):
        return self.compute(node, path, [*args, *keywords.values()])

    def _k_effect(self, path, node, args, keywords):
        name = path.rsplit('.', 1)[-1]
        held = [*args, *keywords.values()]
        if name.startswith(('assert_', 'Assert')) or name == 'print':
            return self.looks(path, node, held)
        if name in ('assign', 'assign_add', 'assign_sub') or name.startswith('scatter_'):
            target = args[0] if args else keywords.get('ref')
            if isinstance(target, values.VariableValue):
                rest = [v for v in held if v is not target]
                return self.compute(node, path, rest, kind='effect', writes=(target.variable,))
            self.obstacle('assign_to_tensor', node, 'the variable that is assigned is not known')
            return values.Unknown()
        if name == 'group':
            parts = [n for v in held for n in values.nodes_in(v)]
            if not parts or any(n.kind != 'init' for n in parts):
                return values.Tensor(self.node('group', path, node, parts, deferred=True))
            made = self.node('init', path, node, parts, deferred=True)
            for held in ('variables', 'optimizers'):
                made.detail[held] = [v for n in parts for v in n.detail[held]]
            return values.Tensor(made)
        if name == 'no_op':
            return values.Tensor(self.node('group', path, node, deferred=True))
        self.obstacle('effect', node, f'tf.{path} is not converted yet')
        return self.compute(node, path, held, kind='effect')


def _has_spec(node):
    """Tells whether a node is a placeholder, whose shape and type its TensorSpec has."""
    region = getattr(node.statement, 'region', None)
    if node.detail.get('given'):
        return True
    return node.kind == 'input' and region is not None and region.instance is None


def _way_out(kind, path):
    if kind in ('layer', 'loss', 'metric', 'summary', 'saver', 'estimator', 'control_flow'):
        return ('this kind of symbol is not supported yet; convert it by hand',)
    return ()
