"""A network of layers with variables of its own beside them: all of them belong to one object."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(1)
points = rng.randn(24, 4).astype(np.float32)
classes = rng.randint(0, 3, [24])


class Projection(tf.Module):
    """A product with weights whose sizes follow from the input."""

    def __call__(self, h, size):
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(tf.keras.initializers.TruncatedNormal(stddev=0.3)([h.shape[1], size]), name='w')
                # One for all rows.
                self.gain = tf.Variable(1.5, name='gain')
        return self.gain * tf.matmul(h, self.w)


class Model(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.shift = tf.Variable(tf.constant_initializer(0.1)([4]), name='shift')
        self.dense = tf.keras.layers.Dense(6, activation=tf.nn.tanh)
        self.dense.build((None, 4))
        self.scale = self.add_weight(
            name='scale', shape=(6,), initializer=tf.ones_initializer())
        self.low = tf.Variable(tf.constant_initializer(0.2)([6]), name='low')
        self.high = tf.Variable(tf.constant_initializer(0.3)([6]), name='high')
        self.tilt = self.add_weight(
            name='tilt', shape=[6], initializer=tf.constant_initializer(0.1))
        self.logits = tf.keras.layers.Dense(3, name='logits')

    def __call__(self, x, training):
        if training:
            x = x + self.shift
        else:
            x = x + self.shift * 0.5
        h = self.dense(x)
        h = h * self.scale + tf.reduce_mean(tf.stack([self.low, self.high]), axis=0)
        h += tf.cond(tf.reduce_sum(x) > 0, lambda: self.tilt, lambda: self.tilt * 2.0)
        return self.logits(h)


x_spec = tf.TensorSpec([None, 4], tf.float32, name='x')
y_spec = tf.TensorSpec([None], tf.int64, name='y')
model = Model()
projection = Projection()


@tf.function(input_signature=[x_spec])
def compute_tests(x):
    test_out = model(x, training=False)
    return tf.nn.softmax(projection(test_out, 2))


compute_tests.get_concrete_function()  # Makes the variables.

optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        train_out = model(x, training=True)
        loss = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=train_out))
        loss += 0.04 * tf.nn.l2_loss(model.shift)
    variables = [
        model.shift, model.dense.kernel, model.dense.bias, model.scale, model.low, model.high,
        model.tilt, model.logits.kernel, model.logits.bias,
    ]
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


all_variables = [
    model.shift, model.dense.kernel, model.dense.bias, model.scale, model.low, model.high,
    model.tilt, model.logits.kernel, model.logits.bias, projection.w, projection.gain,
]

for i in range(0, 24, 8):
    value = train_step(np.float32(points[i:i + 8]), np.int64(classes[i:i + 8])).numpy()
    print('loss %.5f' % value)
print(compute_tests(np.float32(points[:3])).numpy())
for value in [value.numpy() for value in all_variables]:
    print(value.shape, value.sum())
