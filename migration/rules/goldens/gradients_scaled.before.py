"""One optimizer applies the same gradients scaled in two ways."""

import tensorflow as tf

w = tf.Variable(5.0)
x = tf.placeholder(tf.float32)
loss = tf.square(w * x - 1.0)
opt = tf.train.GradientDescentOptimizer(0.1)
grads = opt.compute_gradients(loss, [w])
scaled = [(-0.5 * g, v) for g, v in grads]
ascend = opt.apply_gradients(scaled)
descend = opt.apply_gradients([(g / 2, v) for g, v in grads])
sess = tf.InteractiveSession()
tf.global_variables_initializer().run()
for i in range(3):
    sess.run(descend, {x: 0.5})
    print(w.eval())
sess.run(ascend, {x: 0.5})
print(w.eval(), loss.eval({x: 1.}))
