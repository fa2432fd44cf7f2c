"""A network whose options are set at the top, with parts that are only made where they are on."""

import numpy as np
import tensorflow as tf

BIAS = True
BATCH_NORM = False
LOSS = 'squared'
# One of 'sgd' and 'momentum'.
OPTIMIZER = 'sgd'


class Dense(tf.Module):
    def __call__(self, x, size, activation='tanh', norm=False):
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(tf.keras.initializers.GlorotUniform()([x.get_shape()[1], size]), name='w')
        h = tf.matmul(x, self.w)
        if norm:
            # Scaled as a whole.
            raise NotImplementedError('not converted to TensorFlow 2: norm')
        if activation == 'tanh':
            return tf.tanh(h)
        elif activation == 'log':
            return tf.math.log(tf.abs(h) + 1.0)
        elif activation == 'parametric':
            raise NotImplementedError("not converted to TensorFlow 2: activation == 'parametric'")
        return h


x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
t_spec = tf.TensorSpec([None, 1], tf.float32, name='t')
hidden = Dense()
if BATCH_NORM:
    raise NotImplementedError('not converted to TensorFlow 2: BATCH_NORM')
output = Dense()
if BIAS:
    b = tf.Variable(0.5, name='b')
if OPTIMIZER == 'sgd':
    optimizer = tf.keras.optimizers.SGD(0.1)
else:
    raise NotImplementedError("converted to TensorFlow 2 only for: OPTIMIZER == 'sgd'")


@tf.function(input_signature=[x_spec, t_spec])
def train_step(x, t):
    x = tf.cast(x, tf.float32)
    with tf.GradientTape() as tape:
        h = hidden(x, 4)
        y = output(h, 1, activation=None)
        if BIAS:
            y = y + b
        if LOSS == 'squared':
            loss = tf.reduce_mean(tf.square(y - t))
        elif LOSS == 'absolute':
            loss = tf.reduce_mean(tf.abs(y - t))
        else:
            raise NotImplementedError('this is not converted to TensorFlow 2')
    variables = [hidden.w, output.w, b]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


data = np.linspace(-1.0, 1.0, 12).reshape(4, 3)
for i in range(3):
    value = train_step(np.float32(data), np.float32(data[:, :1])).numpy()
    print(i, value)
