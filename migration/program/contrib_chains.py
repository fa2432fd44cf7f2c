"""What `repeat` and `stack` of `tf.contrib.layers` and slim add to the graph.

Both call one layer several times, each time with what the last one gave. That is one layer of
several parts. Source: tensorflow/contrib/layers/python/layers/layers.py (TF 1.15).
"""

import ast

from migration.program import contrib_layers, contrib_names, layer_parts, static_shapes, values


class ContribChains:
    """The part of the interpreter that evaluates chains of layers."""

    def _s_contrib_layers_repeat(self, path, node, args, keywords):
        count = args[1].value if len(args) > 2 and isinstance(args[1], values.Constant) else 0
        if type(count) is not int or count < 1:
            return self.unknown_symbol(path, node, args, keywords)
        turn = list(zip(args[3:], node.args[3:], strict=False))
        return self._chain(path, node, args[2], [turn] * count, args, keywords)

    _s_contrib_slim_repeat = _s_contrib_layers_repeat

    def _s_contrib_layers_stack(self, path, node, args, keywords):
        turns = _turns(args[2], node.args[2]) if len(args) == 3 and len(node.args) == 3 else []
        if not turns:
            return self.unknown_symbol(path, node, args, keywords)
        return self._chain(path, node, args[1], turns, args, keywords)

    _s_contrib_slim_stack = _s_contrib_layers_stack

    def _chain(self, path, node, function, turns, args, keywords):
        """Evaluates a chain of layers; each turn has its arguments as (value, expression)."""
        name = contrib_names.name_of(getattr(function, 'path', ''))
        form = contrib_layers.CORES.get(name)
        starred = any(isinstance(a, ast.Starred) for a in node.args)
        if form is None or starred or any(k.arg is None for k in node.keywords):
            return self.unknown_symbol(path, node, args, keywords)
        places = {k.arg: k.value for k in node.keywords}
        outer = {'scope': keywords['scope']} if 'scope' in keywords else {}
        entered = self.contrib_scope(path.rsplit('.', 1)[-1].capitalize(), node, outer)
        base = values.text_of(keywords.get('scope')) or contrib_names.defined_as(name)
        shape = static_shapes.shape_of(args[0])
        parts = []
        for number, turn in enumerate(turns, 1):
            parameters = contrib_names.PARAMETERS[name][1:]
            given = {**dict(zip(parameters, (v for v, _ in turn), strict=False)), **keywords}
            held = {**dict(zip(parameters, (p for _, p in turn), strict=False)), **places}
            given['scope'] = values.Constant(f'{base}_{number}')
            part, shape = self._link(name, form, node, given, held, shape)
            parts.append(part)
        self.leave_scope(entered)
        result = self.composite(
            parts[0].symbol, node, parts, None, (None, None), args[0], {'inputs': node.args[0]}
        )
        whole = result.node.detail['layer'].layer
        whole.requested, whole.labels = base, layer_parts.labels_in(places)
        result.node.detail['sizes'] = shape
        return result

    def _link(self, name, form, node, given, places, shape):
        """Returns one layer of a chain, and the shape that it gives."""
        self.with_defaults(name, given, places)
        self.check_contrib(name, node, given)
        if not values.is_none(given.get('normalizer_fn', values.Constant(None))):
            self.obstacle(
                'layer',
                node,
                'the layers of a chain are normalised',
                'call the layers one by one',
            )
        held, texts, activation = self.core_arguments(form, given, places)
        if activation is not None:
            held['activation'], texts['activation'] = activation
            self.callbacks([activation[0]], node)
            self.note_activation(activation[0])
        entered = self.contrib_scope(form.kind.scope, node, given)
        symbol = f'contrib.layers.{name}'
        part = self.contrib_here(symbol, form, node, held, texts, shape, entered)
        self.leave_scope(entered)
        return part, contrib_layers.output(form, held, shape)


def _turns(value, place) -> list:
    """Returns the arguments of each layer of a stack; none where the source does not list them."""
    listed = isinstance(place, (ast.List, ast.Tuple)) and isinstance(value, values.Sequence)
    if not listed or value.open or len(value.items) != len(place.elts):
        return []
    found = []
    for item, element in zip(value.items, place.elts, strict=True):
        if not isinstance(item, values.Sequence):
            found.append([(item, element)])
        elif isinstance(element, (ast.List, ast.Tuple)) and len(item.items) == len(element.elts):
            found.append(list(zip(item.items, element.elts, strict=True)))
        else:
            return []
    return found
