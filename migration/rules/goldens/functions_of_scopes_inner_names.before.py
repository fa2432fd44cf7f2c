"""A function in another one has parameters of the names that the outer one binds later."""

import numpy as np
import tensorflow as tf


def model(tokens, past=None, scope='model', reuse=False):
    with tf.variable_scope(scope, reuse=reuse):
        w = tf.get_variable('w', [3, 3])
        h = tf.matmul(tokens if past is None else tokens + past, w)
        return {'logits': h, 'present': tf.tanh(h)}


def sample(context, times):
    def step(tokens, past=None):
        output = model(tokens, past=past, reuse=tf.AUTO_REUSE)
        return {'logits': output['logits'] * 0.5, 'present': output['present']}

    def body(past, prev):
        outputs = step(prev, past=past)
        return [outputs['present'], outputs['logits']]

    past, prev = body(None, context)
    for _ in range(times):
        past, prev = body(past, prev)
    tokens = prev + past
    return tokens


x = tf.placeholder(tf.float32, [None, 3])
y = sample(x, 2)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(y, {x: np.ones([2, 3])}))
