"""The None that a fetched operation gives, and parts of what a run returns."""

import tensorflow as tf
w = tf.Variable(2.0)


def compute_v_and_loss():
    v = w * 3
    loss = tf.square(v)
    return v, loss


optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        v, loss = compute_v_and_loss()
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


@tf.function
def train_step_2():
    with tf.GradientTape() as tape:
        v, loss = compute_v_and_loss()
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return v


@tf.function
def train_step_3():
    with tf.GradientTape() as tape:
        v, loss = compute_v_and_loss()
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return v, loss


r = [None, train_step().numpy()]
print(r[0], r[1])
r = [train_step().numpy(), None]
print(r)
a, b = (None, train_step_2().numpy())[0], 3
print(a, b)
l = train_step().numpy()
print(l)
a, b = (value.numpy() for value in train_step_3())
print(a, b)
print([value.numpy() for value in train_step_3()])
print(train_step_3()[1].numpy())
for _, z in [[None, train_step_2().numpy()]]:
    print(z)
