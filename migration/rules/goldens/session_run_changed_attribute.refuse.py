"""Attributes of objects that change after the graph took what they held."""

import tensorflow as tf


class Codes(object):
    def __init__(self):
        self.numbers = {'a': 1.0, 'b': 2.0}
        self.scale = 2.0
        self.shift = 1.0
        self.power = 2.0
        self.seen = []

    def learn(self, letter, number):
        self.seen.append(letter)
        self.numbers[letter] = number  # refused: captured_data_changes

    def stretch(self):
        self.scale += 1.0  # refused: captured_data_changes

    def move(self):
        self.shift = 5.0  # refused: captured_data_changes


def renew():
    global limits
    limits = Codes()


codes, limits = Codes(), Codes()
x = tf.placeholder(tf.float32, [None])
y = x * codes.numbers['a']
z = y * codes.scale + codes.shift
w = z**codes.power * limits.scale  # refused: name_bound_again

with tf.Session() as sess:
    print(sess.run(w, {x: [1.0]}))
    renew()  # refused: name_bound_again
    codes.learn('a', 7.0)
    codes.stretch()
    codes.move()
    other = codes
    setattr(other, 'power', 3.0)  # refused: captured_data_changes
    print(sess.run(w, {x: [1.0]}))
