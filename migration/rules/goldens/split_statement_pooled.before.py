"""An object with filters of several widths, which functions of the program train and judge."""

import numpy as np
import tensorflow as tf

RNG = np.random.RandomState(5)


class Reader(object):
    def __init__(self, length, words, size, widths, count, penalty=0.0):
        self.words = tf.placeholder(tf.int32, [None, length], name='words')
        self.kind = tf.placeholder(tf.float32, [None, 2], name='kind')
        self.keep = tf.placeholder(tf.float32, name='keep')
        squares = tf.constant(0.0)
        with tf.name_scope('lookup'):
            self.table = tf.Variable(tf.random_uniform([words, size], -1.0, 1.0), name='table')
            rows = tf.expand_dims(tf.nn.embedding_lookup(self.table, self.words), -1)
        pooled = []
        for number, width in enumerate(widths):
            with tf.name_scope('width-%s' % width):
                shape = [width, size, 1, count]
                kernel = tf.Variable(tf.truncated_normal(shape, stddev=0.1), name='kernel')
                bias = tf.Variable(tf.constant(0.1, shape=[count]), name='bias')
                found = tf.nn.conv2d(rows, kernel, strides=[1, 1, 1, 1], padding='VALID')
                found = tf.nn.relu(tf.nn.bias_add(found, bias))
                window = [1, length - width + 1, 1, 1]
                pooled.append(tf.nn.max_pool(found, window, strides=[1, 1, 1, 1], padding='VALID'))
        total = count * len(widths)
        self.features = tf.nn.dropout(tf.reshape(tf.concat(pooled, 3), [-1, total]), self.keep)
        with tf.name_scope('output'):
            kernel = tf.get_variable('kernel', [total, 2], initializer=tf.random_normal_initializer())
            bias = tf.Variable(tf.constant(0.1, shape=[2]), name='bias')
            squares += tf.nn.l2_loss(kernel)
            squares += tf.nn.l2_loss(bias)
            self.scores = tf.nn.xw_plus_b(self.features, kernel, bias)
        error = tf.nn.softmax_cross_entropy_with_logits(logits=self.scores, labels=self.kind)
        self.loss = tf.reduce_mean(error) + penalty * squares
        right = tf.equal(tf.argmax(self.scores, 1), tf.argmax(self.kind, 1))
        self.accuracy = tf.reduce_mean(tf.cast(right, 'float'))


with tf.Graph().as_default():
    session = tf.Session()
    with session.as_default():
        reader = Reader(5, 10, 4, [2, 3], 3, 0.1)
        global_step = tf.Variable(0, name='global_step', trainable=False)
        optimizer = tf.train.AdamOptimizer(1e-2)
        gradients = optimizer.compute_gradients(reader.loss)
        train_op = optimizer.apply_gradients(gradients, global_step=global_step)
        session.run(tf.global_variables_initializer())

        def learn(words, kind):
            feed = {reader.words: words, reader.kind: kind, reader.keep: 1.0}
            _, step, loss = session.run([train_op, global_step, reader.loss], feed)
            print(step, loss)

        def judge(words, kind):
            feed = {reader.words: words, reader.kind: kind, reader.keep: 1.0}
            step, loss, accuracy = session.run([global_step, reader.loss, reader.accuracy], feed)
            print('judged after', step, loss, accuracy)

        for _ in range(4):
            learn(RNG.randint(0, 10, [3, 5]), np.eye(2)[[0, 1, 1]])
            if tf.train.global_step(session, global_step) % 2 == 0:
                judge(RNG.randint(0, 10, [2, 5]), np.eye(2))
