"""A loop whose weights are kept for a penalty, which another loop adds up."""
import numpy as np
import tensorflow as tf

sizes = [5, 4, 3, 2]
x_spec = tf.TensorSpec([None, 5], tf.float32)
y_spec = tf.TensorSpec([None, 2], tf.float32)
weights = []
bs = []
for i in range(len(sizes) - 1):
    W = tf.Variable(tf.random.normal([sizes[i], sizes[i + 1]], stddev=0.1), name='W%d' % i)
    bs.append(tf.Variable(tf.zeros([sizes[i + 1]])))
    weights.append(W)
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        h = x
        for i in range(len(sizes) - 1):
            W = weights[i]
            b = bs[i]
            h = tf.matmul(h, W) + b
            if i < len(sizes) - 2:
                h = tf.nn.relu(h)
        loss = tf.reduce_mean(tf.square(h - y))
        for w in weights:
            loss += 0.01 * tf.nn.l2_loss(w)
    variables = [*weights, *bs]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


rng = np.random.RandomState(0)
data, want = rng.rand(6, 5), rng.rand(6, 2)
for i in range(4):
    l = train_step(np.float32(data), np.float32(want)).numpy()
    print(i, l)
print(weights[0].numpy())
