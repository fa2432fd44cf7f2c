# A function indented by tabs.
import tensorflow as tf


def evaluate():
	first = tf.Variable(10)
	second = tf.Variable(5)

	def compute_added():
		return first + second

	@tf.function
	def evaluate_added():
		added = compute_added()
		print(added)
		return added

	@tf.function
	def compute_total():
		added = compute_added()
		total = 0
		for k in range(2):
			if k:
				total = total + added * k
		return total

	print(evaluate_added().numpy(), compute_total().numpy())


evaluate()
