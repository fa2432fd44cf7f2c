# Distances in the graph, the update rule in NumPy between runs.
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(7)
points = np.concatenate([rng.randn(20, 2) + c for c in ([0, 0], [5, 5], [0, 5])]).astype(np.float32)

pts = tf.placeholder(tf.float32, [None, 2])
centers = tf.Variable(points[:3])
new_centers = tf.placeholder(tf.float32, [3, 2])
set_centers = centers.assign(new_centers)

expanded = tf.expand_dims(pts, 1) - tf.expand_dims(centers, 0)
distances = tf.reduce_sum(tf.square(expanded), axis=2)
nearest = tf.argmin(distances, axis=1)
spread = tf.reduce_sum(tf.reduce_min(distances, axis=1))

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for it in range(6):
        assignment, total = sess.run([nearest, spread], feed_dict={pts: points})
        means = np.stack([points[assignment == k].mean(axis=0) if np.any(assignment == k)
                          else sess.run(centers)[k] for k in range(3)])
        sess.run(set_centers, feed_dict={new_centers: means})
        print(it, total, np.bincount(assignment, minlength=3))
    print(np.round(sess.run(centers), 4))
