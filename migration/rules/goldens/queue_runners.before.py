"""Threads that would feed queues, of which there are none."""

import tensorflow as tf

w = tf.Variable(1.0)
y = w * 2

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    coord = tf.train.Coordinator()
    threads = tf.train.start_queue_runners(sess=sess, coord=coord)
    try:
        for step in range(3):
            if coord.should_stop():
                break
            print(sess.run(y))
    finally:
        coord.request_stop()
    coord.join(threads)
    print(coord.should_stop())
