"""Collections of fetches that are built before the run."""

import tensorflow as tf
w = tf.Variable(2.0)


def compute_v():
    return w * 3


@tf.function
def compute_v_and_w():
    v = compute_v()
    return {'v': v, 'w': w}


@tf.function
def evaluate_v_and_w():
    v = compute_v()
    return v, w


def compute_loss(v):
    return tf.square(v)


optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        v = compute_v()
        loss = compute_loss(v)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


@tf.function
def train_step_2():
    with tf.GradientTape() as tape:
        v = compute_v()
        loss = compute_loss(v)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return v, loss


@tf.function
def train_step_3():
    with tf.GradientTape() as tape:
        v = compute_v()
        loss = compute_loss(v)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss, v


@tf.function
def train_step_4():
    with tf.GradientTape() as tape:
        v = compute_v()
        loss = compute_loss(v)
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return [[None, loss], v]


l = train_step().numpy()
print(l)
r = {name: value.numpy() for name, value in compute_v_and_w().items()}
print(r['v'], r['w'])
r = [*(value.numpy() for value in train_step_2()), None]
print(r[0], r[1])
a, b = (value.numpy() for value in evaluate_v_and_w())
print(a, b)
print(train_step_3()[1].numpy())
print(tf.nest.map_structure(lambda value: value if value is None else value.numpy(), train_step_4())[0][1])
