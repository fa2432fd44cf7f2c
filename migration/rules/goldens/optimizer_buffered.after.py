"""Gradients that Python adds up and feeds to an optimizer."""

import numpy as np
import tensorflow as tf

obs_spec = tf.TensorSpec([None, 3], tf.float32)
acts_spec = tf.TensorSpec([None], tf.int32)
vt_spec = tf.TensorSpec([None], tf.float32)
W = tf.Variable(tf.constant_initializer(0.1)([3, 2]), name='W')
tvars = [W]


@tf.function(input_signature=[obs_spec, acts_spec, vt_spec])
def compute_newGrads(obs, acts, vt):
    with tf.GradientTape() as tape:
        probs = tf.nn.softmax(tf.matmul(obs, W))
        logp = tf.reduce_sum(-tf.math.log(probs) * tf.one_hot(acts, 2), axis=1)
        loss = tf.reduce_mean(logp * vt)
    return tape.gradient(loss, tvars)


W1Grad_spec = tf.TensorSpec(None, tf.float32, name='batch_grad1')
adam = tf.keras.optimizers.Adam(learning_rate=0.1, epsilon=1e-8)


@tf.function(input_signature=[W1Grad_spec])
def train_step(W1Grad):
    batchGrad = [W1Grad]
    adam.apply_gradients(zip(batchGrad, tvars))


gradBuffer = [value.numpy() for value in tvars]
for ix, grad in enumerate(gradBuffer):
    gradBuffer[ix] = grad * 0
for i in range(4):
    g = [value.numpy() for value in compute_newGrads(np.float32([[1., 2., i]]), np.int32([i % 2]), np.float32([1.]))]
    for ix, grad in enumerate(g):
        gradBuffer[ix] += grad
    train_step(np.float32(gradBuffer[0]))
print(W.numpy())
