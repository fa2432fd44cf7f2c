import tensorflow as tf

scores = tf.placeholder(tf.float32, [3, 4, 5])
targets = tf.placeholder(tf.int32, [3, 4])
loss = tf.contrib.seq2seq.sequence_loss(scores, targets, tf.ones([3, 4]), softmax_loss_function=len)  # refused: replaced_function

with tf.Session() as sess:
    print(sess.run(loss, {scores: [], targets: []}))
