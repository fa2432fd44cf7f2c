"""Flags, a mode and a class that builds its graph in several methods."""
import numpy as np
import tensorflow as tf

flags = tf.app.flags
flags.DEFINE_integer('steps', 3, 'Number of steps.')
flags.DEFINE_float('learning_rate', 0.1, 'Learning rate.')
flags.DEFINE_string('mode', 'train', 'train or test')
FLAGS = flags.FLAGS


class Net(object):
    def __init__(self, n_in, n_out):
        self.n_in = n_in
        self.n_out = n_out
        self.build_graph()

    def build_graph(self):
        self._build_inputs()
        self._build_network()
        self._build_training()

    def _build_inputs(self):
        self.inputs = tf.placeholder(tf.float32, [None, self.n_in], name='inputs')
        self.targets = tf.placeholder(tf.float32, [None, self.n_out], name='targets')

    def _build_network(self):
        self.W = tf.Variable(tf.ones([self.n_in, self.n_out]), name='W')
        self.logits = tf.matmul(self.inputs, self.W)

    def _build_training(self):
        self.loss = tf.reduce_mean(tf.square(self.logits - self.targets))
        self.global_step = tf.Variable(0, trainable=False, name='global_step')
        optimizer = tf.train.AdamOptimizer(FLAGS.learning_rate)
        self.train_op = optimizer.minimize(self.loss, global_step=self.global_step)


def train():
    net = Net(3, 1)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for _ in range(FLAGS.steps):
            feed_dict = {net.inputs: np.ones([2, 3]), net.targets: np.zeros([2, 1])}
            _, loss, step = sess.run([net.train_op, net.loss, net.global_step], feed_dict=feed_dict)
            print(step, loss)
        print(sess.run(net.logits, feed_dict={net.inputs: np.ones([1, 3])}))


def main(_):
    if FLAGS.mode == 'train':
        train()
    else:
        print('nothing to do')


if __name__ == '__main__':
    tf.app.run()
