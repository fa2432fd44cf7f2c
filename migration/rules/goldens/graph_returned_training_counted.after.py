"""A classifier in functions, one of which makes the optimizer and counts its steps."""
import numpy as np
import tensorflow as tf


w = tf.Variable(tf.constant(np.linspace(-1, 1, 15).reshape(3, 5), tf.float32), name='w')
v = tf.Variable(tf.constant(np.linspace(-1, 1, 10).reshape(5, 2), tf.float32), name='v')


def inference(x):
    h = tf.nn.relu(tf.matmul(x, w))
    return tf.matmul(h, v)


def training(rate=0.2):
    decayed = tf.keras.optimizers.schedules.ExponentialDecay(rate, 2, 0.5)
    opt = tf.keras.optimizers.SGD(decayed)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step(x, y):
        with tf.GradientTape() as tape:
            loss = compute_loss(x, y)
        variables = [w, v]
        pairs = list(zip(tape.gradient(loss, variables), variables))
        clipped = [(tf.clip_by_value(g, -0.1, 0.1), v) for g, v in pairs if g is not None]
        opt.apply_gradients(clipped)
        return loss

    return train_step


def counted(step):
    optimizer = tf.keras.optimizers.Adam(0.01, epsilon=1e-8)

    @tf.function(input_signature=[x_spec, y_spec])
    def train_step_2(x, y):
        with tf.GradientTape() as tape:
            loss = compute_loss(x, y)
        variables = [w, v]
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        step.assign_add(1)

    return train_step_2


rng = np.random.RandomState(0)
x_spec = tf.TensorSpec([None, 3], tf.float32)
y_spec = tf.TensorSpec([None], tf.int64)


def compute_loss(x, y):
    logits = inference(x)
    entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=y, logits=logits)
    return tf.reduce_mean(entropy)


train_step = training()
steps = tf.Variable(0, trainable=False)
train_step_2 = counted(steps)
for i in range(4):
    fed = {'x': rng.rand(6, 3), 'y': rng.randint(0, 2, 6)}
    print(train_step(np.float32(fed['x']), np.int64(fed['y'])).numpy())
    train_step_2(np.float32(fed['x']), np.int64(fed['y']))
    print('step', steps.numpy())
