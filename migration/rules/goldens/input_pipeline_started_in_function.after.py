"""A function that starts an iterator which other code takes elements from."""

import tensorflow as tf

iterator_dataset = tf.data.Dataset.range(4)

def restart():
    global iterator
    iterator = iter(iterator_dataset)


restart()
print(iterator.get_next().numpy(), iterator.get_next().numpy())
restart()
print(iterator.get_next().numpy())
