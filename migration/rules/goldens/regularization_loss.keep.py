"""Regularizers of Keras, whose losses the model sums."""

import tensorflow as tf

layer = tf.keras.layers.Dense(2, kernel_regularizer=tf.keras.regularizers.L2(0.01))
y = layer(tf.ones([1, 3]))
print(tf.add_n(layer.losses).numpy())
