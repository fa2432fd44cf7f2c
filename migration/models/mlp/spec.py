"""A perceptron with one hidden layer, trained by Adam on real digits."""

from migration.models.spec_type import Input, ModelSpec

SPEC = ModelSpec(
    name='mlp',
    summary='Two-layer perceptron on handwritten digits',
    exercises=(
        'weights in dictionaries, drawn by truncated_normal',
        'a Python function that builds the graph',
        'Adam with its TF1 epsilon',
        'shuffled mini-batches by fancy indexing',
        'three different fetches of one graph',
    ),
    step='train_step',
    fetches=('train_op', 'loss'),
    trains=True,
    inputs=(
        Input('x', 'float32', (None, 784), 'digit_images'),
        Input('y', 'int64', (None,), 'digit_labels'),
    ),
    batch_sizes=(1, 32, 512),
    # Adam divides by roots of tiny second moments, which magnifies rounding over 200 steps.
    rtol=1e-4,
    atol=1e-5,
)
