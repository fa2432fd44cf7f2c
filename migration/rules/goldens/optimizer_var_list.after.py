"""An optimizer that trains one of two variables, and one that is not trainable."""

import tensorflow as tf

trained = tf.Variable(2.0, name='trained')
left = tf.Variable(3.0, name='left')
fixed = tf.Variable(4.0, trainable=False, name='fixed')


def compute_loss():
    return tf.square(trained * left - fixed)


optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = compute_loss()
    optimizer.apply_gradients([(tape.gradient(loss, trained), trained)])


train_all_optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)


@tf.function
def train_all_step():
    with tf.GradientTape() as tape:
        loss = compute_loss()
    variables = [trained, left]
    train_all_optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


for _ in range(3):
    train_step()
print([trained.numpy(), left.numpy(), fixed.numpy()])
for _ in range(3):
    train_all_step()
print([trained.numpy(), left.numpy(), fixed.numpy()])
