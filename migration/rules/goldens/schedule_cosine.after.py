"""Cosine decay."""

import tensorflow as tf

learning_rate = tf.keras.optimizers.schedules.CosineDecay(0.2, 7)
w = tf.Variable([3.0, -2.0])


def compute_loss():
    return tf.reduce_sum(tf.square(w))


optimizer = tf.keras.optimizers.SGD(learning_rate)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = compute_loss()
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])


@tf.function
def evaluate():
    loss = compute_loss()
    return optimizer.iterations, learning_rate(optimizer.iterations), loss


for _ in range(9):
    train_step()
    step, rate, value = (value.numpy() for value in evaluate())
    print('step %d: rate %.6f, loss %.6f' % (step, rate, value))
print(optimizer.iterations.numpy(), learning_rate(optimizer.iterations).numpy(), w.numpy())
