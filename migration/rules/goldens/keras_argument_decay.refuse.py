"""An optimizer of Keras whose learning rate decays by itself."""

import tensorflow as tf

optimizer = tf.keras.optimizers.SGD(lr=0.1, decay=1e-3)  # refused: keras_argument
print(optimizer)
