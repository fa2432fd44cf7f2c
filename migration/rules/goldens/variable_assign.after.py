"""Counters and other assignments, made before the run and in its fetch."""

import tensorflow as tf

state = tf.Variable(0, name='counter')
one = tf.constant(1)


@tf.function
def run_update():
    new_value = tf.add(state, one)
    return state.assign(new_value)


print(state.numpy())
for _ in range(3):
    run_update()
    print(state.numpy())
print(run_update().numpy())
print(state.assign_sub(10).numpy())
