"""A session that is opened and closed, whose steps and reads are runs of their own."""

import tensorflow as tf

x_train = [1.0, 2.0, 3.0, 4.0]
y_train = [0.0, -1.0, -2.0, -3.0]

W = tf.Variable([0.3], dtype=tf.float32)
b = tf.Variable([-0.3], dtype=tf.float32)
x = tf.placeholder(tf.float32)
y = tf.placeholder(tf.float32)

linear_model = W * x + b
loss = tf.reduce_sum(tf.square(linear_model - y))  # sum of the squares
optimizer = tf.train.GradientDescentOptimizer(0.01)
train = optimizer.minimize(loss)

sess = tf.Session()
sess.run(tf.global_variables_initializer())  # Reset values to wrong ones.
for i in range(50):
    sess.run(train, {x: x_train, y: y_train})

# Evaluate the training accuracy.
curr_W, curr_b, curr_loss = sess.run([W, b, loss], {x: x_train, y: y_train})
print('W: %s b: %s loss: %s' % (curr_W, curr_b, curr_loss))
sess.close()
print('done')
