"""Numbers of words, by their frequency and in the order of their coming, as features of texts."""

import pickle
import re
import os
import tempfile

import numpy as np
import tensorflow as tf


class Vocabulary:
    """Words and their numbers; 0 stands for words that are not known."""

    def __init__(self):
        self._mapping = {'<UNK>': 0}
        self._words = ['<UNK>']
        self._freq = {}
        self._frozen = False

    def __len__(self):
        return len(self._mapping)

    def freeze(self, freeze=True):
        self._frozen = freeze

    def get(self, word):
        if word not in self._mapping:
            if self._frozen:
                return 0
            self._mapping[word] = len(self._mapping)
            self._words.append(word)
        return self._mapping[word]

    def add(self, word, count=1):
        if self.get(word) > 0:
            self._freq[word] = self._freq.get(word, 0) + count

    def trim(self, min_frequency, max_frequency=-1):
        """Numbers the words anew by their frequency, and forgets those that are rare."""
        counts = sorted(sorted(self._freq.items()), key=lambda item: item[1], reverse=True)
        kept = [
            (word, count)
            for word, count in counts
            if count > min_frequency and not 0 < max_frequency <= count
        ]
        self._words = ['<UNK>', *(word for word, _ in kept)]
        self._mapping = {word: number for number, word in enumerate(self._words)}
        self._freq = dict(counts[:len(kept)])

    def reverse(self, number):
        return self._words[number]


class VocabularyProcessor:
    """Makes numbers of the words of documents, as tf.contrib.learn of TensorFlow 1.x did."""

    def __init__(self, max_document_length, min_frequency=0, vocabulary=None, tokenizer_fn=None):
        self.max_document_length = max_document_length
        self.min_frequency = min_frequency
        self.vocabulary_ = vocabulary or Vocabulary()
        self._tokenizer = tokenizer_fn

    def _tokens(self, documents):
        if self._tokenizer:
            return self._tokenizer(documents)
        words = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z][a-z]+(?=[A-Z])|['\w\-]+")
        return map(words.findall, documents)

    def fit(self, documents, unused_y=None):
        for tokens in self._tokens(documents):
            for token in tokens:
                self.vocabulary_.add(token)
        if self.min_frequency > 0:
            self.vocabulary_.trim(self.min_frequency)
        self.vocabulary_.freeze()
        return self

    def fit_transform(self, documents, unused_y=None):
        self.fit(documents)
        return self.transform(documents)

    def transform(self, documents):
        for tokens in self._tokens(documents):
            numbers = np.zeros(self.max_document_length, np.int64)
            for place, token in enumerate(tokens):
                if place >= self.max_document_length:
                    break
                numbers[place] = self.vocabulary_.get(token)
            yield numbers

    def reverse(self, documents):
        for numbers in documents:
            yield ' '.join(self.vocabulary_.reverse(number) for number in numbers)

    def save(self, filename):
        with open(filename, 'wb') as file:
            pickle.dump(self, file)

    @classmethod
    def restore(cls, filename):
        with open(filename, 'rb') as file:
            return pickle.load(file)


texts = ['The cat sat on the mat', 'a dog and a cat met', "it's a co-op of DOGsLife", 'the the the mat']
processor = VocabularyProcessor(5)
rows = np.array(list(processor.fit_transform(texts)))
words = len(processor.vocabulary_)
numbers = processor.vocabulary_._mapping
path = os.path.join(tempfile.mkdtemp(), 'vocab')
processor.save(path)
again = VocabularyProcessor.restore(path)
others = np.array(list(again.transform(['a new cat', 'no mat'])))

frequent = VocabularyProcessor(4, min_frequency=1)
common = np.array(list(frequent.fit_transform(texts)))
print(list(processor.reverse(rows[:2])), list(frequent.reverse(common)))

ids_spec = tf.TensorSpec([None, None], tf.int32)
table = tf.Variable(tf.reshape(tf.range(0.0, 2.0 * words), [words, 2]))


@tf.function(input_signature=[ids_spec])
def compute_features(ids):
    return tf.reduce_sum(tf.nn.embedding_lookup(table, ids), 1)


print(compute_features(np.int32(rows)).numpy())
print(compute_features(np.int32(others)).numpy())
print(compute_features(np.int32(common)).numpy(), numbers['cat'])
