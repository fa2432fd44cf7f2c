"""An iterator that starts anew in each epoch, and one that changes between two datasets."""

import tensorflow as tf

numbers = tf.data.Dataset.range(5)
numbers = numbers.filter(lambda v: v < 4).map(lambda v: tf.to_float(v))
iterator = numbers.make_initializable_iterator()
number = iterator.get_next()
scaled = number * 10.0

training = tf.data.Dataset.range(4).map(lambda v: v * v)
validation = tf.data.Dataset.range(10, 13)
either = tf.data.Iterator.from_structure(training.output_types, training.output_shapes)
element = either.get_next()
doubled = element * 2
training_init = either.make_initializer(training)
validation_init = either.make_initializer(validation)

with tf.Session() as sess:
    for epoch in range(2):
        # From the beginning.
        sess.run(iterator.initializer)
        while True:
            try:
                print(epoch, sess.run(scaled))
            except tf.errors.OutOfRangeError:
                break
        sess.run(training_init)
        print([sess.run(doubled) for _ in range(4)])
        sess.run(validation_init)
        print([sess.run(element) for _ in range(3)])
