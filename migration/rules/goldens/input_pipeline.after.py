"""Training from a dataset that ends, fetched with what is computed from its elements."""

import numpy as np
import tensorflow as tf

features = np.arange(20, dtype=np.float32).reshape(10, 2) / 10.0
labels = np.arange(10, dtype=np.float32)

dataset = tf.data.Dataset.from_tensor_slices((features, labels))
dataset = dataset.map(lambda x, y: (x * 2.0, tf.cast(y, tf.float32))).repeat(2).batch(4)
iterator = iter(dataset)

keep_spec = tf.TensorSpec([], tf.float32)
w = tf.Variable(tf.ones([2, 1]))
optimizer = tf.keras.optimizers.SGD(0.01)


@tf.function(input_signature=[*iterator.element_spec, keep_spec])
def train_step(x, y, keep):
    with tf.GradientTape() as tape:
        prediction = tf.squeeze(tf.matmul(x, w), 1) * keep
        loss = tf.reduce_mean(tf.square(prediction - y))
    optimizer.apply_gradients([(tape.gradient(loss, w), w)])
    return loss


@tf.function(input_signature=[iterator.element_spec[0]])
def compute_largest(x):
    return tf.reduce_max(x)


print(compute_largest(iterator.get_next()[0]).numpy())
print([value.numpy() for value in iterator.get_next()])
while True:
    try:
        value = train_step(*iterator.get_next(), 1.0).numpy()
        print(value)
    except tf.errors.OutOfRangeError:
        break
print(w.numpy())
