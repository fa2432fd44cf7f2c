"""A store with a method get_variable of its own, and variables of TensorFlow 2."""

import tensorflow as tf


class Store:
    def __init__(self):
        self.made = {}

    def get_variable(self, name, shape, initializer=tf.keras.initializers.GlorotUniform()):
        if name not in self.made:
            self.made[name] = tf.Variable(initializer(shape), name=name)
        return self.made[name]


store = Store()
w = store.get_variable('w', [2, 2])
assert store.get_variable('w', [2, 2]) is w
