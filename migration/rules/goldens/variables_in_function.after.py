"""Two layers that one function makes, fitted to a noisy parabola."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
x_data = np.linspace(-1, 1, 60)[:, np.newaxis]
y_data = np.square(x_data) - 0.5 + 0.05 * rng.randn(60, 1)


class AddLayer(tf.Module):
    def __init__(self, in_size, out_size):
        super().__init__()
        # One more layer, and its output.
        self.Weights = tf.Variable(tf.random.normal([in_size, out_size]), name='W')
        self.biases = tf.Variable(tf.zeros([1, out_size]) + 0.1, name='b')  # not zero

    def __call__(self, inputs, activation_function=None):
        Wx_plus_b = tf.matmul(inputs, self.Weights) + self.biases
        if activation_function is None:
            outputs = Wx_plus_b
        else:
            outputs = activation_function(Wx_plus_b)
        return outputs


xs_spec = tf.TensorSpec([None, 1], tf.float32)
ys_spec = tf.TensorSpec([None, 1], tf.float32)

l1_layer = AddLayer(1, 10)
prediction_layer = AddLayer(10, 1)


@tf.function(input_signature=[xs_spec])
def compute_prediction(xs):
    # A hidden layer of ten neurons.
    l1 = l1_layer(xs, activation_function=tf.nn.relu)
    return prediction_layer(l1)


@tf.function(input_signature=[xs_spec, ys_spec])
def compute_loss(xs, ys):
    prediction = compute_prediction(xs)
    return tf.reduce_mean(tf.reduce_sum(tf.square(ys - prediction), axis=[1]))


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[xs_spec, ys_spec])
def train_step(xs, ys):
    with tf.GradientTape() as tape:
        loss = compute_loss(xs, ys)
    variables = [*l1_layer.trainable_variables, *prediction_layer.trainable_variables]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))


for i in range(30):
    train_step(np.float32(x_data), np.float32(y_data))
    if i % 10 == 0:
        print(i, compute_loss(np.float32(x_data), np.float32(y_data)).numpy())
print(compute_prediction(np.float32([[-1.0], [0.0], [1.0]])).numpy())
