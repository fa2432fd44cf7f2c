"""Layers of contrib: other defaults than those of tf.layers."""

import numpy as np
import tensorflow as tf
from tensorflow.contrib import layers

rng = np.random.RandomState(4)
points = rng.randn(30, 6).astype(np.float32)
places = rng.randn(30, 2).astype(np.float32)

x = tf.placeholder(tf.float32, [None, 6], name='x')
y = tf.placeholder(tf.float32, [None, 2], name='y')
train_phase = tf.placeholder(tf.bool, name='train_phase')


class Regressor:
    """Its layers have names, and normalise with vectors."""

    def __init__(self):
        norm = {'is_training': train_phase, 'decay': 0.8, 'scale': True, 'updates_collections': None}
        hidden = layers.fully_connected(
            x, 8, normalizer_fn=layers.batch_norm, normalizer_params=norm, scope='first')
        hidden = layers.fully_connected(hidden, 5, weights_regularizer=layers.l2_regularizer(0.1))
        hidden = layers.dropout(hidden, keep_prob=0.5, is_training=train_phase)
        self.place = layers.fully_connected(
            hidden, 2, activation_fn=None, biases_initializer=None,
            weights_initializer=tf.random_normal_initializer(stddev=0.3))
        self.loss = tf.reduce_mean(tf.square(self.place - y))
        self.loss += tf.add_n(tf.get_collection(tf.GraphKeys.REGULARIZATION_LOSSES))
        self.train = tf.train.GradientDescentOptimizer(0.05).minimize(self.loss)


model = Regressor()
sess = tf.InteractiveSession()
tf.global_variables_initializer().run()
for epoch in range(2):
    for i in range(0, 30, 6):
        feed = {x: points[i:i + 6], y: places[i:i + 6], train_phase: True}
        print(sess.run([model.loss, model.train], feed_dict=feed)[0])
print(model.place.eval({x: points[:4], train_phase: False}))
