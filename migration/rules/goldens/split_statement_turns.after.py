"""Loops in each other and conditions that make variables, of which one name is bound again later."""
import numpy as np
import tensorflow as tf

use_bias = True
depth = 2
x_spec = tf.TensorSpec([None, 5], tf.float32)
y_spec = tf.TensorSpec([None, 5], tf.float32)
ws = []
s_list = []
for block in range(2):
    for layer in range(depth):
        ws.append(tf.Variable(tf.random.normal([5, 5], stddev=0.1)))
    if block > 0:
        s_list.append(tf.Variable(2.0))
if use_bias:
    b = tf.Variable(tf.zeros([5]))
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        h = x
        next_ws = iter(ws)
        next_s_list = iter(s_list)
        for block in range(2):
            for layer in range(depth):
                w = next(next_ws)
                h = tf.nn.tanh(tf.matmul(h, w))
            if block > 0:
                s = next(next_s_list)
                h = h * s
        if use_bias:
            h = h + b
        else:
            h = h + 1.0
        loss = tf.reduce_mean(tf.square(h - y))
    variables = [*ws, *s_list, b]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


rng = np.random.RandomState(0)
data, want = rng.rand(6, 5), rng.rand(6, 5)
for i in range(4):
    l = train_step(np.float32(data), np.float32(want)).numpy()
    print(i, l)
b_value = 0.5
print(b_value)
