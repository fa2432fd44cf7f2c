"""Two spaces of indentation, comments in odd places, and statements on two lines."""

import tensorflow as tf

# --- graph -------------------------------------------------------------
x = tf.placeholder(tf.float32, [None, 2])  # one row for each example

# A comment that stands alone.

w = tf.Variable([[1.0], [2.0]])
# Two lines
# about the product.
y = tf.matmul(x, w)
# Below the product.

loss = tf.reduce_mean(
    tf.square(y),  # no targets here
    name="loss")
step = (tf.train.GradientDescentOptimizer(0.1)
        .minimize(loss))

# --- session -----------------------------------------------------------
with tf.Session() as sess:  # the only one
  # First, start the variables.
  sess.run(tf.global_variables_initializer())

  for i in range(3):  # a few steps
    # Run it.
    _, value = sess.run(
        [step,  # the update
         loss],  # and the loss before it
        feed_dict={x: [[1.0, 0.5],  # first row
                       [0.0, 1.0]]})
    print(i, value)
    # At the end of the loop.
  # At the end of the with block.

# Behind the with block.
print("end")
