"""Flags that come from absl already."""

import tensorflow as tf
from absl import app, flags

FLAGS = flags.FLAGS
flags.DEFINE_integer('steps', 3, 'How many steps.')


def main(_):
    w = tf.Variable([1.0, 2.0])
    for _ in range(FLAGS.steps):
        w.assign_add(w)
    print(w.numpy())


if __name__ == '__main__':
    app.run(main)
