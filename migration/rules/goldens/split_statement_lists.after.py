"""A loop that keeps the variables it makes in a dictionary and in a list."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)


def main():
    sizes = [5, 4, 3, 2]
    x_spec = tf.TensorSpec([None, 5], tf.float32)
    y_spec = tf.TensorSpec([None, 2], tf.float32)
    params = {}
    regular = []
    for i, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:])):
        # He's initial values.
        std = np.sqrt(2.0 / n_in)
        W = tf.Variable((std * rng.randn(n_in, n_out)).astype(np.float32), name='W')
        params['W%d' % i] = W
        params['b%d' % i] = tf.Variable(tf.zeros([n_out]))
        regular.append(W)
    optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(x, y):
        with tf.GradientTape() as tape:
            h = x
            for i, (n_in, n_out) in enumerate(zip(sizes[:-1], sizes[1:])):
                W = regular[i]
                h = tf.matmul(h, W) + params['b%d' % i]
                if i < 2:
                    h = tf.nn.relu(h)
            loss = tf.reduce_mean(tf.square(h - y)) + 0.01 * tf.add_n([tf.nn.l2_loss(w) for w in regular])
        variables = [*params.values()]
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    data, want = rng.rand(6, 5), rng.rand(6, 2)
    for i in range(4):
        l = train_step(np.float32(data), np.float32(want)).numpy()
        print(i, l)
    print(params['b0'].numpy())


main()
