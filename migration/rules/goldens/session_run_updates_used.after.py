"""Lists of updates whose new values Python shows, or leaves alone."""

import tensorflow as tf

w = tf.Variable(1.0)
b = tf.Variable(2.0)
x_spec = tf.TensorSpec(None, tf.float32)
scale = tf.Variable(3.0)


def compute_loss(x):
    return tf.square(scale * x)


@tf.function(input_signature=[x_spec])
def run_step_and_loss(x):
    loss = compute_loss(x)
    w.assign(w - 0.1 * x)
    b.assign(b - 0.2 * loss)
    return loss


@tf.function(input_signature=[x_spec])
def run_step(x):
    loss = compute_loss(x)
    w.assign(w - 0.1 * x)
    b.assign(b - 0.2 * loss)


@tf.function(input_signature=[x_spec])
def evaluate(x):
    loss = compute_loss(x)
    return [[w.assign(w - 0.1 * x), b.assign(b - 0.2 * loss)], loss]


@tf.function(input_signature=[x_spec])
def run_assign_w_and_assign_b(x):
    loss = compute_loss(x)
    return w.assign(w - 0.1 * x), b.assign(b - 0.2 * loss)


for i in range(2):
    print(i, tf.nest.map_structure(lambda value: value.numpy(), evaluate(0.5)))
    seen = run_step_and_loss(0.5).numpy()
    print([value.numpy() for value in run_assign_w_and_assign_b(0.25)], seen)
new, _ = tf.nest.map_structure(lambda value: value.numpy(), evaluate(0.75))
print(new[0] + new[1])
run_step(1.0)
print([w.numpy(), b.numpy()])
