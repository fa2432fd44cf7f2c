"""Files and folders by tf.gfile, from its public and its private place."""

import os
import tempfile

import tensorflow as tf
from tensorflow.python.platform import gfile

folder = os.path.join(tempfile.mkdtemp(), 'some')
if gfile.Exists(folder):
    tf.gfile.DeleteRecursively(folder)
tf.gfile.MakeDirs(folder)
name = os.path.join(folder, 'numbers.txt')
with tf.gfile.FastGFile(name, 'w') as file:
    file.write('1 2 3\n')
with gfile.GFile(name) as file:
    numbers = [float(word) for word in file.read().split()]
with tf.gfile.Open(name, 'rb') as file:
    print(len(file.read()))
print(tf.gfile.ListDirectory(folder), tf.gfile.IsDirectory(folder), gfile.Exists(name))

total = tf.reduce_sum(tf.constant(numbers))
with tf.Session() as sess:
    print(sess.run(total))
tf.gfile.Remove(name)
print(len(tf.gfile.Glob(folder + '/*')))
