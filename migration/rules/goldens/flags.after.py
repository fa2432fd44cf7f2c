"""A program that starts as TensorFlow 1 started programs, with settings on its command line."""

from absl import flags
from absl import app
import tensorflow as tf

FLAGS = flags.FLAGS

flags.DEFINE_integer('steps', 3, 'How many steps.')
flags.DEFINE_float(name='rate', default=0.1, help='How far each step goes.')
flags.DEFINE_boolean('verbose', True, 'Whether to tell the loss.')


def main(_):
    w = tf.Variable([1.0, 2.0], name='w')
    x_spec = tf.TensorSpec([], tf.float32)
    optimizer = tf.keras.optimizers.SGD(float(FLAGS.rate))

    @tf.function(input_signature=[x_spec])
    def train_step(x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(w * w) * x
        optimizer.apply_gradients([(tape.gradient(loss, w), w)])
        return loss

    for step in range(FLAGS.steps):
        value = train_step(1.0).numpy()
        if FLAGS.verbose:
            print(step, value)


if __name__ == '__main__':
    app.run(main)
