"""What the functions of `tf.losses` add to the graph: a number, kept in a collection as well.

Source: tensorflow/python/ops/losses/losses_impl.py and util.py (TF 1.15).
"""

import ast

from migration.program import state, values

_REST = ('scope', 'loss_collection', 'reduction')
# The parameters of each function, in order.
PARAMETERS = {
    'absolute_difference': ('labels', 'predictions', 'weights', *_REST),
    'compute_weighted_loss': ('losses', 'weights', *_REST),
    'cosine_distance': ('labels', 'predictions', 'axis', 'weights', *_REST, 'dim'),
    'hinge_loss': ('labels', 'logits', 'weights', *_REST),
    'huber_loss': ('labels', 'predictions', 'weights', 'delta', *_REST),
    'log_loss': ('labels', 'predictions', 'weights', 'epsilon', *_REST),
    'mean_squared_error': ('labels', 'predictions', 'weights', *_REST),
    'sigmoid_cross_entropy': (
        'multi_class_labels', 'logits', 'weights', 'label_smoothing', *_REST,
    ),
    'softmax_cross_entropy': ('onehot_labels', 'logits', 'weights', 'label_smoothing', *_REST),
    'sparse_softmax_cross_entropy': ('labels', 'logits', 'weights', *_REST),
}  # fmt: skip


class Losses:
    """The part of the interpreter that evaluates losses."""

    def _k_loss(self, path, node, args, keywords):
        names = PARAMETERS.get(path.removeprefix('losses.'))
        if names is None or not path.startswith('losses.'):
            return self.unknown_symbol(path, node, args, keywords)
        given, places = self.given_to_layer(names, node, args, keywords)
        if given is None:
            self.obstacle(
                'losses',
                node,
                f'starred arguments of tf.{path} hide which parameters are given',
                'write its arguments one by one',
            )
            return self.compute(node, path, [*args, *keywords.values()])
        held = [v for name, v in given.items() if name not in _REST]
        made = self.compute(node, path, held)
        reduction = given.get('reduction')
        how = getattr(reduction, 'path', '').rsplit('.', 1)[-1]
        if reduction is not None and not how:
            self.obstacle('losses', node, 'how this loss is reduced is decided at run time')
        made.node.detail['loss_call'] = (given, places, how or 'SUM_BY_NONZERO_WEIGHTS')
        if how != 'NONE':
            made.node.detail['sizes'] = ()
        key = given.get('loss_collection')
        if key is None:
            self.graph.collections.setdefault('losses', []).append(made)
        elif not values.is_none(key):
            self.add_to_collections(node, key, made)
        return made

    def total_loss(self, node, args, keywords):
        """Evaluates `tf.losses.get_total_loss`."""
        given = dict(zip(('add_regularization_losses', 'name', 'scope'), args, strict=False))
        given.update(keywords)
        scope = given.get('scope')
        added = given.get('add_regularization_losses', values.Constant(True))
        if not isinstance(added, values.Constant):
            self.obstacle('losses', node, 'it is not known whether penalties are part of the loss')
        if scope is not None and not values.is_none(scope):
            self.obstacle(
                'losses',
                node,
                'losses are chosen by the scopes that they were made in',
                'add those that are wanted',
            )
        for key in ('losses', 'regularization_losses'):
            self.use_collection(node, key, chosen=True)
        items = list(self.held(node, 'losses'))
        if getattr(added, 'value', True):
            items += self.held(node, 'regularization_losses')
        made = self.compute(node, 'losses.get_total_loss', items)
        made.node.detail['sizes'] = ()
        self.fold(node, values.Sequence(items))
        self.folds[id(node)].total = True
        return made

    def name_unnamed(self, node: ast.Expr, value, frame) -> None:
        """Gives a name to a loss that a statement computes and only a collection keeps."""
        if self.current is None or self.current.node is not node or frame.region is None:
            return
        held = [v for kept in self.graph.collections.values() for v in kept]
        if not any(v is value for v in held) or 'loss_call' not in value.node.detail:
            return
        wish = value.node.op.rsplit('.', 1)[-1]
        wish = wish if wish.endswith('loss') else f'{wish}_loss'
        name, count = wish, 2
        while name in self.bindings or name in self.local_names:
            name, count = f'{wish}_{count}', count + 1
        binding = state.Binding(name, value, self.current, frame, bool(self.conditional))
        binding.target = node
        frame.names[name] = binding
        value.node.name = name
        self.current.binds.append(binding)
        self.bindings.setdefault(name, []).append(binding)


def is_named_here(statement: state.Statement) -> bool:
    """Tells whether a statement computes a value that it gives no name itself."""
    return isinstance(statement.node, ast.Expr) and any(
        b.target is statement.node for b in statement.binds
    )
