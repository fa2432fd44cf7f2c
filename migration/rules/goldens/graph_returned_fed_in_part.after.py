"""A denoiser whose parts are computed with different feeds, by one function."""

import numpy as np
import tensorflow as tf

SIZE = 6


class Encoder(tf.Module):
    def __call__(self, pixels, units, keep):
        init = tf.keras.initializers.TruncatedNormal(stddev=0.5)
        if not hasattr(self, 'w_in'):
            with tf.init_scope():
                self.w_in = tf.Variable(init.clone()([pixels.get_shape()[1], units]), name='w_in')
        hidden = tf.nn.dropout(tf.nn.tanh(tf.matmul(pixels, self.w_in)), 1 - keep)
        if not hasattr(self, 'w_out'):
            with tf.init_scope():
                self.w_out = tf.Variable(init.clone()([units, 2 * units]), name='w_out')
        code = tf.matmul(hidden, self.w_out)
        return code[:, :units], tf.nn.softplus(code[:, units:])


class Decoder(tf.Module):
    def __call__(self, code):
        init = tf.keras.initializers.TruncatedNormal(stddev=0.5)
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(init([code.get_shape()[1], SIZE]), name='w')
                self.b = tf.Variable(tf.zeros_initializer()([SIZE]), name='b')
        return tf.sigmoid(tf.matmul(code, self.w) + self.b)


# Makes all parts of the model at once.
def denoiser(noisy_spec, keep_spec, units):
    encoder = Encoder()

    def compute_code(noisy, keep):
        mean, deviation = encoder(noisy, units, keep)
        # A code near the mean.
        code = mean + deviation * tf.random.normal(tf.shape(mean))
        return mean, deviation, code

    @tf.function(input_signature=[noisy_spec, keep_spec])
    def evaluate_code(noisy, keep):
        noisy = tf.cast(noisy, tf.float32)
        mean, deviation, code = compute_code(noisy, keep)
        return code

    decoder = Decoder()

    def compute_restored(code):
        return decoder(code)

    @tf.function(input_signature=[noisy_spec, keep_spec])
    def evaluate_restored(noisy, keep):
        noisy = tf.cast(noisy, tf.float32)
        mean, deviation, code = compute_code(noisy, keep)
        return compute_restored(code)

    @tf.function(input_signature=[noisy_spec, keep_spec])
    def compute_code_and_restored(noisy, keep):
        noisy = tf.cast(noisy, tf.float32)
        mean, deviation, code = compute_code(noisy, keep)
        restored = compute_restored(code)
        return code, restored

    def compute_loss_and_narrow(clean, mean, deviation, code):
        restored = compute_restored(code)
        errors = tf.reduce_sum(tf.square(restored - clean), 1)
        spread = tf.reduce_mean(tf.square(mean) + tf.square(deviation))
        loss = tf.reduce_mean(errors) + 0.1 * spread
        narrow = -spread
        return loss, narrow

    return evaluate_restored, evaluate_code, compute_code_and_restored, compute_code, compute_loss_and_narrow, decoder


def imagine(decoder, code):
    return decoder(code)


def main(units=3):
    noisy_spec = tf.TensorSpec([None, SIZE], tf.float32, name='noisy')
    clean_spec = tf.TensorSpec([None, SIZE], tf.float32, name='clean')
    keep_spec = tf.TensorSpec(None, tf.float32)
    given_spec = tf.TensorSpec([None, units], tf.float32)

    evaluate_restored, evaluate_code, compute_code_and_restored, compute_code, compute_loss_and_narrow, decoder = denoiser(noisy_spec, keep_spec, units)

    @tf.function(input_signature=[given_spec])
    def compute_imagined(given):
        given = tf.cast(given, tf.float32)
        return imagine(decoder, given)

    optimizer = tf.keras.optimizers.Adam(0.05, epsilon=1e-8)

    @tf.function(input_signature=[noisy_spec, clean_spec, keep_spec])
    def train_step(noisy, clean, keep):
        noisy = tf.cast(noisy, tf.float32)
        with tf.GradientTape() as tape:
            mean, deviation, code = compute_code(noisy, keep)
            loss, narrow = compute_loss_and_narrow(clean, mean, deviation, code)
        variables = tape.watched_variables()
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss, narrow

    random = np.random.RandomState(3)
    images = random.rand(8, SIZE)
    for epoch in range(3):
        noise = images + 0.1 * random.randn(8, SIZE)
        value, low = (
            value.numpy() for value in train_step(np.float32(noise), np.float32(images), 0.8))
        print('epoch', epoch, value, low)
    print(evaluate_restored(np.float32(images), 1.0).numpy())
    print(evaluate_code(np.float32(images[:2]), 1.0).numpy())
    print([value.numpy() for value in compute_code_and_restored(np.float32(images[:2]), 1.0)])
    print(compute_imagined(np.float32(np.eye(units))).numpy())


if __name__ == '__main__':
    main()
