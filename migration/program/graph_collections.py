"""The collections of a graph: which variables and tensors they hold at each moment.

TF 1 keeps what a graph holds in lists that any code may ask for. Here each question is answered
while the program is executed, and the answer, a *fold*, is spelt out where the question stood.
"""

import ast
import dataclasses
import re
from typing import Any

from migration.program import model, values
from migration.syntax import trees

_KEYS = {
    'GLOBAL_VARIABLES': 'variables',
    'VARIABLES': 'variables',
    'TRAINABLE_VARIABLES': 'trainable_variables',
    'LOCAL_VARIABLES': 'local_variables',
    'MODEL_VARIABLES': 'model_variables',
    'METRIC_VARIABLES': 'metric_variables',
    'MOVING_AVERAGE_VARIABLES': 'moving_average_variables',
    'LOSSES': 'losses',
    'REGULARIZATION_LOSSES': 'regularization_losses',
    'UPDATE_OPS': 'update_ops',
    'SUMMARIES': 'summaries',
    'WEIGHTS': 'weights',
    'BIASES': 'biases',
    'ACTIVATIONS': 'activations',
    'TABLE_INITIALIZERS': 'table_initializer',
    'QUEUE_RUNNERS': 'queue_runners',
    'GLOBAL_STEP': 'global_step',
    'EVAL_STEP': 'eval_step',
    'CONCATENATED_VARIABLES': 'concatenated_variables',
    'SAVERS': 'savers',
    'INIT_OP': 'init_op',
    'TRAIN_OP': 'train_op',
}
_FUNCTIONS = {
    'trainable_variables': 'trainable_variables',
    'global_variables': 'variables',
    'all_variables': 'variables',
    'local_variables': 'local_variables',
    'model_variables': 'model_variables',
    'moving_average_variables': 'moving_average_variables',
}
# Collections that TensorFlow fills itself with more than variables.
_OWN = frozenset({'summaries', 'savers', 'queue_runners', 'table_initializer'})
# What each optimizer makes for every variable that it trains, as the suffixes of names.
_SLOTS = {
    'AdamOptimizer': ('/Adam', '/Adam_1'),
    'MomentumOptimizer': ('/Momentum',),
    'RMSPropOptimizer': ('/RMSProp', '/RMSProp_1'),
    'AdagradOptimizer': ('/Adagrad',),
    'AdadeltaOptimizer': ('/Adadelta', '/Adadelta_1'),
    'FtrlOptimizer': ('/Ftrl', '/Ftrl_1'),
    'GradientDescentOptimizer': (),
}


@dataclasses.dataclass(eq=False)
class Fold:
    """An expression that asked the graph, with the answer.

    Attributes:
      node: the expression.
      value: what it stands for: a list of variables and tensors, or a constant.
      uncertain: whether it may be asked in a turn of a loop, or under a condition.
      inside: whether it stands in a function that was called.
      statement: the statement of the root suite that first executed it.
      total: whether the sum of what it found is wanted.
      others: the answers of other times.
    """

    node: ast.expr
    value: values.Value
    uncertain: bool = False
    inside: bool = False
    statement: Any = None
    total: bool = False
    others: list = dataclasses.field(default_factory=list)

    @property
    def changing(self) -> bool:
        """Whether it was asked several times and got different answers."""
        return self.uncertain or not all(same_answer(self.value, other) for other in self.others)


