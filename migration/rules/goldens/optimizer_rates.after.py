"""Six optimizers at rates that go up and down."""

import numpy as np
import tensorflow as tf

lr_spec = tf.TensorSpec(None, tf.float32)
vs = [tf.Variable([3.0, 1.0]) for _ in range(6)]
a, b, c, d, e, f = vs
ta_optimizer = tf.keras.optimizers.SGD()


@tf.function(input_signature=[lr_spec])
def train_ta_step(lr):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(a))
    ta_optimizer.learning_rate.assign(tf.reshape(lr, []))
    ta_optimizer.apply_gradients([(tape.gradient(loss, a), a)])


tb_optimizer = tf.keras.optimizers.Adagrad(epsilon=0.0)


@tf.function(input_signature=[lr_spec])
def train_tb_step(lr):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(b))
    tb_optimizer.learning_rate.assign(tf.reshape(lr, []))
    tb_optimizer.apply_gradients([(tape.gradient(loss, b), b)])


tc_optimizer = tf.keras.optimizers.Adadelta(epsilon=1e-8)


@tf.function(input_signature=[lr_spec])
def train_tc_step(lr):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(c))
    tc_optimizer.learning_rate.assign(tf.reshape(lr, []))
    tc_optimizer.apply_gradients([(tape.gradient(loss, c), c)])


td_optimizer = tf.keras.optimizers.Ftrl()


@tf.function(input_signature=[lr_spec])
def train_td_step(lr):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(d))
    td_optimizer.learning_rate.assign(tf.reshape(lr, []))
    td_optimizer.apply_gradients([(tape.gradient(loss, d), d)])


te_optimizer = tf.keras.optimizers.RMSprop(rho=0.8, momentum=0.9, centered=True, epsilon=1e-10)
te_optimizer.build([e])
for slot in te_optimizer.variables:
    if slot.name.endswith('velocity'):
        slot.assign(tf.ones(slot.shape))  # The mean square starts at 1 in TF 1.x.


@tf.function(input_signature=[lr_spec])
def train_te_step(lr):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(e))
    te_optimizer.learning_rate.assign(tf.reshape(lr, []))
    te_optimizer.apply_gradients([(tape.gradient(loss, e), e)])


tg_optimizer = tf.keras.optimizers.Adam(beta_1=0.5, epsilon=1e-8)


@tf.function(input_signature=[lr_spec])
def train_tg_step(lr):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(f))
    tg_optimizer.learning_rate.assign(tf.reshape(lr, []))
    tg_optimizer.apply_gradients([(tape.gradient(loss, f), f)])


for i in range(8):
    rate = [.1, .3, .02][i % 3]
    train_ta_step(np.float32(rate))
    train_tb_step(np.float32(rate))
    train_tc_step(np.float32(rate))
    train_td_step(np.float32(rate))
    train_te_step(np.float32(rate))
    train_tg_step(np.float32(rate))
print([a.numpy(), b.numpy(), c.numpy(), d.numpy(), e.numpy(), f.numpy()])
