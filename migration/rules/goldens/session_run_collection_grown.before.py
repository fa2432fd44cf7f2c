"""Lists and dictionaries of tensors that grow in loops, and are fetched as a whole."""

import numpy as np
import tensorflow as tf


def convolve(image, kernels):
    """Returns the image, filtered by each kernel."""
    images = [image[0]]
    for i, kernel in enumerate(kernels):
        filtered = tf.nn.conv2d(image, kernel, strides=[1, 1, 1, 1], padding='SAME')[0]
        if i == 1:
            filtered = tf.minimum(tf.nn.relu(filtered), 2.0)
        images.append(filtered)
    return images


def towers(x, count):
    outs, names = [], {}
    for i in range(count):
        out = tf.nn.relu(x - float(i))
        outs.append(out)
        names['tower%d' % i] = tf.reduce_sum(out)
    return outs, names


kernels = [np.ones([2, 2, 1, 1], np.float32) * k for k in range(4)][1:]
picture = tf.constant(np.arange(9, dtype=np.float32).reshape(1, 3, 3, 1))
images = convolve(picture, kernels)

x = tf.placeholder(tf.float32, [None])
outs, names = towers(x, 3)
total = tf.add_n(outs)

# Twice each, and what was fed.
grown = []
for out in outs:
    grown.append(out * 2.0)
grown.append(x)
rows = []
rows.append((total, x))
for i in range(2):
    rows.append((grown[i], total + i))

with tf.Session() as sess:
    images = sess.run(images)
    print(len(images), [image.shape for image in images])
    first, *others = sess.run(outs, {x: [1, 2, 3]})
    print(first, others)
    found = sess.run(names, {x: [2, 3]})
    for name in sorted(found):
        print(name, found[name])
    value, doubles = sess.run([total, grown], {x: [1, 2, 3]})
    print(value, doubles[0], doubles[-1])
    both = sess.run({'grown': grown, 'total': total}, {x: [1, 2, 3]})
    print(both['grown'], both['total'])
    print(sess.run(rows, {x: [0, 5]}))
