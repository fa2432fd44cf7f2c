"""A program that starts as TensorFlow 1 started programs, with settings on its command line."""

import tensorflow as tf

flags = tf.app.flags
FLAGS = flags.FLAGS

flags.DEFINE_integer('steps', 3, 'How many steps.')
flags.DEFINE_float(flag_name='rate', default_value=0.1, docstring='How far each step goes.')
tf.flags.DEFINE_boolean('verbose', True, 'Whether to tell the loss.')


def main(_):
    w = tf.Variable([1.0, 2.0], name='w')
    x = tf.placeholder(tf.float32, [])
    loss = tf.reduce_sum(w * w) * x
    train = tf.train.GradientDescentOptimizer(FLAGS.rate).minimize(loss)
    with tf.Session() as sess:
        sess.run(tf.global_variables_initializer())
        for step in range(FLAGS.steps):
            _, value = sess.run([train, loss], feed_dict={x: 1.0})
            if FLAGS.verbose:
                print(step, value)


if __name__ == '__main__':
    tf.app.run()
