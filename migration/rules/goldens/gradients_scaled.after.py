"""One optimizer applies the same gradients scaled in two ways."""

import tensorflow as tf

w = tf.Variable(5.0)
x_spec = tf.TensorSpec(None, tf.float32)


@tf.function(input_signature=[x_spec])
def compute_loss(x):
    return tf.square(w * x - 1.0)


opt = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_ascend_step(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    grads = [(tape.gradient(loss, w), w)]
    scaled = [(-0.5 * g, v) for g, v in grads]
    opt.apply_gradients(scaled)


@tf.function(input_signature=[x_spec])
def train_descend_step(x):
    with tf.GradientTape() as tape:
        loss = compute_loss(x)
    grads = [(tape.gradient(loss, w), w)]
    opt.apply_gradients([(g / 2, v) for g, v in grads])


for i in range(3):
    train_descend_step(0.5)
    print(w.numpy())
train_ascend_step(0.5)
print(w.numpy(), compute_loss(1.).numpy())
