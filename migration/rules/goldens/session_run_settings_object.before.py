"""An object of which the graph takes some attributes, while others go on changing."""

import numpy as np
import tensorflow as tf


class Alphabet:
    """Letters and their numbers; remembers the words that it has read."""

    def __init__(self, letters, width):
        self.numbers = {letter: place for place, letter in enumerate(letters)}
        self.letters = list(letters)
        self.width = width
        self.cache = {}
        self.asked = 0

    def encode(self, word):
        self.asked += 1
        if word not in self.cache:
            self.cache[word] = [self.numbers[letter] for letter in word]
        return self.cache[word]

    def decode(self, numbers):
        return ''.join(self.letters[number] for number in numbers)


def next_letters(codes, first, width):
    table = tf.get_variable(
        'table', [4, width], initializer=tf.random_uniform_initializer(seed=1)
    )
    start = tf.nn.embedding_lookup(table, tf.fill([1], first))
    scores = tf.matmul(tf.nn.embedding_lookup(table, codes) + start, table, transpose_b=True)
    return tf.argmax(scores, 1), scores


alphabet = Alphabet('abcd', 3)
codes = tf.placeholder(tf.int32, [None])
best, scores = next_letters(codes, alphabet.numbers['d'], width=alphabet.width)
loss = tf.reduce_mean(tf.square(scores)) * alphabet.width
train = tf.train.GradientDescentOptimizer(0.1).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for word in ('abba', 'dad', 'abba'):
        _, value, found = sess.run([train, loss, best], {codes: alphabet.encode(word)})
        print(word, value, alphabet.decode(found))
    print(alphabet.asked, len(alphabet.cache), np.mean(sess.run(scores, {codes: [0]})))
