"""TensorFlow 2 has moving averages too."""

import tensorflow as tf

w = tf.Variable([3.0, 1.0])
average = tf.train.ExponentialMovingAverage(0.9)
average.apply([w])
w.assign([5.0, 5.0])
average.apply([w])
print(average.average(w).numpy())
