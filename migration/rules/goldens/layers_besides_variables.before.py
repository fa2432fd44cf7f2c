"""A network of layers with variables of its own beside them: all of them belong to one object."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
points = rng.randn(24, 4).astype(np.float32)
classes = rng.randint(0, 3, [24])


def projection(h, size):
    """A product with weights whose sizes follow from the input."""
    with tf.variable_scope('projection'):
        w = tf.get_variable('w', [h.shape[1], size],
                            initializer=tf.truncated_normal_initializer(stddev=0.3))
        # One for all rows.
        gain = tf.Variable(1.5, name='gain')
        return gain * tf.matmul(h, w)


def model(x, training, scope='model'):
    with tf.variable_scope(scope, reuse=tf.AUTO_REUSE):
        shift = tf.get_variable('shift', [4], initializer=tf.constant_initializer(0.1),
                                regularizer=tf.contrib.layers.l2_regularizer(0.04))
        if training:
            x = x + shift
        else:
            x = x + shift * 0.5
        h = tf.layers.dense(x, 6, activation=tf.nn.tanh)
        scale = tf.get_variable('scale', shape=(6,), initializer=tf.ones_initializer())
        low = tf.get_variable('low', [6], initializer=tf.constant_initializer(0.2))
        high = tf.get_variable('high', [6], initializer=tf.constant_initializer(0.3))
        h = h * scale + tf.reduce_mean(tf.stack([low, high]), axis=0)
        tilt = tf.get_variable('tilt', [6], initializer=tf.constant_initializer(0.1))
        h += tf.cond(tf.reduce_sum(x) > 0, lambda: tilt, lambda: tilt * 2.0)
        return tf.layers.dense(h, 3, name='logits')


x = tf.placeholder(tf.float32, [None, 4], name='x')
y = tf.placeholder(tf.int64, [None], name='y')
train_out = model(x, training=True)
test_out = model(x, training=False)
tests = tf.nn.softmax(projection(test_out, 2))

loss = tf.reduce_mean(
    tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=train_out))
loss += tf.losses.get_regularization_loss()
train_op = tf.train.GradientDescentOptimizer(0.1).minimize(loss)
all_variables = tf.trainable_variables()

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(0, 24, 8):
        _, value = sess.run([train_op, loss],
                            feed_dict={x: points[i:i + 8], y: classes[i:i + 8]})
        print('loss %.5f' % value)
    print(sess.run(tests, feed_dict={x: points[:3]}))
    for value in sess.run(all_variables):
        print(value.shape, value.sum())
