"""What placeholders and variables add to the graph."""

import ast

from migration.program import (
    dtypes,
    graph_collections,
    model,
    patterns,
    static_shapes,
    values,
)

_GET_VARIABLE = ('name', 'shape', 'dtype', 'initializer', 'regularizer', 'trainable')

# The first words of initializers that draw nothing.
_FIXED = frozenset({'zeros', 'ones', 'constant', 'identity'})
# Functions whose first argument is the shape of what they give.
_SHAPED = frozenset(
    {'zeros', 'ones', 'fill', 'random_normal', 'random_uniform', 'truncated_normal'}
)
_PYTHON_TYPES = {bool: 'bool', int: 'int32', float: 'float32', str: 'string', bytes: 'string'}


class Variables:
    """The part of the interpreter that makes placeholders and variables."""

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
        graph_name = self.graph.unique(
            requested or ('Placeholder' if default is None else 'PlaceholderWithDefault')
        )
        made = self.node('input', path, node, deferred=True)
        made.detail = {'dtype': dtype, 'shape': shape, 'default': default, 'name': graph_name}
        made.detail['type'] = self.placeholder_type(name, args, keywords)
        made.dtype = dtypes.known(made.detail['type'][1])
        if self.loops or '*' in self.path:
            self.obstacle(
                'input_in_loop', node, 'a placeholder is made in a loop of unknown length'
            )
        return values.Tensor(made)

    def placeholder_type(self, name, args, keywords):
        """Returns shape and type of a placeholder, as a variable's are written."""
        first, second = [*args, None, None][:2]
        shape = second or keywords.get('shape')
        if name == 'placeholder':
            return _shape_text(shape), _dtype_text(first or keywords.get('dtype'))
        given, dtype = self.initial_type(first or keywords.get('input'))
        return _shape_text(shape) or given, dtype

    def initial_type(self, value):
        """Returns shape and type of an initial value, where the source shows them."""
        if isinstance(value, values.Constant):
            return '[]', _PYTHON_TYPES.get(type(value.value), '')
        if not isinstance(value, values.Tensor):
            return '', ''
        op = value.node.op.rsplit('.', 1)[-1]
        args, keywords = self.call_arguments.get(id(value.node.site), [((), {})])[-1]
        if op == 'constant' and args:
            shape, dtype = self.initial_type(args[0])
            return _shape_text(keywords.get('shape')) or shape, (
                _dtype_text(keywords.get('dtype')) or dtype
            )
        if op not in _SHAPED:
            return '', ''
        shape = args[0] if args else keywords.get('shape')
        dtype = keywords.get('dtype') or (args[1] if op in ('zeros', 'ones') and args[1:] else None)
        return _shape_text(shape), 'float32' if dtype is None else _dtype_text(dtype)

    def _k_variable(self, path, node, args, keywords):
        name = path.rsplit('.', 1)[-1]
        if name == 'get_variable':
            return self.get_variable(node, args, keywords)
        if name in ('get_or_create_global_step', 'create_global_step', 'get_global_step'):
            return self.global_step(name, node)
        if name not in ('Variable',):
            self.obstacle('variable_kind', node, f'tf.{path} is not converted yet')
        requested = values.text_of(keywords.get('name') or (args[5] if len(args) > 5 else None))
        full = self.graph.unique(requested or 'Variable')
        made = self.make_variable(node, full, args, keywords)
        initial = args[0] if args else keywords.get('initial_value')
        variable = made.variable
        variable.requested = requested or ''
        variable.shape, variable.dtype = self.initial_type(initial)
        variable.drawn = _draws(initial)
        variable.shape = variable.shape or _fixed_shape(initial)
        variable.dtype = variable.dtype or self.dtype_of(initial)
        if not values.is_none(keywords.get('dtype', values.Constant(None))):
            variable.dtype = self.named_dtype(keywords['dtype'])
        return made

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
            calls=tuple(self.call_sites),
        )
        for held in [*args, *keywords.values()]:
            if any(n.deferred and n.kind != 'random' for n in values.nodes_in(held)):
                deferred = [n for n in values.nodes_in(held)]
                if any(n.is_of_step for n in deferred):
                    self.obstacle(
                        'variable_from_graph_value',
                        node,
                        'the initial value of a variable is computed from other graph values',
                        'initialise it from Python values or constants',
                    )
        collections = keywords.get('collections') or (args[2] if len(args) > 2 else None)
        if collections is not None and not values.is_none(collections):
            self.put_into(variable, collections, node)
            given = _call_texts(node)
            self.unwritten.update(id(given[key]) for key in (2, 'collections') if key in given)
        if '*' in self.path or self.loops:
            self.keep_back(
                'variable_in_loop', node, 'variables are made in a loop of unknown length'
            )
        variable.after = len(self.program.nodes)
        variable.uncertain = bool(self.uncertain)
        variable.after_init = any(s.inits for s in self.program.sessions)
        variable.graph = self.graph.key
        self.program.variables.append(variable)
        self.graph.variables.append(variable)
        self.visit(variable, node)
        if self.current is not None:
            self.current.variables.append(variable)
        return values.VariableValue(variable)

    def check_shape(self, variable, shape, node):
        """Refuses a variable that is found by its name with another shape, an error of TF 1."""
        if shape and variable.shape and '?' not in shape + variable.shape:
            same = ast.literal_eval(shape), ast.literal_eval(variable.shape)
            if tuple(same[0]) != tuple(same[1]):
                self.obstacle(
                    'variable_exists',
                    node,
                    f'variable {variable.name} has the shape {variable.shape}, not {shape}',
                    'TF 1 raises ValueError here',
                )

    def put_into(self, variable, collections, node):
        """Puts a variable into the collections that its maker asks for."""
        items = self.elements(collections)
        keys = [graph_collections.collection_key(i) for i in items or [None]]
        if None in keys:
            self.obstacle('variable_collections', node, 'a variable is put into collections')
            return
        variable.local = 'local_variables' in keys and 'variables' not in keys
        variable.unlisted = not {'local_variables', 'variables'}.intersection(keys)
        if variable.unlisted and variable.trainable:
            self.obstacle(
                'variable_collections',
                node,
                'a variable is trainable, and not in the collection of global variables',
            )
        for key in set(keys) - {'local_variables', 'variables', 'trainable_variables'}:
            held = self.graph.collections.setdefault(key, [])
            held.append(values.VariableValue(variable))

    def get_variable(self, node, args, keywords):
        """Evaluates `tf.get_variable`, which finds a variable by its name where it may."""
        name = args[0] if args else keywords.get('name')
        requested = values.text_of(name)
        if requested is None:
            self.keep_back(
                'dynamic_variable_name', node, 'the name of a variable is computed at run time'
            )
            requested = patterns.pattern_of(name or values.Unknown()) or '?'
        given = dict(zip(_GET_VARIABLE, args, strict=False))
        given.update(keywords)
        variable, found = self.variable_named(node, requested, given)
        return self.found_again(variable, node) if found else values.VariableValue(variable)

    def variable_named(self, node, requested, given):
        """Returns the variable of a name in the current scope, and whether it existed before."""
        full = self.graph.scoped(requested)
        reuse = self.graph.variable_scope.reuse
        # Two names that are not known may be different ones.
        key = (full, id(node), *self.call_chain()) if '?' in full else full
        known = self.graph.by_name.get(key)
        if known is not None:
            self.visit(known, node)
            if not reuse:
                complain = self.keep_back if '?' in full else self.obstacle
                complain(
                    'variable_exists',
                    node,
                    f'variable {full} exists already and its scope does not reuse it',
                )
            known.uses += 1
            self.check_shape(known, _shape_text(given.get('shape')), node)
            return known, True
        if reuse is True:
            self.keep_back(
                'variable_missing',
                node,
                f'variable {full} does not exist, and its scope only reuses',
                'TF 1 raises ValueError here: make it first',
            )
        for name in given:
            if name not in (
                'name',
                'shape',
                'dtype',
                'initializer',
                'regularizer',
                'trainable',
                'use_resource',
                'collections',
                'validate_shape',
            ) and not values.is_none(given[name]):
                self.obstacle(
                    'get_variable', node, f'get_variable({name}=...) is not converted yet'
                )
        passed = {k: v for k, v in given.items() if k in ('trainable', 'collections')}
        # Its name is one of the whole graph, whatever name scope is open.
        self.graph.op_scopes.append('')
        made = self.make_variable(
            node, full if '?' in full else self.graph.unique(full), [], passed
        )
        self.graph.op_scopes.pop()
        made.variable.requested = requested
        variable = made.variable
        for name, (value, place) in self.graph.variable_scope.defaults.items():
            if name not in given or values.is_none(given[name]):
                given[name] = value
                variable.defaults[name] = place
        self.graph.by_name[key] = variable
        variable.owner = '/'.join(full.split('/')[:-1])
        variable.initializer = given.get('initializer')
        variable.shape = _shape_text(given.get('shape')) or _fixed_shape(given.get('initializer'))
        variable.dtype = self.dtype_of_variable(given)
        variable.drawn = self.draws(variable)
        regularizer = given.get('regularizer')
        if isinstance(regularizer, values.Regularizer):
            variable.regularizer = regularizer
        elif regularizer is not None and not values.is_none(regularizer):
            self.obstacle('get_variable', node, 'the regularizer of a variable is not known')
        return variable, False

    def dtype_of_variable(self, given) -> str:
        """Returns the type of what `tf.get_variable` makes: asked for, or that of its value."""
        if not values.is_none(given.get('dtype', values.Constant(None))):
            return self.named_dtype(given['dtype'])
        start = given.get('initializer', values.Constant(None))
        if values.is_none(start) or isinstance(start, (values.Initializer, values.Symbol)):
            return 'float32'
        return self.dtype_of(start)

    def draws(self, variable) -> bool:
        """Tells whether the initializer of a variable draws random numbers, or may do so."""
        start = variable.initializer
        if start is None or values.is_none(start):
            return 'float' in variable.dtype
        if isinstance(start, (values.Initializer, values.Symbol)):
            return start.path.rsplit('.', 1)[-1].lower().split('_')[0] not in _FIXED
        return _draws(start) if isinstance(start, (values.Tensor, values.Constant)) else True

    def global_step(self, name, node):
        """Evaluates `tf.train.get_or_create_global_step` and its kin."""
        for variable in self.graph.variables:
            if variable.name == 'global_step':
                return self.found_again(variable, node)
        if name == 'get_global_step':
            self.obstacle('variable_missing', node, 'there is no global step')
            return values.Unknown()
        made = self.make_variable(node, 'global_step', [], {'trainable': values.Constant(False)})
        self.graph.counters.setdefault('global_step', 1)
        made.variable.shape, made.variable.dtype = '[]', 'int64'
        made.variable.drawn = False
        return made

    def found_again(self, variable, node):
        """Returns a variable that is found by its name, and notes where."""
        if variable.site is not node:
            self.fold(node, values.VariableValue(variable))
        return values.VariableValue(variable)


