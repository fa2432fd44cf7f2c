"""Numbers of words, by their frequency and in the order of their coming, as features of texts."""

import os
import tempfile

import numpy as np
import tensorflow as tf
from tensorflow.contrib import learn

texts = ['The cat sat on the mat', 'a dog and a cat met', "it's a co-op of DOGsLife", 'the the the mat']
processor = learn.preprocessing.VocabularyProcessor(5)
rows = np.array(list(processor.fit_transform(texts)))
words = len(processor.vocabulary_)
numbers = processor.vocabulary_._mapping
path = os.path.join(tempfile.mkdtemp(), 'vocab')
processor.save(path)
again = learn.preprocessing.VocabularyProcessor.restore(path)
others = np.array(list(again.transform(['a new cat', 'no mat'])))

frequent = tf.contrib.learn.preprocessing.VocabularyProcessor(4, min_frequency=1)
common = np.array(list(frequent.fit_transform(texts)))
print(list(processor.reverse(rows[:2])), list(frequent.reverse(common)))

ids = tf.placeholder(tf.int32, [None, None])
table = tf.Variable(tf.reshape(tf.range(0.0, 2.0 * words), [words, 2]))
features = tf.reduce_sum(tf.nn.embedding_lookup(table, ids), 1)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(features, {ids: rows}))
    print(sess.run(features, {ids: others}))
    print(sess.run(features, {ids: common}), numbers['cat'])
