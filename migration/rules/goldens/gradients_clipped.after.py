"""Gradients that are clipped one by one, where there are any."""

import numpy as np
import tensorflow as tf

w = tf.Variable([[3.0, -4.0], [10.0, 0.5]])
v = tf.Variable([1.0, 1.0])
unused = tf.Variable(1.0)
x_spec = tf.TensorSpec([None, 2], tf.float32)
opt = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(tf.matmul(x, w) * v))
    # compute the gradients and clip them
    variables = [w, v, unused]
    gvs = list(zip(tape.gradient(loss, variables), variables))
    capped_gvs = [(tf.clip_by_norm(grad, 5.), var) for grad, var in gvs if grad is not None]
    opt.apply_gradients(capped_gvs)
    return loss


for i in range(6):
    l = train_step(np.float32([[1.0, 2.0], [0.5, -1.0]])).numpy()
    print(i, l)
print(w.numpy(), v.numpy(), unused.numpy())
