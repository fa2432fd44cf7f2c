"""Two optimizers that do not touch each other, in one run."""

import tensorflow as tf

a = tf.Variable(1.0)
b = tf.Variable(2.0)
x_spec = tf.TensorSpec(None, tf.float32)


def compute_la(x):
    return tf.square(a * x - 3)


def compute_lb(x):
    return tf.square(b * x - 1)


@tf.function(input_signature=[x_spec])
def compute_la_and_lb(x):
    la = compute_la(x)
    lb = compute_lb(x)
    return la, lb


ta_optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)
tb_optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec])
def train_step_2(x):
    with tf.GradientTape(persistent=True) as tape:
        la = compute_la(x)
        lb = compute_lb(x)
    ta_optimizer.apply_gradients([(tape.gradient(la, a), a)])
    tb_optimizer.apply_gradients([(tape.gradient(lb, b), b)])
    return la, lb


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape(persistent=True) as tape:
        la = compute_la(x)
        lb = compute_lb(x)
    ta_optimizer.apply_gradients([(tape.gradient(la, a), a)])
    tb_optimizer.apply_gradients([(tape.gradient(lb, b), b)])


for i in range(4):
    train_step(1.5)
    print([value.numpy() for value in compute_la_and_lb(1.5)])
for i in range(2):
    p, q = (value.numpy() for value in train_step_2(1.5))
    print(p, q)
