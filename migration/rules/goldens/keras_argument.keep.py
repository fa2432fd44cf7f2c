"""Keras as TensorFlow 2 has it."""

import tensorflow as tf

model = tf.keras.Sequential([tf.keras.layers.LSTM(4), tf.keras.layers.Dense(1)])
model.compile(optimizer=tf.keras.optimizers.Adam(learning_rate=0.01), loss='mse')
shape = tf.TensorShape([2, None])
print(model, shape.dims[0].value, shape[0])