def _draws(value) -> bool:
    """Tells whether random numbers are drawn for a value, or for a variable that it begins with."""
    nodes = values.nodes_in(value) if value is not None else []
    parts = [part for node in nodes for part in node.slice()]
    return any(part.kind == 'random' or part.op == 'initialized_value' for part in parts)


def _fixed_shape(value) -> str:
    """Returns the shape of an initial value of which all sizes are known."""
    found = static_shapes.shape_of(value) if value is not None else None
    return static_shapes.text(found) if found is not None and None not in found else ''


def _truth(value):
    """Returns what a flag is; a type that stands where the flag belongs counts as true."""
    if isinstance(value, values.Constant):
        return bool(value.value)
    return True if isinstance(value, values.Symbol) else None


def _shape_text(value):
    text = values.spelling(value)
    if isinstance(value, values.Constant) and isinstance(value.value, int):
        text = f'[{text}]'
    return text if text.startswith('[') else ''


def _dtype_text(value):
    if isinstance(value, values.Symbol):
        return value.path.rsplit('.', 1)[-1]
    return values.text_of(value) or ''


def _call_texts(node):
    """Returns the argument expressions of a call by position and name."""
    found = dict(enumerate(node.args))
    found.update({k.arg: k.value for k in node.keywords if k.arg})
    return found
