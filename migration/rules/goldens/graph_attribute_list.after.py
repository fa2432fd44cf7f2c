"""Objects in a list, trained one after another."""
import tensorflow as tf, numpy as np
class M(object):
    x_spec = tf.TensorSpec([None, 2], tf.float32)

    def __init__(self, name):
        self.name = name
        self.w = tf.Variable(tf.ones_initializer()([2, 1]), name='w')
        self.optimizer = tf.keras.optimizers.SGD(0.1)

    @tf.function(input_signature=[x_spec])
    def train_step(self, x):
        with tf.GradientTape() as tape:
            y = tf.matmul(x, self.w)
            loss = tf.reduce_mean(y)
        self.optimizer.apply_gradients([(tape.gradient(loss, self.w), self.w)])
        return loss

    def train(self, v):
        l = self.train_step(np.float32(v)).numpy()
        return l
models = []
for i in range(2):
    models.append(M('model' + str(i)))
for i in range(2):
    for m in models:
        print(m.train(np.ones([1, 2])))
