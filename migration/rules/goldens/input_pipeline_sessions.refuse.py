"""Each session starts the iterator anew."""

import tensorflow as tf

number = tf.data.Dataset.range(5).make_one_shot_iterator().get_next()
with tf.Session() as sess:
    print(sess.run(number), sess.run(number))
with tf.Session() as sess:
    print(sess.run(number))  # refused: second_session
