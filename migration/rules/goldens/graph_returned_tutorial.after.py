"""The structure of the tutorials: functions for inputs, inference, loss, training and feeding."""
import tensorflow as tf, numpy as np
class Inference(tf.Module):
    def __init__(self, n):
        super().__init__()
        self.w = tf.Variable(tf.ones([n, 2]), name='w')
        self.w_2 = tf.Variable(tf.ones([2, 1]), name='w')

    def __call__(self, x):
        with tf.name_scope('h'):
            w = self.w
            h = tf.matmul(x, w)
        with tf.name_scope('o'):
            w = self.w_2
            o = tf.matmul(h, w)
        return o
def loss_fn(o, y):
    return tf.reduce_mean(tf.square(o - y), name='mse')
def training(a_spec, b_spec, compute_loss, lr):
    opt = tf.keras.optimizers.SGD(lr)

    @tf.function(input_signature=[a_spec, b_spec])
    def train_step(a, b):
        with tf.GradientTape() as tape:
            loss = compute_loss(a, b)
        variables = tape.watched_variables()
        opt.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    return train_step
def placeholder_inputs(n):
    a_spec = tf.TensorSpec((None, n), tf.float32)
    b_spec = tf.TensorSpec((None, 1), tf.float32)
    return a_spec, b_spec
def fill(i):
    feed_dict = {'a': np.ones([2, 3]) * i, 'b': np.zeros([2, 1])}
    return feed_dict
def run_training():
    a_spec, b_spec = placeholder_inputs(3)
    inference = Inference(3)

    def compute_loss(a, b):
        o = inference(a)
        return loss_fn(o, b)

    train_step = training(a_spec, b_spec, compute_loss, 0.01)
    for step in range(3):
        feed_dict = fill(step + 1)
        loss_value = train_step(np.float32(feed_dict['a']), np.float32(feed_dict['b'])).numpy()
        print('Step %d: loss = %.4f' % (step, loss_value))
def main(_):
    run_training()
if __name__ == '__main__':
    main(None)
