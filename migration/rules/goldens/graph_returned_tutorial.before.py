"""The structure of the tutorials: functions for inputs, inference, loss, training and feeding."""
import tensorflow as tf, numpy as np
def inference(x, n):
    with tf.name_scope('h'):
        w = tf.Variable(tf.ones([n, 2]), name='w')
        h = tf.matmul(x, w)
    with tf.name_scope('o'):
        w = tf.Variable(tf.ones([2, 1]), name='w')
        o = tf.matmul(h, w)
    return o
def loss_fn(o, y):
    return tf.reduce_mean(tf.square(o - y), name='mse')
def training(loss, lr):
    opt = tf.train.GradientDescentOptimizer(lr)
    global_step = tf.Variable(0, name='global_step', trainable=False)
    train_op = opt.minimize(loss, global_step=global_step)
    return train_op
def placeholder_inputs(n):
    a = tf.placeholder(tf.float32, shape=(None, n))
    b = tf.placeholder(tf.float32, shape=(None, 1))
    return a, b
def fill(a_pl, b_pl, i):
    feed_dict = {a_pl: np.ones([2, 3]) * i, b_pl: np.zeros([2, 1])}
    return feed_dict
def run_training():
    with tf.Graph().as_default():
        a, b = placeholder_inputs(3)
        o = inference(a, 3)
        loss = loss_fn(o, b)
        train_op = training(loss, 0.01)
        init = tf.global_variables_initializer()
        sess = tf.Session()
        sess.run(init)
        for step in range(3):
            feed_dict = fill(a, b, step + 1)
            _, loss_value = sess.run([train_op, loss], feed_dict=feed_dict)
            print('Step %d: loss = %.4f' % (step, loss_value))
def main(_):
    run_training()
if __name__ == '__main__':
    main(None)
