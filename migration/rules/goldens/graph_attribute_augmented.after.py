"""A loss on an object, to which a penalty is added."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([None, 3], tf.float32, name='x')
w = tf.Variable(tf.ones([3, 2]) * 0.5)


class Model:
    def __init__(self):
        self.optimizer = tf.keras.optimizers.SGD(0.05)

    @tf.function(input_signature=[x_spec])
    def train_step(self, x):
        with tf.GradientTape() as tape:
            place = tf.matmul(x, w)
            loss = tf.reduce_mean(tf.square(place))
            loss += 0.1 * tf.nn.l2_loss(w)
        self.optimizer.apply_gradients([(tape.gradient(loss, w), w)])
        return loss


model = Model()
for i in range(3):
    print(model.train_step(np.float32(np.ones((2, 3)) * i)).numpy())
