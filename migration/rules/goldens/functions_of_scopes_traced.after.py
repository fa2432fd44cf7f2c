"""Lists variables whose sizes the function sees, before anything trains them."""
import numpy as np
import tensorflow as tf


class Net(tf.Module):
    def __call__(self, x, scale=2.0, training=True):
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(tf.ones_initializer()([int(x.shape[1]), 1]), name='w')
        h = tf.matmul(x, self.w)
        return h * scale if training else h


x_spec = tf.TensorSpec([None, 3], tf.float32)
z_spec = tf.TensorSpec([None, 2], tf.float32)
critic = Net()
tf.function(critic).get_concrete_function(x_spec)  # Makes the variables.
generator = Net()
tf.function(generator).get_concrete_function(tf.TensorSpec([None, 2], tf.float32), scale=0.5)  # Makes the variables.
weights = [critic.w]
others = [generator.w]
print(len(weights), len(others))
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[x_spec, z_spec])
def train_step(x, z):
    with tf.GradientTape() as tape:
        real = critic(x)
        fake = generator(tf.tanh(z), scale=0.5)
        loss = tf.reduce_mean(real) - tf.reduce_mean(fake)
    optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))


print([value.numpy() for value in others])
train_step(np.float32(np.ones([2, 3])), np.float32(np.ones([2, 2])))
print([value.numpy() for value in weights])
