"""A cross entropy whose labels depend on a variable: in TF 1 no gradient flows into them."""

import numpy as np
import tensorflow as tf

x_spec = tf.TensorSpec([2, 2], tf.float32)
teacher = tf.Variable([[1.0, -1.0], [0.5, 0.5]], name='teacher')
student = tf.Variable([[0.2, 0.1], [-0.3, 0.4]], name='student')
optimizer = tf.keras.optimizers.SGD(0.5)


@tf.function(input_signature=[x_spec])
def train_step(x):
    with tf.GradientTape() as tape:
        targets = tf.nn.softmax(tf.matmul(x, teacher))
        logits = tf.matmul(x, student) + 0.5 * tf.matmul(x, teacher)
        loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=tf.stop_gradient(targets), logits=logits))
    variables = [teacher, student]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for _ in range(4):
    value = train_step(np.float32([[1.0, 2.0], [3.0, -1.0]])).numpy()
    print(value)
print([teacher.numpy(), student.numpy()])
