"""The guide's program: one run, nothing is trained."""

from migration.models.spec_type import Input, ModelSpec

SPEC = ModelSpec(
    name='low_level_variables',
    summary='Low-level variables and operations, from the migration guide',
    exercises=(
        'get_variable in a scope with AUTO_REUSE, shared by two calls',
        'contrib l2_regularizer and get_regularization_loss of one scope',
        'one run of three fetches with Python lists as feeds',
    ),
    step='evaluate',
    fetches=('out_a', 'out_b', 'reg_loss'),
    trains=False,
    inputs=(
        Input('in_a', 'float32', (2,)),
        Input('in_b', 'float32', (2,)),
    ),
)
