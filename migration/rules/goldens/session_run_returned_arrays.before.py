"""What Python does with fetched values: they are NumPy's, as TF 1's were."""

import numpy as np
import tensorflow as tf

data = np.arange(12, dtype=np.float32).reshape(12, 1)
X = tf.placeholder(tf.float32, [None, 1])
w = tf.Variable([[1.0]])
pred = tf.matmul(X, w)
loss = tf.reduce_mean(tf.square(pred - 2 * X))
train = tf.train.AdamOptimizer(0.05).minimize(loss)


def batches(size):
    for i in range(0, len(data), size):
        yield data[i:i + size]


with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    best = None
    for epoch in range(3):
        total = 0
        for batch in batches(4):
            _, l = sess.run([train, loss], feed_dict={X: batch})
            total += l
        if best is None or total < best:
            best, saved = total, sess.run(w)
        print(epoch, total, saved.tolist())
    p = sess.run(pred, feed_dict={X: data[:2]})
    print(p.tolist(), type(p), p.dtype, isinstance(l, np.float32))
    results = dict(zip(['w', 'again'], sess.run([w, w + 1.0])))
    print(sorted(results), max(results['again'].flatten()))
