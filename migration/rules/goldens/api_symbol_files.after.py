"""Files and folders by tf.gfile, from its public and its private place."""

import os
import tempfile

import tensorflow as tf

folder = os.path.join(tempfile.mkdtemp(), 'some')
if tf.io.gfile.exists(folder):
    tf.io.gfile.rmtree(folder)
tf.io.gfile.makedirs(folder)
name = os.path.join(folder, 'numbers.txt')
with tf.io.gfile.GFile(name, 'w') as file:
    file.write('1 2 3\n')
with tf.io.gfile.GFile(name) as file:
    numbers = [float(word) for word in file.read().split()]
with tf.io.gfile.GFile(name, 'rb') as file:
    print(len(file.read()))
print(tf.io.gfile.listdir(folder), tf.io.gfile.isdir(folder), tf.io.gfile.exists(name))

total = tf.reduce_sum(tf.constant(numbers))
print(total.numpy())
tf.io.gfile.remove(name)
print(len(tf.io.gfile.glob(folder + '/*')))
