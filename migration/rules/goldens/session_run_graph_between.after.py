"""Graph that is built between runs, and variables that change in between."""

import tensorflow as tf

w = tf.Variable(1.0)


@tf.function
def compute_doubled():
    return w * 2


print(compute_doubled().numpy())
w.assign(5.0)
print(compute_doubled().numpy())


@tf.function
def compute_more():
    doubled = compute_doubled()
    return doubled + 1


@tf.function
def run_assign_w():
    doubled = compute_doubled()
    return w.assign(doubled)


@tf.function
def compute_w_and_more():
    more = compute_more()
    return w, more


run_assign_w()
print([value.numpy() for value in compute_w_and_more()])
while w.numpy() < 30:
    w.assign_add(8.0)
print([w.numpy() for _ in range(2)], f'{w.numpy():.1f}')
print('big' if compute_more().numpy() > 60 else 'small')
