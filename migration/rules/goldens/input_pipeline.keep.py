"""Datasets of TF 2."""

import tensorflow as tf

dataset = tf.data.Dataset.range(6).shuffle(6, seed=1).batch(4)
iterator = iter(dataset)
print(sorted(next(iterator).numpy()), len(iterator.get_next()))
for batch in dataset.map(lambda v: v * 2):
    print(batch.shape)
