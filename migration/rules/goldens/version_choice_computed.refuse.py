"""Numbers of the version of TensorFlow that a program computes with."""
import tensorflow as tf

print('TensorFlow', tf.__version__)
version = tf.__version__.split('.')
minor = int(version[1])
is_new = minor >= 10
scales = {'1': 0.5, '2': 4.0}


def scaled(x, factor):
    return x * factor


total = tf.Variable(1.0 * minor)  # refused: version_choice
product = total * minor  # refused: version_choice
again = scaled(total, minor)  # refused: version_choice
chosen = total * scales[version[0]]  # refused: version_choice
known = total * (2.0 if is_new else 3.0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(total.assign(minor))  # refused: version_choice
    print(sess.run([product, again, chosen, known]), version)
