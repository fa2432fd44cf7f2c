"""Lists of updates whose new values Python shows, or leaves alone."""

import tensorflow as tf

w = tf.Variable(1.0)
b = tf.Variable(2.0)
x = tf.placeholder(tf.float32)
scale = tf.Variable(3.0)
loss = tf.square(scale * x)
step = [
    tf.assign(w, w - 0.1 * x),
    tf.assign(b, b - 0.2 * loss),
]

sess = tf.Session()
sess.run(tf.global_variables_initializer())
for i in range(2):
    print(i, sess.run([step, loss], feed_dict={x: 0.5}))
    _, seen = sess.run([step, loss], feed_dict={x: 0.5})
    print(sess.run(step, {x: 0.25}), seen)
new, _ = sess.run([step, loss], {x: 0.75})
print(new[0] + new[1])
sess.run(step, {x: 1.0})
print(sess.run([w, b]))
