"""A classifier in functions, one of which makes the optimizer and counts its steps."""
import numpy as np
import tensorflow as tf


def inference(x):
    with tf.name_scope('hidden'):
        w = tf.Variable(tf.constant(np.linspace(-1, 1, 15).reshape(3, 5), tf.float32), name='w')
        h = tf.nn.relu(tf.matmul(x, w))
    with tf.name_scope('out'):
        v = tf.Variable(tf.constant(np.linspace(-1, 1, 10).reshape(5, 2), tf.float32), name='v')
        return tf.matmul(h, v)


def training(loss, step, rate=0.2):
    decayed = tf.train.exponential_decay(rate, step, 2, 0.5)
    opt = tf.train.GradientDescentOptimizer(decayed)
    pairs = opt.compute_gradients(loss)
    clipped = [(tf.clip_by_value(g, -0.1, 0.1), v) for g, v in pairs if g is not None]
    return opt.apply_gradients(clipped, global_step=step)


def counted(loss, step):
    return tf.train.AdamOptimizer(0.01).minimize(loss, global_step=step)


rng = np.random.RandomState(0)
x = tf.placeholder(tf.float32, [None, 3])
y = tf.placeholder(tf.int64, [None])
logits = inference(x)
entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits)
loss = tf.reduce_mean(entropy)
count = tf.Variable(0, trainable=False)
train = training(loss, count)
steps = tf.Variable(0, trainable=False)
finish = counted(loss, steps)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(4):
        fed = {x: rng.rand(6, 3), y: rng.randint(0, 2, 6)}
        print(sess.run([train, loss], feed_dict=fed)[1])
        sess.run(finish, feed_dict=fed)
        print('step', sess.run(steps))
