"""A method of that name whose object is no variable of TensorFlow 1."""

import tensorflow as tf


class Cell:
    def __init__(self):
        self.value = tf.Variable(1.0)

    def initialized_value(self):
        return self.value


print(Cell().initialized_value().numpy())
