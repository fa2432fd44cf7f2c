"""Each training moves all averages, also those of a network that its loss does not depend on."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(4)
left = rng.randn(24, 4).astype(np.float32)
right = rng.randn(24, 3).astype(np.float32)


class Tower(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(5, use_bias=False)
        self.batch_normalization = tf.keras.layers.BatchNormalization(momentum=0.7)
        self.batch_normalization.build((None, 5))
        self.dense_1 = tf.keras.layers.Dense(1)
        self.dense_1.build((None, 5))

    def __call__(self, x, training):
        h = self.dense(x)
        h = self.batch_normalization(h, training=training)
        return self.dense_1(tf.nn.relu(h))


a_spec = tf.TensorSpec([None, 4], tf.float32)
b_spec = tf.TensorSpec([None, 3], tf.float32)
first_tower = Tower()


def compute_first(a):
    return first_tower(a, True)


second_tower = Tower()


def compute_second(b):
    return second_tower(b, True)


train_first_optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[a_spec, b_spec])
def train_first_step(a, b):
    with tf.GradientTape() as tape:
        first = compute_first(a)
        loss_first = tf.reduce_mean(tf.square(first - 1.0))
    second = compute_second(b)
    variables = first_tower.trainable_variables
    train_first_optimizer.apply_gradients(zip(tape.gradient(loss_first, variables), variables))
    return loss_first


train_second_optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[a_spec, b_spec])
def train_second_step(a, b):
    with tf.GradientTape() as tape:
        second = compute_second(b)
        loss_second = tf.reduce_mean(tf.square(second + 1.0))
    first = compute_first(a)
    variables = second_tower.trainable_variables
    train_second_optimizer.apply_gradients(zip(tape.gradient(loss_second, variables), variables))
    return loss_second


@tf.function(input_signature=[a_spec, b_spec])
def compute_tests(a, b):
    return first_tower(a, False) + second_tower(b, False)


for i in range(0, 24, 8):
    feed = {'a': left[i:i + 8], 'b': right[i:i + 8]}
    print(train_first_step(np.float32(feed['a']), np.float32(feed['b'])).numpy())
    print(train_second_step(np.float32(feed['a']), np.float32(feed['b'])).numpy())
print(compute_tests(np.float32(left[:4]), np.float32(right[:4])).numpy())
