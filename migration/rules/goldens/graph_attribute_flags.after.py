"""Flags, a mode and a class that builds its graph in several methods."""
from absl import flags
from absl import app
import numpy as np
import tensorflow as tf

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
        self.inputs_spec = tf.TensorSpec([None, self.n_in], tf.float32, name='inputs')
        self.targets_spec = tf.TensorSpec([None, self.n_out], tf.float32, name='targets')

    def _build_network(self):
        self.W = tf.Variable(tf.ones([self.n_in, self.n_out]), name='W')
        self.compute_logits = tf.function(self.compute_logits, input_signature=[self.inputs_spec])

    def compute_logits(self, inputs):
        return tf.matmul(inputs, self.W)

    def _build_training(self):
        self.optimizer = tf.keras.optimizers.Adam(float(FLAGS.learning_rate), epsilon=1e-8)
        self.train_step = tf.function(self.train_step, input_signature=[
            self.inputs_spec, self.targets_spec,
        ])

    def train_step(self, inputs, targets):
        with tf.GradientTape() as tape:
            logits = self.compute_logits(inputs)
            loss = tf.reduce_mean(tf.square(logits - targets))
        self.optimizer.apply_gradients([(tape.gradient(loss, self.W), self.W)])
        return loss, self.optimizer.iterations


def train():
    net = Net(3, 1)
    for _ in range(FLAGS.steps):
        feed_dict = {'inputs': np.ones([2, 3]), 'targets': np.zeros([2, 1])}
        loss, step = (
            value.numpy() for value in net.train_step(np.float32(feed_dict['inputs']), np.float32(feed_dict['targets'])))
        print(step, loss)
    print(net.compute_logits(np.float32(np.ones([1, 3]))).numpy())


def main(_):
    if FLAGS.mode == 'train':
        train()
    else:
        print('nothing to do')


if __name__ == '__main__':
    app.run(main)