class Collections:
    """The part of the interpreter that answers for collections and for names of variables."""

    def fold(self, node: ast.expr, value: values.Value) -> values.Value:
        """Notes that an expression is to be spelt out as a value; returns the value."""
        self.folded += 1
        known = self.folds.get(id(node))
        uncertain = bool(known and known.uncertain)
        if isinstance(value, values.Sequence):
            uncertain = uncertain or '*' in self.path or bool(self.uncertain)
        first = known.statement if known else self.current
        made = Fold(node, value, uncertain, bool(self.call_sites), first)
        made.others = [*known.others, known.value] if known else []
        self.folds[id(node)] = made
        return value

    def fold_call(self, node: ast.Call, result: values.Value) -> values.Value:
        """Notes that a call of the program's own function chose among the graph's variables."""
        if not isinstance(result, values.Sequence) or result.open or not result.items:
            return result
        listed = all(isinstance(i, values.VariableValue) for i in result.items)
        return self.fold(node, result) if listed else result

    def fold_choice(self, node: ast.expr, chosen: list) -> None:
        """Notes what a comprehension goes over, where its conditions ask for names."""
        (generator,) = node.generators
        if not any(id(n) in self.name_reads for t in generator.ifs for n in trees.walk(t)):
            return
        known = self.choices.get(id(node))
        value = values.Sequence(chosen)
        self.folded += 1
        first = known.statement if known else self.current
        made = Fold(node, value, bool(known and known.uncertain), bool(self.call_sites), first)
        made.others = [*known.others, known.value] if known else []
        self.choices[id(node)] = made

    def bookkeeping(self, node: ast.expr) -> values.Value:
        """Notes that a call only changes the state of the graph, and has no part in TF 2."""
        self.bookkeeping_calls.add(id(node))
        return values.Constant(None)

    def name_of(self, variable: model.Variable, node: ast.expr, suffix: str) -> values.Value:
        """Returns the name of a variable, and notes that the program reads it."""
        self.name_reads.setdefault(id(node), (node, suffix, {}))[2][variable] = None
        if '*' in variable.path or variable.name.startswith('?'):
            return values.Unknown()
        return values.Constant(variable.name + suffix)

    def attribute_of_any(self, value: values.AnyVariable, name: str, node: ast.expr):
        """Returns an attribute of one of several variables."""
        if name == 'name':
            return self.name_of_one(value.variables, node, ':0')
        if name == 'op':
            return values.VariableOp(value.variables)
        if name == 'shape':
            return values.Shape()
        return values.Unknown() if name == 'dtype' else values.Method(value, name)

    def _on_AnyVariable(self, receiver, name, node, args, keywords, frame):
        if name == 'eval':
            given = args[0] if args else keywords.get('session')
            session = self.session_of([None, given], keywords)
            return self.step(session, node, receiver, node.func.value, None, None)
        if name == 'get_shape':
            return values.Shape()
        if name in ('value', 'read_value'):
            return self.compute(node, name, [receiver])
        self.obstacle(
            'one_of_several',
            node,
            f'`{name}` is asked of one of several variables, in a loop that is not followed',
            'name the variables one by one',
        )
        return values.Unknown()

    def membership(self, node: ast.Compare, found: bool) -> values.Value:
        """Returns whether a list holds a variable; TF 2 would compare the values of variables."""
        self.name_reads.setdefault(id(node), (node, None, {}))
        return values.Constant(found)

    def name_of_one(self, variables: list, node: ast.expr, suffix: str) -> values.Value:
        """Returns the name of one of some variables."""
        names = [self.name_of(variable, node, suffix) for variable in variables]
        return names[0] if len(names) == 1 else values.Unknown()

    # Questions

    def _k_collection(self, path, node, args, keywords):
        name = path.rsplit('.', 1)[-1]
        if name in _FUNCTIONS:
            given = args[0] if args else keywords.get('scope')
            return self.asked(node, _FUNCTIONS[name], given)
        if name in ('get_collection', 'get_collection_ref'):
            key = args[0] if args else keywords.get('key')
            scope = args[1] if len(args) > 1 else keywords.get('scope')
            return self.get_collection(node, key, scope)
        if name in ('add_to_collection', 'add_to_collections'):
            keys = args[0] if args else keywords.get('name', keywords.get('names'))
            value = args[1] if len(args) > 1 else keywords.get('value')
            return self.add_to_collections(node, keys, value)
        if name == 'get_total_loss':
            return self.total_loss(node, args, keywords)
        if name in ('get_losses', 'get_regularization_losses'):
            key = 'losses' if name == 'get_losses' else 'regularization_losses'
            return self.asked(node, key, args[0] if args else keywords.get('scope'))
        if name == 'add_loss':
            key = args[1] if len(args) > 1 else keywords.get('loss_collection')
            value = args[0] if args else keywords.get('loss')
            return self.add_to_collections(node, key or values.Constant('losses'), value)
        self.obstacle('collection', node, f'tf.{path} is not converted')
        return values.Unknown()

    def graph_method(self, name, node, args, keywords):
        """Returns what a method of a graph gives, where it asks for what it holds."""
        if name in ('get_collection', 'get_collection_ref', 'add_to_collection'):
            return self._k_collection(name, node, args, keywords)
        if name in ('get_tensor_by_name', 'get_operation_by_name'):
            return self.look_up(name, node, args, keywords)
        if name == 'finalize':
            return self.bookkeeping(node)
        return None

    def get_collection(self, node, key, scope):
        """Evaluates `tf.get_collection(key, scope)`."""
        known = collection_key(key)
        if known is None:
            self.obstacle('collection', node, 'which collection this is, is decided at run time')
            return values.Unknown()
        return self.asked(node, known, scope)

    def asked(self, node, key, scope):
        """Answers a question for a collection, with a scope or without."""
        if scope is not None and not values.is_none(scope) and values.text_of(scope) is None:
            self.obstacle('dynamic_scope_name', node, 'the scope is computed at run time')
            return values.Unknown()
        return self.collected(node, key, values.text_of(scope) if scope is not None else None)

    def collected(self, node, key, scope):
        """Answers a question for the things of a collection whose names begin as a scope says."""
        self.use_collection(node, key, chosen=bool(scope))
        items = self.held(node, _FUNCTIONS.get(key, key))
        if scope and not _is_pattern(scope):
            self.obstacle('dynamic_scope_name', node, 'the scope is computed at run time')
            return values.Unknown()
        if scope:
            for item in items:
                if not isinstance(item, values.VariableValue):
                    self.obstacle(
                        'collection',
                        node,
                        'tensors of a collection are chosen by their names',
                        'keep those that are wanted in a list of their own',
                    )
            items = [
                v
                for v in items
                if isinstance(v, values.VariableValue) and re.match(scope, f'{v.variable.name}:0')
            ]
        return self.fold(node, self.own(values.Sequence(list(items))))

    def held(self, node, key):
        """Returns what a collection holds now."""
        added = self.graph.collections.get(key, [])
        variables = [values.VariableValue(v) for v in self.graph.variables if not v.unlisted]
        if key == 'trainable_variables':
            for held in variables:
                if held.variable.trainable is None:
                    self.obstacle(
                        'collection',
                        node,
                        f'it is not known whether {held.variable.name} is trainable',
                    )
            own = [v for v in variables if v.variable.trainable]
        elif key == 'variables':
            own = [v for v in variables if not v.variable.local]
            own += [values.VariableValue(s) for s in self.slots()]
            own.sort(key=lambda v: v.variable.after)
        elif key == 'local_variables':
            own = [v for v in variables if v.variable.local]
        elif key == 'regularization_losses':
            own = self.regularization_losses(node)
            if own and added:
                self.obstacle(
                    'collection',
                    node,
                    'TF 1 mixes penalties of variables here with what the program added',
                    'add one of the two by hand',
                )
        elif key in _OWN and self.fills(key):
            self.obstacle('collection', node, f'what TensorFlow adds to `{key}` is not converted')
            own = []
        else:
            own = []
        return [*own, *(a for a in added if not _holds(own, a))]

    def regularization_losses(self, node):
        """Returns the penalties of regularized variables, one tensor for each."""
        held = []
        for variable in self.graph.variables:
            if variable.regularizer is not None:
                made = self.penalties.get(variable)
                if made is None:
                    made = self.compute(node, 'penalty', [values.VariableValue(variable)])
                    made.node.detail['regularized'] = [variable]
                    self.penalties[variable] = made
                held.append(made)
        return held

    def fills(self, key):
        """Tells whether the program calls what adds to a collection of TensorFlow's own."""
        kinds = {
            'summaries': ('summary',),
            'savers': ('saver',),
        }.get(key, ('queue', 'table'))
        return any(self.kind(path) in kinds for _, path in self.uses.values())

    def slots(self):
        """Returns the variables that optimizers made so far, which TF 2 keeps in the optimizer."""
        found = []
        for optimizer in self.program.optimizers:
            kind = optimizer.symbol.rsplit('.', 1)[-1]
            for train in optimizer.trains:
                if train.id in self.slots_of:
                    found += self.slots_of[train.id] if train.graph is self.graph.key else []
                    continue
                made = []
                names = []
                if kind == 'AdamOptimizer':
                    names += ['beta1_power', 'beta2_power'] if train is optimizer.trains[0] else []
                for variable in train.detail['variables']:
                    names += [variable.name + suffix for suffix in _SLOTS.get(kind, ('/slot',))]
                for name in names:
                    slot = model.Variable(name, train.site, train.path, False, unlisted=True)
                    slot.after = train.detail['after']
                    made.append(slot)
                self.slots_of[train.id] = made
                found += made if train.graph is self.graph.key else []
        return found

    def add_to_collections(self, node, keys, value):
        """Evaluates `tf.add_to_collection`."""
        names = keys.items if isinstance(keys, values.Sequence) else [keys]
        for key in names:
            known = collection_key(key)
            if known is None or self.uncertain or value is None:
                self.obstacle(
                    'collection',
                    node,
                    'what is added to which collection is decided at run time',
                    'keep it in a list',
                )
            if known is not None and value is not None:
                self.use_collection(node, known, value, len(names) > 1)
                self.graph.collections.setdefault(known, []).append(value)
        return self.bookkeeping(node)


