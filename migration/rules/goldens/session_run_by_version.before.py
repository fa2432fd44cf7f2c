"""Initialisation that is chosen by the version of TensorFlow."""
import tensorflow as tf

w = tf.Variable([1.0, 2.0])
y = w * 2.0

sess = tf.Session()
# Older versions had another name for it.
if int((tf.__version__).split('.')[1]) < 12 and int((tf.__version__).split('.')[0]) < 1:
    init = tf.initialize_all_variables()
else:
    init = tf.global_variables_initializer()
sess.run(init)
print(sess.run(y))
