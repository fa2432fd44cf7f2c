"""Lists of graph values that are turned round, and get and lose elements in between."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None])
levels = []
for i in range(3):
    levels.append(x * float(i + 1))
# The last one comes first.
levels.reverse()
levels.insert(0, x)
last = levels.pop()
levels.insert(1, last + 1.0)
middle = levels.pop(2)
total = tf.add_n(levels)


def pyramid(image, depth):
    scaled = [image]
    for _ in range(depth):
        scaled.insert(0, scaled[0] * 0.5)
    scaled.reverse()
    return scaled


sizes = pyramid(total, 2)
with tf.Session() as sess:
    print(sess.run([total, last, middle], {x: [1, 2]}))
    print(sess.run(levels, {x: [3]}))
    print(sess.run(sizes, {x: [3]}), sess.run(sizes[-1], {x: [2]}))
