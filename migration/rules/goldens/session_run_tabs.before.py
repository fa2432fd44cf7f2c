# Indented by tabs.
import tensorflow as tf

x = tf.placeholder(tf.float32, [2])
w = tf.Variable(tf.ones([2]))


def dot(a, b):
	return tf.reduce_sum(a * b)


score = dot(x, w)
loss = tf.square(score - 1.0)
train = tf.train.GradientDescentOptimizer(0.05).minimize(loss)

with tf.Session() as sess:
	sess.run(tf.global_variables_initializer())
	for i in range(4):
		sess.run(train, {x: [1.0, 2.0]})
		if i % 2:
			print(i, sess.run([score, loss], {x: [1.0, 2.0]}))
	print(w.eval())
