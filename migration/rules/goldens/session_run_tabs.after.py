# Indented by tabs.
import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([2], tf.float32)
w = tf.Variable(tf.ones([2]))


def dot(a, b):
	return tf.reduce_sum(a * b)


@tf.function(input_signature=[x_spec])
def compute_score_and_loss(x):
	score = dot(x, w)
	loss = tf.square(score - 1.0)
	return score, loss


optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec])
def train_step(x):
	with tf.GradientTape() as tape:
		score, loss = compute_score_and_loss(x)
	optimizer.apply_gradients([(tape.gradient(loss, w), w)])


for i in range(4):
	train_step(np.float32([1.0, 2.0]))
	if i % 2:
		print(i, [value.numpy() for value in compute_score_and_loss(np.float32([1.0, 2.0]))])
print(w.numpy())
