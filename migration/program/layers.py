"""What layers add to the graph: variables in a scope of their own, and what they compute."""

import ast

from migration.program import (
    cell_kinds,
    contrib_names,
    layer_kinds,
    layer_parts,
    model,
    shape_functions,
    static_shapes,
    values,
)

# Settings without an equal in Keras, and the values at which they change nothing.
_WITHOUT_EQUAL = {
    'renorm': (False, None),
    'renorm_clipping': (None,),
    'virtual_batch_size': (None,),
    'adjustment': (None,),
    'activity_regularizer': (None,),
    'noise_shape': (None,),
}
_NEVER_READ = frozenset({'renorm_momentum', 'reuse', 'name', 'trainable', '_reuse', '_scope'})

# What a layer may be given otherwise whenever it is called, or what only serves its variables.
_OF_EACH_CALL = frozenset(
    {'inputs', 'training', 'reuse', '_reuse', 'name', 'scope', 'trainable', 'at_once'}
)


class Layers:
    """The part of the interpreter that makes and calls layers."""

    def _k_layer(self, path, node, args, keywords):
        if cell_kinds.class_of(path):
            return self.make_cell(path, node, args, keywords)
        name = contrib_names.name_of(path)
        if name:
            return self.contrib_call(name, path, node, args, keywords)
        kind = layer_kinds.KINDS.get(path)
        if kind is None:
            return self.unknown_symbol(path, node, args, keywords)
        names = self.lookup(path).parameters
        given, places = self.given_to_layer(names, node, args, keywords)
        if given is None:
            self.obstacle(
                'layer',
                node,
                f'starred arguments of tf.{path} hide which parameters are given',
                'write its arguments one by one',
            )
            return self.compute(node, path, [*args, *keywords.values()])
        inputs = given.pop('inputs', values.Unknown())
        idle = path == 'layers.dropout' and _is_false(given.get('training', values.Constant(False)))
        for name, harmless in _WITHOUT_EQUAL.items():
            value = given.get(name) if not idle else None
            known = isinstance(value, values.Constant) and value.value in harmless
            if value is not None and not known:
                self.obstacle(
                    'layer',
                    node,
                    f'tf.{path}({name}=...) has no exact equal in Keras',
                    'leave this setting out, or write the layer by hand',
                )
        shape = static_shapes.shape_of(inputs)
        layer = self.layer_of(path, node, kind, given, places, shape)
        return self.use_layer(layer, kind, node, inputs, given, places)

    def given_to_layer(self, names, node, args, keywords):
        """Returns the values and the expressions of arguments by the parameters' names.

        None where starred arguments hide which ones are given.
        """
        hidden = any(isinstance(a, ast.Starred) for a in node.args)
        if hidden or any(k.arg is None for k in node.keywords) or len(args) > len(names):
            return None, None
        given = {**dict(zip(names, args, strict=False)), **keywords}
        places = dict(zip(names, node.args, strict=False))
        places.update({k.arg: k.value for k in node.keywords})
        return given, places

    def layer_of(self, path, node, kind, given, places, shape):
        """Returns the layer that a call makes, or the one that it finds by its scope."""
        name = given.get('name')
        named = name is not None and not values.is_none(name)
        if not kind.weights:
            return self.new_layer(path, '', node, given, places, shape)
        scope = values.Scope('variable_scope', of_layer=True)
        scope.reuse = self.reuse_mode(given.get('reuse'), node)
        label = name if named else values.Constant(kind.scope if scope.reuse is True else None)
        if named and values.text_of(name) is None:
            self.keep_back(
                'dynamic_scope_name', node, 'the name of a layer is computed at run time'
            )
            label = values.Constant('?')
        scope.request = {'name_or_scope': label, 'default_name': values.Constant(kind.scope)}
        entered = self.enter_scope(scope, node)
        layer = self.layer_here(path, node, kind, given, places, shape)
        layer.requested = layer.requested or values.text_of(name) or ''
        self.leave_scope(entered)
        return layer

    def layer_here(self, path, node, kind, given, places, shape):
        """Returns the layer whose variables are in the current scope."""
        found = self.weights(node, kind, given, shape)
        known = {variable.layer for variable, _ in found}
        if found and all(is_old for _, is_old in found) and len(known) == 1 and None not in known:
            (layer,) = known
            if isinstance(layer, model.Layer) and layer.symbol == path:
                self.check_again(node, layer.given, given)
                return layer
        if any(is_old for _, is_old in found):
            self.obstacle(
                'layer',
                node,
                'this layer uses variables that other code made',
                'make the layer once and call it again',
            )
        name = self.graph.variable_scope.name
        layer = self.new_layer(path, name, node, given, places, shape)
        for weight, (variable, _) in zip(self.present(kind, given), found, strict=True):
            layer.variables[weight.attribute] = variable
            variable.layer, variable.attribute = layer, weight.attribute
        return layer

    def check_again(self, node, before, given):
        """Refuses a call that finds the variables of a layer, but computes otherwise with them."""
        for name in sorted({*before, *given}):
            if not _only_makes(name) and not _is_same(before.get(name), given.get(name)):
                self.obstacle(
                    'layer',
                    node,
                    f'a layer that is called again has another {name}',
                    'use the variables of the layer in operations of TensorFlow',
                )
                return

    def new_layer(self, path, name, node, given, places, shape):
        """Adds a layer to the program."""
        layer = model.Layer(
            path, name, node, self.current, tuple(self.path), tuple(self.call_sites)
        )
        layer.given, layer.places, layer.core = given, places, path
        layer.labels = layer_parts.labels_in(places)
        layer.input_shape = shape
        self.program.layers.append(layer)
        return layer

    def present(self, kind, given):
        """Returns the weights that a layer has, as its switches say."""
        found = []
        for weight in kind.weights:
            switch = given.get(weight.switch)
            if switch is None or shape_functions.plain(switch) is not False:
                found.append(weight)
        return found

    def weights(self, node, kind, given, shape):
        """Makes or finds the variables of a layer in the current scope."""
        found = []
        trainable = given.get('trainable', values.Constant(True))
        for weight in self.present(kind, given):
            switch = given.get(weight.switch)
            if switch is not None and not isinstance(switch, values.Constant):
                self.obstacle(
                    'layer',
                    node,
                    f'it is not known whether this layer has a {weight.name}',
                    f'give {weight.switch} as True or False',
                )
            asked = {'trainable': values.Constant(False) if weight.moves else trainable}
            for what in ('initializer', 'regularizer'):
                value = given.get(f'{weight.parameters}_{what}')
                if value is not None and not values.is_none(value):
                    asked[what] = value
            if not weight.attribute.endswith('kernel'):
                # The layer has an initial value of its own, before that of the scope.
                asked.setdefault('initializer', values.Initializer('zeros_initializer'))
            if 'regularizer' in asked and 'regularizer' in self.graph.variable_scope.defaults:
                self.obstacle(
                    'layer',
                    node,
                    'a layer and the scope around it both have a regularizer, and TF 1 adds both',
                    'give one of them',
                )
            variable, is_old = self.variable_named(node, weight.name, asked)
            if not is_old:
                sizes = weight.shape(lambda n: shape_functions.plain(given.get(n)), shape)
                variable.shape = _text(sizes)
            found.append((variable, is_old))
        return found

    def use_layer(self, layer, kind, node, inputs, given, places):
        """Adds what a call of a layer computes to the graph."""
        training = given.get('training')
        flagged = 'training' in self.lookup(layer.core).parameters or 'training' in given
        if flagged and training is None:
            training = values.Constant(False)
        held = [inputs, *(values.VariableValue(v) for v in layer.variables.values())]
        held += [training] if isinstance(training, values.Tensor) else []
        is_random = layer.symbol.endswith('dropout') and not _is_false(training)
        made = self.compute(node, layer.symbol, held, kind='random' if is_random else 'compute')
        made.node.dtype = self.dtype_of(inputs)
        made.node.detail['sizes'] = kind.output(
            lambda n: shape_functions.plain(given.get(n)), static_shapes.shape_of(inputs)
        )
        use = model.LayerUse(layer, node, made.node, places.get('inputs'))
        use.training, use.training_place = training, places.get('training')
        made.node.detail['layer'] = use
        layer.uses.append(use)
        if isinstance(training, values.Tensor):
            self.note_flag(training.node)
        moving = [v for v in layer.variables.values() if v.trainable is False]
        moving = [v for v in moving if v.attribute.startswith('moving_')]
        if moving and not _is_false(training):
            use.statistics = self.statistics(layer, made.node, moving)
        return self.activated(node, made, given)

    def activated(self, node, made, given):
        """Lets the program's own function be seen that is given to a layer as its activation."""
        self.callbacks([v for v in given.values() if not self.is_graph(v)], node)
        self.note_activation(given.get('activation'))
        return made

    def note_activation(self, value):
        """Notes that a layer calls a function of TensorFlow with what it computes alone."""
        for function in getattr(value, 'options', [value]):
            if isinstance(function, values.Symbol):
                self.indirect_calls.setdefault(function.path, []).append((1, False))

    def note_flag(self, node):
        """Notes that a node says whether a run trains."""
        if node.kind == 'input':
            node.detail['flag'] = True

    def statistics(self, layer, node, moving):
        """Adds the node that moves averages of a layer, which nothing runs by itself."""
        held, self.current = self.current, None
        made = self.node(
            'statistics', layer.symbol, node.site, [node], writes=tuple(moving), deferred=True
        )
        self.current = held
        made.detail['layer'] = layer
        self.graph.collections.setdefault('update_ops', []).append(values.Tensor(made))
        return made


def _only_makes(name: str) -> bool:
    """Tells whether an argument says how variables are made or called, or belongs to a call."""
    return name.endswith(('_initializer', '_regularizer')) or name in _OF_EACH_CALL


def _is_same(value, other) -> bool:
    """Tells whether two arguments are the same, as far as both are known."""
    missing = [v is None or values.is_none(v) for v in (value, other)]
    if value is other or any(missing):
        return all(missing) or value is other
    if isinstance(value, values.Symbol) and isinstance(other, values.Symbol):
        return value.path == other.path
    if isinstance(value, values.Function) and isinstance(other, values.Function):
        return value.node is other.node
    known = [shape_functions.plain(v) for v in (value, other)]
    return known[0] == known[1] and type(value) is type(other)


def _is_false(value) -> bool:
    return isinstance(value, values.Constant) and not value.value


def _text(sizes) -> str:
    """Returns a shape as variables tell it, with `?` for what is not known."""
    return '' if sizes is None else f'[{", ".join("?" if s is None else str(s) for s in sizes)}]'