def collection_key(key: Any) -> str | None:
    """Returns the name of a collection, or None where it is not known."""
    if isinstance(key, values.Symbol) and key.path.startswith('GraphKeys.'):
        return _KEYS.get(key.path.rsplit('.', 1)[-1])
    return values.text_of(key)


def same_answer(a: values.Value, b: values.Value) -> bool:
    """Tells whether two answers name the same things."""
    if isinstance(a, values.Sequence) and isinstance(b, values.Sequence):
        return len(a.items) == len(b.items) and all(
            same_answer(x, y) for x, y in zip(a.items, b.items, strict=True)
        )
    if isinstance(a, values.VariableValue) and isinstance(b, values.VariableValue):
        return a.variable is b.variable
    if isinstance(a, values.Tensor) and isinstance(b, values.Tensor):
        return a.node is b.node
    if isinstance(a, values.Constant) and isinstance(b, values.Constant):
        return a.value == b.value
    return a is b


def _is_pattern(scope: str) -> bool:
    """Tells whether a scope is what `re.match` takes, of which all is known."""
    try:
        re.compile(scope)
    except re.error:
        return False
    return '?' not in scope  # It stands for what is computed at run time.


def _holds(items: list, value: values.Value) -> bool:
    return any(same_answer(item, value) for item in items)
