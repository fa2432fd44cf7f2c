"""A handle that is fed to say which of two iterators a run takes its element from."""

import tensorflow as tf

training = tf.data.Dataset.range(100).map(lambda v: v + 1).repeat()
validation = tf.data.Dataset.range(3)


@tf.function(input_signature=[training.element_spec])
def compute_result(element):
    return element * 3


@tf.function(input_signature=[training.element_spec])
def compute_element_and_result(element):
    result = compute_result(element)
    return tf.identity(element), result


training_iterator = iter(training)

for epoch in range(2):
    for _ in range(4):
        print(compute_result(training_iterator.get_next()).numpy())
    validation_iterator = iter(validation)
    for _ in range(3):
        print([value.numpy() for value in compute_element_and_result(validation_iterator.get_next())])
