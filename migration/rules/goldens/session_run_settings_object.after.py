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


class NextLetters(tf.Module):
    def __init__(self, width):
        super().__init__()
        self.table = tf.Variable(tf.random_uniform_initializer(seed=1, minval=0, maxval=1)([4, width]), name='table')

    def __call__(self, codes, first):
        start = tf.nn.embedding_lookup(self.table, tf.fill([1], first))
        scores = tf.matmul(tf.nn.embedding_lookup(self.table, codes) + start, self.table, transpose_b=True)
        return tf.argmax(scores, 1), scores


alphabet = Alphabet('abcd', 3)
codes_spec = tf.TensorSpec([None], tf.int32)
next_letters = NextLetters(width=alphabet.width)


def compute_best_and_scores(codes):
    best, scores = next_letters(codes, alphabet.numbers['d'])
    return best, scores


@tf.function(input_signature=[codes_spec])
def compute_scores(codes):
    best, scores = compute_best_and_scores(codes)
    return scores


optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[codes_spec])
def train_step(codes):
    with tf.GradientTape() as tape:
        best, scores = compute_best_and_scores(codes)
        loss = tf.reduce_mean(tf.square(scores)) * alphabet.width
    optimizer.apply_gradients([(tape.gradient(loss, next_letters.table), next_letters.table)])
    return loss, best


for word in ('abba', 'dad', 'abba'):
    value, found = (value.numpy() for value in train_step(np.int32(alphabet.encode(word))))
    print(word, value, alphabet.decode(found))
print(alphabet.asked, len(alphabet.cache), np.mean(compute_scores(np.int32([0])).numpy()))
