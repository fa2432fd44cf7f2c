"""What the layers of `tf.contrib.layers` and slim add to the graph.

A call is a layer of `tf.layers` with other defaults, then perhaps a normalisation, then an
activation. Source: tensorflow/contrib/layers/python/layers/layers.py (TF 1.15).
"""

import dataclasses

from migration.program import (
    contrib_names,
    layer_kinds,
    layer_parts,
    model,
    shape_functions,
    static_shapes,
    values,
)

_NAMES = {'kernel': 'weights', 'bias': 'biases'}
_RELU = (values.Symbol('nn.relu'), 'tf.nn.relu')


@dataclasses.dataclass(frozen=True)
class Form:
    """How a function of contrib's is one of `tf.layers`.

    Attributes:
      core: that function.
      kind: its variables, as contrib names them.
      renamed: the parameters that have other names.
      defaults: arguments as (value, text) where they are not given.
      activation: what is computed of the output unless told otherwise.
    """

    core: str
    kind: layer_kinds.Kind
    renamed: dict
    defaults: dict
    activation: tuple | None = None


def _form(core: str, scope: str, count: str, **defaults) -> Form:
    kind = layer_kinds.renamed(layer_kinds.KINDS[core], scope, _NAMES)
    renamed = {
        'num_outputs': count,
        'stride': 'strides',
        'rate': 'dilation_rate',
        'weights_initializer': 'kernel_initializer',
        'weights_regularizer': 'kernel_regularizer',
        'biases_initializer': 'bias_initializer',
        'biases_regularizer': 'bias_regularizer',
    }
    return Form(core, kind, renamed, defaults, _RELU)


_SAME = (values.Constant('SAME'), "'same'")
_STRIDE = {'padding': _SAME}
CORES = {
    'fully_connected': _form('layers.dense', 'fully_connected', 'units'),
    'conv1d': _form('layers.conv1d', 'Conv', 'filters', **_STRIDE),
    'conv2d': _form('layers.conv2d', 'Conv', 'filters', **_STRIDE),
    'conv3d': _form('layers.conv3d', 'Conv', 'filters', **_STRIDE),
    'conv2d_transpose': _form('layers.conv2d_transpose', 'Conv2d_transpose', 'filters', **_STRIDE),
}
_BATCH_NORM = Form(
    'layers.batch_normalization',
    layer_kinds.renamed(layer_kinds.KINDS['layers.batch_normalization'], 'BatchNorm', {}),
    {'decay': 'momentum', 'is_training': 'training'},
    {
        'momentum': (values.Constant(0.999), '0.999'),
        'scale': (values.Constant(False), 'False'),
        'training': (values.Constant(True), 'True'),
    },
)
# Settings without an equal, and the values at which they change nothing.
_WITHOUT_EQUAL = {
    'param_initializers': (None,),
    'param_regularizers': (None,),
    'batch_weights': (None,),
    'zero_debias_moving_mean': (False,),
    'renorm': (False,),
    'renorm_clipping': (None,),
    'adjustment': (None,),
    'variables_collections': (None,),
    'outputs_collections': (None,),
    'data_format': (None, 'NHWC', 'NWC', 'NDHWC'),
    'noise_shape': (None,),
    'on_value': (1.0,),
    'off_value': (0.0,),
    'begin_norm_axis': (1,),
    'begin_params_axis': (-1,),
}
# What belongs to the call and not to the layer of Keras.
_OF_CALL = frozenset(
    {
        *_WITHOUT_EQUAL,
        'inputs',
        'activation_fn',
        'normalizer_fn',
        'normalizer_params',
        'scope',
        'reuse',
        'updates_collections',
        'renorm_decay',
    }
)


