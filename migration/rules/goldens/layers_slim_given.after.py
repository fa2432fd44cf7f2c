"""A function that returns what all layers of slim share, and is told how much they decay."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(8)
images = rng.rand(24, 6, 6, 1).astype(np.float32)
targets = rng.randint(0, 3, [24])


class Inference(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.conv1 = tf.keras.layers.Conv2D(
            4, [3, 3], padding='VALID', activation=tf.nn.elu,
            kernel_initializer=tf.keras.initializers.TruncatedNormal(stddev=0.3),
        )
        self.conv1.build((None, 6, 6, 1))
        self.fc2 = tf.keras.layers.Dense(
            8, activation=tf.nn.elu,
            kernel_initializer=tf.keras.initializers.TruncatedNormal(stddev=0.3),
        )
        self.fc2.build((None, 64))
        self.fc3 = tf.keras.layers.Dense(
            3, kernel_initializer=tf.keras.initializers.TruncatedNormal(stddev=0.3),
        )
        self.fc3.build((None, 8))

    def __call__(self, x):
        net = self.conv1(x)
        net = tf.keras.layers.Flatten()(net)
        net = self.fc2(net)
        return self.fc3(net)


class Biased(tf.Module):
    def __init__(self, size):
        super().__init__()
        self.b = tf.Variable(tf.constant_initializer(0.1)([size]), name='bias')

    def __call__(self, x):
        return x + self.b


x_spec = tf.TensorSpec([None, 6, 6, 1], tf.float32)
y_spec = tf.TensorSpec([None], tf.int64)
inference = Inference()
biased = Biased(3)


@tf.function(input_signature=[x_spec])
def compute_logits(x):
    logits = inference(x)
    return biased(logits)


optimizer = tf.keras.optimizers.SGD(0.05)


@tf.function(input_signature=[x_spec, y_spec])
def train_step(x, y):
    with tf.GradientTape() as tape:
        logits = compute_logits(x)
        sparse_softmax_cross_entropy_loss = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits))
        total = (sparse_softmax_cross_entropy_loss
            + 0.02 * tf.nn.l2_loss(inference.conv1.kernel)
            + 0.02 * tf.nn.l2_loss(inference.fc2.kernel)
            + 0.02 * tf.nn.l2_loss(inference.fc3.kernel)
            + 0.05 * tf.reduce_sum(tf.abs(biased.b)))
    variables = [*inference.trainable_variables, biased.b]
    optimizer.apply_gradients(zip(tape.gradient(total, variables), variables))
    return total


for i in range(0, 24, 8):
    value = train_step(np.float32(images[i:i + 8]), np.int64(targets[i:i + 8])).numpy()
    print('%.5f' % value)
print(compute_logits(np.float32(images[:3])).numpy())
