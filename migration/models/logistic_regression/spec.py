"""Softmax regression by gradient descent on real digits."""

from migration.models.spec_type import Input, ModelSpec

SPEC = ModelSpec(
    name='logistic_regression',
    summary='Softmax regression on handwritten digits',
    exercises=(
        'cross entropy written out, with tf.log and reduction_indices',
        'a train op and its loss in one run, in nested loops over batches',
        'accuracy.eval with a feed dictionary',
    ),
    step='train_step',
    fetches=('optimizer', 'cost'),
    trains=True,
    inputs=(
        Input('x', 'float32', (None, 784), 'digit_images'),
        Input('y', 'float32', (None, 10), 'digit_one_hot'),
    ),
    batch_sizes=(1, 32, 512),
)
