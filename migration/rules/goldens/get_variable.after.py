"""tf.get_variable at the level of the module, with scopes and without."""

import numpy as np
import tensorflow as tf

data = np.random.RandomState(4).randn(10, 4).astype(np.float32)
label = np.arange(10) % 3

x_spec = tf.TensorSpec([None, 4], tf.float32, name='x')
y_spec = tf.TensorSpec([None], tf.int32, name='y')

w1 = tf.Variable(tf.random_normal_initializer(stddev=0.3)([4, 5]), name='w')
b1 = tf.Variable(tf.constant_initializer(0.1)([5]), name='b')
w2 = tf.Variable(tf.keras.initializers.GlorotUniform()([5, 3]), name='w')
b2 = tf.Variable(tf.zeros_initializer()([3]), name='b')
scale = tf.Variable(tf.constant(1.5), name='scale')

optimizer = tf.keras.optimizers.Adam(0.02, epsilon=1e-8)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        hidden = tf.nn.relu(tf.matmul(x, w1) + b1)
        logits = tf.matmul(hidden, w2) + b2
        loss = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits * scale))
    variables = [w1, b1, w2, b2, scale]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


for i in range(5):
    value = train_step(data, np.int32(label)).numpy()
    print(i, value)
print(scale.numpy(), b2.numpy())
