# A function indented by tabs.
import tensorflow as tf


def evaluate():
	first = tf.Variable(10)
	second = tf.Variable(5)
	added = first + second
	print(added)
	total = 0
	for k in range(2):
		if k:
			total = total + added * k
	with tf.Session() as session:
		session.run(tf.global_variables_initializer())
		print(session.run(added), session.run(total))


evaluate()
