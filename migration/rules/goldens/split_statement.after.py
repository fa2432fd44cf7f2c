"""A polynomial: a loop makes its coefficients and adds its terms."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
xs = np.linspace(-3, 3, 20)
ys = np.sin(xs) + rng.uniform(-0.5, 0.5, 20)
X_spec = tf.TensorSpec(None, tf.float32)
Y_spec = tf.TensorSpec(None, tf.float32)
# Instead of a single factor and a bias, a polynomial.
Y_pred = tf.Variable(tf.random.normal([1]), name='bias')
Ws = []
for pow_i in range(1, 5):
    Ws.append(tf.Variable(0.01 * tf.random.normal([1]), name='weight_%d' % pow_i))


@tf.function(input_signature=[X_spec])
def compute_Y_pred(X):
    Y_pred_2 = Y_pred
    for pow_i in range(1, 5):
        W = Ws[pow_i - 1]
        Y_pred_2 = tf.add(tf.multiply(tf.pow(X, pow_i), W), Y_pred_2)
    return Y_pred_2


@tf.function(input_signature=[X_spec, Y_spec])
def compute_cost(X, Y):
    Y_pred_2 = compute_Y_pred(X)
    return tf.reduce_sum(tf.pow(Y_pred_2 - Y, 2)) / 19


optimizer = tf.keras.optimizers.SGD(0.0001)


@tf.function(input_signature=[X_spec, Y_spec])
def train_step(X, Y):
    with tf.GradientTape() as tape:
        cost = compute_cost(X, Y)
    variables = [Y_pred, *Ws]
    optimizer.apply_gradients(zip(tape.gradient(cost, variables), variables))


for epoch_i in range(3):
    for (x, y) in zip(xs, ys):
        train_step(np.float32(x), np.float32(y))
    print(compute_cost(np.float32(xs), np.float32(ys)).numpy())
print(compute_Y_pred(np.float32(xs)).numpy())
