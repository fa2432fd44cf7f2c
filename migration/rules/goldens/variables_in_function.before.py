"""Two layers that one function makes, fitted to a noisy parabola."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
x_data = np.linspace(-1, 1, 60)[:, np.newaxis]
y_data = np.square(x_data) - 0.5 + 0.05 * rng.randn(60, 1)


def add_layer(inputs, in_size, out_size, activation_function=None):
    # One more layer, and its output.
    Weights = tf.Variable(tf.random_normal([in_size, out_size]), name='W')
    biases = tf.Variable(tf.zeros([1, out_size]) + 0.1, name='b')  # not zero
    Wx_plus_b = tf.matmul(inputs, Weights) + biases
    if activation_function is None:
        outputs = Wx_plus_b
    else:
        outputs = activation_function(Wx_plus_b)
    return outputs


xs = tf.placeholder(tf.float32, [None, 1])
ys = tf.placeholder(tf.float32, [None, 1])

# A hidden layer of ten neurons.
l1 = add_layer(xs, 1, 10, activation_function=tf.nn.relu)
prediction = add_layer(l1, 10, 1)

loss = tf.reduce_mean(tf.reduce_sum(tf.square(ys - prediction), reduction_indices=[1]))
train_step = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(30):
        sess.run(train_step, feed_dict={xs: x_data, ys: y_data})
        if i % 10 == 0:
            print(i, sess.run(loss, feed_dict={xs: x_data, ys: y_data}))
    print(sess.run(prediction, feed_dict={xs: [[-1.0], [0.0], [1.0]]}))
