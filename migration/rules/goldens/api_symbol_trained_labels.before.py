"""A cross entropy whose labels depend on a variable: in TF 1 no gradient flows into them."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [2, 2])
teacher = tf.Variable([[1.0, -1.0], [0.5, 0.5]], name='teacher')
student = tf.Variable([[0.2, 0.1], [-0.3, 0.4]], name='student')
targets = tf.nn.softmax(tf.matmul(x, teacher))
logits = tf.matmul(x, student) + 0.5 * tf.matmul(x, teacher)
loss = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=targets, logits=logits))
train = tf.train.GradientDescentOptimizer(0.5).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(4):
        _, value = sess.run([train, loss], feed_dict={x: [[1.0, 2.0], [3.0, -1.0]]})
        print(value)
    print(sess.run([teacher, student]))
