"""A schedule whose first rate is fed."""

import tensorflow as tf

init_spec = tf.TensorSpec(None, tf.float32)
gs = tf.Variable(0, trainable=False)


@tf.function(input_signature=[init_spec])
def compute_lr(init):
    return tf.keras.optimizers.schedules.InverseTimeDecay(init, 2, 0.5)(gs)


w = tf.Variable(2.0)
optimizer = tf.keras.optimizers.SGD()


@tf.function(input_signature=[init_spec])
def train_step(init):
    with tf.GradientTape() as tape:
        loss = tf.square(w)
    lr = compute_lr(init)
    optimizer.learning_rate.assign(tf.reshape(lr, []))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    gs.assign_add(1)


for i in range(5):
    train_step(0.2)
    print([w.numpy(), gs.numpy()], compute_lr(0.2).numpy())
