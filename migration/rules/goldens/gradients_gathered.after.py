"""Gradients that several batches add up before they are applied."""

import numpy as np
import tensorflow as tf

w = tf.Variable([1., 2.])
x_spec = tf.TensorSpec([2], tf.float32)
opt = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)
tvs = [w]
accum_vars = [tf.Variable(tf.zeros_like(tv.read_value()), trainable=False) for tv in tvs]


@tf.function
def run_zero_ops():
    for tv in accum_vars:
        tv.assign(tf.zeros_like(tv))


@tf.function(input_signature=[x_spec])
def run_accum_ops(x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(w * x - 1.))
    gvs = list(zip(tape.gradient(loss, tvs), tvs))
    for i, gv in enumerate(gvs):
        accum_vars[i].assign_add(gv[0])


@tf.function
def train_step():
    opt.apply_gradients(zip(accum_vars, tvs))


for k in range(3):
    run_zero_ops()
    for i in range(4):
        run_accum_ops(np.float32([i, 1.]))
    train_step()
    print(w.numpy())
