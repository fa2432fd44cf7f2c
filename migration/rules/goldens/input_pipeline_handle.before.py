"""A handle that is fed to say which of two iterators a run takes its element from."""

import tensorflow as tf

training = tf.data.Dataset.range(100).map(lambda v: v + 1).repeat()
validation = tf.data.Dataset.range(3)

handle = tf.placeholder(tf.string, shape=[])
iterator = tf.data.Iterator.from_string_handle(
    handle, training.output_types, training.output_shapes)
element = iterator.get_next()
result = element * 3

training_iterator = training.make_one_shot_iterator()
validation_iterator = validation.make_initializable_iterator()

with tf.Session() as sess:
    training_handle = sess.run(training_iterator.string_handle())
    validation_handle = sess.run(validation_iterator.string_handle())
    for epoch in range(2):
        for _ in range(4):
            print(sess.run(result, feed_dict={handle: training_handle}))
        sess.run(validation_iterator.initializer)
        for _ in range(3):
            print(sess.run([element, result], feed_dict={handle: validation_handle}))
