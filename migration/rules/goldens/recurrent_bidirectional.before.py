"""Tags for the words of sentences, from both sides."""

import numpy as np
import tensorflow as tf

rng = np.random.RandomState(4)
sentences = rng.randint(0, 9, [10, 6])
lengths = rng.randint(2, 7, [10])
tags = rng.randint(0, 3, [10, 6])

words = tf.placeholder(tf.int32, [None, 6], name='words')
sizes = tf.placeholder(tf.int32, [None], name='sizes')
labels = tf.placeholder(tf.int32, [None, 6], name='labels')

embeddings = tf.get_variable('embeddings', [9, 4])
inputs = tf.nn.embedding_lookup(embeddings, words)

# A sentence is read from its first word and from its last one.
with tf.variable_scope('tagger'):
    cell_fw = tf.nn.rnn_cell.LSTMCell(5)
    cell_bw = tf.nn.rnn_cell.LSTMCell(5)
    outputs, _ = tf.nn.bidirectional_dynamic_rnn(
        cell_fw, cell_bw, inputs, sequence_length=sizes, dtype=tf.float32)
    context = tf.concat(outputs, 2)

# The whole of it from two layers of small cells, and from states that are given.
(out_fw, out_bw), (state_fw, state_bw) = tf.nn.bidirectional_dynamic_rnn(
    tf.nn.rnn_cell.GRUCell(3), tf.nn.rnn_cell.GRUCell(3), context, dtype=tf.float32)
again = tf.nn.bidirectional_dynamic_rnn(
    cell_fw=tf.nn.rnn_cell.BasicRNNCell(3),
    cell_bw=tf.nn.rnn_cell.BasicRNNCell(3),
    inputs=tf.transpose(context, [1, 0, 2]),
    initial_state_fw=state_fw,
    initial_state_bw=state_bw,
    time_major=True,
    scope='again')
cells_fw = [tf.contrib.rnn.BasicLSTMCell(2), tf.contrib.rnn.BasicLSTMCell(3)]
cells_bw = [tf.contrib.rnn.BasicLSTMCell(2) for _ in range(2)]
deep, deep_fw, deep_bw = tf.contrib.rnn.stack_bidirectional_dynamic_rnn(
    cells_fw, cells_bw, context, dtype=tf.float32, sequence_length=sizes)

logits = tf.layers.dense(tf.concat([context, out_fw, out_bw, deep], 2), 3)
losses = tf.nn.sparse_softmax_cross_entropy_with_logits(logits=logits, labels=labels)
mask = tf.sequence_mask(sizes, 6)
loss = tf.reduce_mean(tf.boolean_mask(losses, mask))
loss += tf.reduce_mean(again[0][1]) + tf.reduce_mean(again[1][0])
loss += tf.reduce_mean(deep_fw[-1].h) + tf.reduce_mean(deep_bw[0].c)
train_op = tf.train.AdamOptimizer(0.01).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for start in (0, 5, 0, 5):
        part = slice(start, start + 5)
        _, cost = sess.run([train_op, loss], feed_dict={
            words: sentences[part], sizes: lengths[part], labels: tags[part]})
        print(cost)
    print(sess.run(logits, {words: sentences, sizes: lengths}))
