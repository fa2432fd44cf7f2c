"""Clipped gradients, applied at a rate that decays with the global step."""

import tensorflow as tf

w = tf.Variable([2.0, 1.0])
lr = tf.keras.optimizers.schedules.ExponentialDecay(0.1, 5, 0.9)
opt = tf.keras.optimizers.SGD(lr)


@tf.function
def train_step():
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(w))
    vs = [w]
    grads = tape.gradient(loss, vs)
    grads, gnorm = tf.clip_by_global_norm(grads, 0.5)
    current_lr = lr(opt.iterations)
    opt.apply_gradients(zip(grads, vs))
    return gnorm, opt.iterations, current_lr


for i in range(4):
    n, s, r = (value.numpy() for value in train_step())
    print(n, r, w.numpy())