class ContribLayers:
    """The part of the interpreter that makes and calls layers of contrib."""

    def _s_contrib_framework_arg_scope(self, path, node, args, keywords):
        return self.arg_scope(node, args, keywords)

    _s_contrib_slim_arg_scope = _s_contrib_framework_arg_scope

    def contrib_call(self, name, path, node, args, keywords):
        """Evaluates a function of contrib's layers."""
        given, places = self.given_to_layer(contrib_names.PARAMETERS[name], node, args, keywords)
        if given is None:
            self.obstacle(
                'layer',
                node,
                f'starred arguments of tf.{path} hide which parameters are given',
                'write its arguments one by one',
            )
            return self.compute(node, path, [*args, *keywords.values()])
        return self.contrib_layer(name, node, given, places)

    def contrib_layer(self, name, node, given, places, inputs=None):
        """Evaluates a function of contrib's layers with its arguments."""
        self.with_defaults(name, given, places)
        self.check_contrib(name, node, given)
        inputs = given.get('inputs', inputs)
        find = getattr(self, f'_c_{name}', None)
        if find is not None:
            return find(node, given, places, inputs)
        form = CORES.get(name)
        if form is None:
            return self.unknown_symbol(f'contrib.layers.{name}', node, [], given)
        return self.contrib_core(name, form, node, given, places, inputs)

    def check_contrib(self, name, node, given):
        """Refuses settings without an equal."""
        for parameter, harmless in _WITHOUT_EQUAL.items():
            value = given.get(parameter)
            known = isinstance(value, values.Constant) and value.value in harmless
            if value is not None and not known:
                self.obstacle(
                    'layer',
                    node,
                    f'tf.contrib.layers.{name}({parameter}=...) is not converted',
                    'leave this setting out, or write the layer by hand',
                )

    def contrib_scope(self, default, node, given):
        """Enters the scope in which a function of contrib makes its variables."""
        scope = values.Scope('variable_scope', of_layer=True)
        scope.reuse = self.reuse_mode(given.get('reuse'), node)
        label = given.get('scope', values.Constant(None))
        if values.is_none(label) and scope.reuse is True:
            label = values.Constant(default)
        known = isinstance(label, values.Scope) or values.text_of(label) is not None
        if not known and not values.is_none(label):
            self.keep_back(
                'dynamic_scope_name', node, 'the scope of a layer is computed at run time'
            )
            label = values.Constant('?')
        scope.request = {'name_or_scope': label, 'default_name': values.Constant(default)}
        return self.enter_scope(scope, node)

    def translated(self, form, given, places):
        """Returns the arguments of the function of `tf.layers`."""
        held, texts = {}, {}
        for parameter, value in given.items():
            if parameter not in _OF_CALL:
                name = form.renamed.get(parameter, parameter)
                held[name], texts[name] = value, places[parameter]
        for name, (value, text) in form.defaults.items():
            if name not in held:
                held[name], texts[name] = value, text
        return held, texts

    def contrib_core(self, name, form, node, given, places, inputs):
        """Evaluates a convolution or a product with weights, and what follows it."""
        held, texts, activation = self.core_arguments(form, given, places)
        normalizer = given.get('normalizer_fn', values.Constant(None))
        normalized = not values.is_none(normalizer)
        shape = static_shapes.shape_of(inputs)
        entered = self.contrib_scope(form.kind.scope, node, given)
        symbol = f'contrib.layers.{name}'
        if not normalized:
            if activation is not None:
                held['activation'], texts['activation'] = activation
            layer = self.contrib_here(symbol, form, node, held, texts, shape, entered)
            layer.labels = layer_parts.labels_in(places)
            made = self.use_layer(layer, form.kind, node, inputs, held, texts)
            self.leave_scope(entered)
            return self.placed(made, places)
        core = self.contrib_here(symbol, form, node, held, texts, shape, entered)
        core.labels = layer_parts.labels_in(places)
        norm = self.normalizer(node, normalizer, given, places, output(form, held, shape))
        self.leave_scope(entered)
        if norm is None:
            return self.compute(node, symbol, [inputs])
        return self.composite(symbol, node, [core, norm[0]], activation, norm[1], inputs, places)

    def core_arguments(self, form, given, places):
        """Returns the arguments of `tf.layers`, and what is computed of the output."""
        held, texts = self.translated(form, given, places)
        bias = held.get('bias_initializer')
        if 'kernel_initializer' not in held:
            held['kernel_initializer'] = values.Initializer('glorot_uniform_initializer')
        normalizer = given.get('normalizer_fn', values.Constant(None))
        normalized = not values.is_none(normalizer)
        if normalized or (bias is not None and values.is_none(bias)):
            held['use_bias'], texts['use_bias'] = values.Constant(False), 'False'
            held.pop('bias_initializer', None)
            texts.pop('bias_initializer', None)
        activation = (given.get('activation_fn'), places.get('activation_fn'))
        activation = form.activation if activation[0] is None else activation
        if values.is_none(activation[0]):
            activation = None
        return held, texts, activation

    def contrib_here(self, symbol, form, node, given, places, shape, scope):
        """Returns the layer of the current scope, with the arguments of `tf.layers`."""
        layer = self.layer_here(symbol, node, form.kind, given, places, shape)
        layer.core = form.core
        layer.requested = layer.requested or scope.name.rsplit('/', 1)[-1]
        return layer

    def placed(self, made, places):
        """Notes the expression of a layer's input."""
        made.node.detail['layer'].inputs = places.get('inputs')
        return made

    def normalizer(self, node, function, given, places, shape):
        """Returns the layer that normalises an output, and the (value, place) of its flag."""
        name = contrib_names.key_of(function)
        if name != 'batch_norm':
            self.obstacle(
                'layer',
                node,
                'a layer has a normalizer_fn that is not converted',
                'normalise in a statement of its own',
            )
            return None
        settings = given.get('normalizer_params', values.Constant(None))
        own, texts = {}, {}
        if isinstance(settings, values.Mapping) and not settings.open:
            for key, value, place in settings.entries:
                own[values.text_of(key)], texts[values.text_of(key)] = value, place
        elif not values.is_none(settings):
            self.obstacle('layer', node, 'it is not known how a layer is normalised')
        self.with_defaults('batch_norm', own, texts)
        self.check_contrib('batch_norm', node, own)
        layer, flag = self.batch_norm(node, own, texts, shape)
        after = own.get('activation_fn')
        if after is not None and not values.is_none(after):
            self.obstacle('layer', node, 'a normalizer_fn has an activation of its own')
        return layer, flag

    def batch_norm(self, node, given, places, shape):
        """Returns a layer that normalises batches, and the (value, expression) of its flag."""
        held, texts = self.translated(_BATCH_NORM, given, places)
        flag = held.pop('training'), texts.pop('training')
        entered = self.contrib_scope('BatchNorm', node, given)
        layer = self.contrib_here(
            'contrib.layers.batch_norm', _BATCH_NORM, node, held, texts, shape, entered
        )
        layer.labels = layer_parts.labels_in(places)
        self.leave_scope(entered)
        updates = given.get('updates_collections')
        key = getattr(updates, 'path', None) or values.text_of(updates)
        layer.given['at_once'] = values.Constant(updates is not None and values.is_none(updates))
        if (
            updates is not None
            and not values.is_none(updates)
            and not str(key).endswith(('UPDATE_OPS', 'update_ops'))
        ):
            self.obstacle('layer', node, 'averages are moved by a collection of another name')
        return layer, flag

    def _c_batch_norm(self, node, given, places, inputs):
        shape = static_shapes.shape_of(inputs)
        layer, flag = self.batch_norm(node, given, places, shape)
        activation = (given.get('activation_fn'), places.get('activation_fn'))
        if activation[0] is None or values.is_none(activation[0]):
            activation = None
        return self.composite(
            'contrib.layers.batch_norm', node, [layer], activation, flag, inputs, places
        )

    def composite(self, symbol, node, parts, activation, flag, inputs, places):
        """Calls a layer that consists of several parts."""
        last = parts[-1]
        whole = last
        if len(parts) > 1 or activation is not None:
            whole = self.whole_of(symbol, node, parts, activation)
        variables = [v for part in parts for v in part.variables.values()]
        held = [inputs, *map(values.VariableValue, variables)]
        held += [flag[0]] if isinstance(flag[0], values.Tensor) else []
        made = self.compute(node, symbol, held)
        made.node.dtype = self.dtype_of(inputs)
        made.node.detail['sizes'] = last.input_shape
        use = model.LayerUse(whole, node, made.node, places.get('inputs'), *flag)
        made.node.detail['layer'] = use
        whole.uses.append(use)
        if isinstance(flag[0], values.Tensor):
            self.note_flag(flag[0].node)
        moving = [v for v in last.variables.values() if v.attribute.startswith('moving_')]
        known = isinstance(flag[0], values.Constant)
        if moving and not (known and not flag[0].value):
            at_once = shape_functions.plain(last.given.get('at_once'))
            use.statistics = self.statistics(whole, made.node, moving)
            if at_once:
                self.graph.collections['update_ops'].pop()
                use.at_once = True
        if activation is not None:
            self.callbacks([activation[0]], node)
            self.note_activation(activation[0])
        return made

    def whole_of(self, symbol, node, parts, activation):
        """Returns the layer that some parts are, made or found again."""
        for known in self.program.layers:
            if known.parts == parts:
                before = known.activation[0] if known.activation else None
                after = activation[0] if activation else None
                self.check_again(node, {'activation': before}, {'activation': after})
                return known
        first = parts[0]
        layers = self.program.layers
        whole = self.new_layer(symbol, first.name, node, {}, {}, first.input_shape)
        self.program.layers = [one for one in layers if one not in parts]
        whole.parts, whole.activation, whole.core = parts, activation, first.core
        whole.requested, whole.labels = first.requested, first.labels
        for index, part in enumerate(parts):
            for attribute, variable in part.variables.items():
                whole.variables[f'layers[{index}].{attribute}'] = variable
        return whole

    def _c_dropout(self, node, given, places, inputs):
        held, texts = dict(given), dict(places)
        held['training'] = held.pop('is_training', values.Constant(True))
        texts['training'] = texts.pop('is_training', 'True')
        shape = static_shapes.shape_of(inputs)
        layer = self.new_layer('contrib.layers.dropout', '', node, held, texts, shape)
        layer.core = 'layers.dropout'
        kind = layer_kinds.KINDS['layers.dropout']
        return self.placed(self.use_layer(layer, kind, node, inputs, held, texts), places)

    def _c_flatten(self, node, given, places, inputs):
        return self.stateless('layers.flatten', node, given, places, inputs)

    def _c_max_pool2d(self, node, given, places, inputs):
        return self.contrib_pooling('layers.max_pooling2d', node, given, places, inputs)

    def _c_avg_pool2d(self, node, given, places, inputs):
        return self.contrib_pooling('layers.average_pooling2d', node, given, places, inputs)

    def contrib_pooling(self, core, node, given, places, inputs):
        """Evaluates pooling, whose stride is 2 unless told otherwise."""
        names = {'kernel_size': 'pool_size', 'stride': 'strides', 'padding': 'padding'}
        held = {new: given[old] for old, new in names.items() if old in given}
        texts = {new: places[old] for old, new in names.items() if old in given}
        held.setdefault('strides', values.Constant(2))
        texts.setdefault('strides', '2')
        return self.stateless(core, node, held, {**texts, 'inputs': places.get('inputs')}, inputs)

    def stateless(self, core, node, given, places, inputs):
        """Evaluates a layer that holds no variables."""
        held = {n: v for n, v in given.items() if n not in ('inputs', 'scope')}
        texts = {n: p for n, p in places.items() if n != 'scope'}
        layer = self.new_layer(core, '', node, held, texts, static_shapes.shape_of(inputs))
        return self.placed(
            self.use_layer(layer, layer_kinds.KINDS[core], node, inputs, held, texts), places
        )


def output(form: Form, given: dict, shape):
    """Returns the shape that a layer gives, from its arguments and that of its input."""
    return form.kind.output(lambda name: shape_functions.plain(given.get(name)), shape)
