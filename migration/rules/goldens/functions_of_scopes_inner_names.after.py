"""A function in another one has parameters of the names that the outer one binds later."""

import numpy as np
import tensorflow as tf


w = tf.Variable(tf.keras.initializers.GlorotUniform()([3, 3]), name='w')


def model(tokens, past=None, scope='model', reuse=False):
    h = tf.matmul(tokens if past is None else tokens + past, w)
    return {'logits': h, 'present': tf.tanh(h)}


def sample(context, times):
    def step(tokens, past=None):
        output = model(tokens, past=past, reuse=True)
        return {'logits': output['logits'] * 0.5, 'present': output['present']}

    def body(past, prev):
        outputs = step(prev, past=past)
        return [outputs['present'], outputs['logits']]

    past, prev = body(None, context)
    for _ in range(times):
        past, prev = body(past, prev)
    tokens = prev + past
    return tokens


x_spec = tf.TensorSpec([None, 3], tf.float32)


@tf.function(input_signature=[x_spec])
def compute_y(x):
    return sample(x, 2)


print(compute_y(np.float32(np.ones([2, 3]))).numpy())
