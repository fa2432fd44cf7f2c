"""Sessions of several turns, in each of which an iterator starts anew."""

import tensorflow as tf

value = tf.data.Dataset.range(5).make_one_shot_iterator().get_next()
y = value * 2
for _ in range(2):
    with tf.Session() as sess:
        print(sess.run(y))  # refused: second_session
