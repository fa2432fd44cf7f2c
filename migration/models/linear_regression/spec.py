"""A line fitted by gradient descent, one sample at a time."""

from migration.models.spec_type import Input, ModelSpec

SPEC = ModelSpec(
    name='linear_regression',
    summary='Linear regression on generated points, one sample a step',
    exercises=(
        'placeholders of unknown shape, fed scalars and whole arrays',
        'variables that start from Python numbers',
        'a train op that is run alone',
        'reading variables with session.run',
        'more graph built inside the session, after training',
    ),
    step='train_step',
    fetches=('optimizer',),
    trains=True,
    inputs=(
        Input('X', 'float32', (None,)),
        Input('Y', 'float32', (None,)),
    ),
    batch_sizes=(1, 100, 10000),
)
