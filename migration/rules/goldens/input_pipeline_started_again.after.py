"""An iterator that starts anew in each epoch, and one that changes between two datasets."""

import tensorflow as tf

numbers = tf.data.Dataset.range(5)
numbers = numbers.filter(lambda v: v < 4).map(lambda v: tf.cast(v, tf.float32))


@tf.function(input_signature=[numbers.element_spec])
def compute_scaled(number):
    return number * 10.0


training = tf.data.Dataset.range(4).map(lambda v: v * v)
validation = tf.data.Dataset.range(10, 13)


@tf.function(input_signature=[training.element_spec])
def compute_doubled(element):
    return element * 2


for epoch in range(2):
    # From the beginning.
    iterator = iter(numbers)
    while True:
        try:
            print(epoch, compute_scaled(iterator.get_next()).numpy())
        except tf.errors.OutOfRangeError:
            break
    either = iter(training)
    print([compute_doubled(either.get_next()).numpy() for _ in range(4)])
    either = iter(validation)
    print([either.get_next().numpy() for _ in range(3)])
