import tensorflow as tf

sizes = [3, 5, 5, 1]

x = tf.placeholder(tf.float32, [None, 3], name='x')
weights = []
biases = {}
net = x
for i in range(len(sizes) - 1):
    w = tf.Variable(tf.ones([sizes[i], sizes[i + 1]]), name='w%d' % i)
    weights.append(w)
    biases['b%d' % i] = tf.get_variable(
        'layer_%d/bias' % i, shape=[sizes[i + 1]], initializer=tf.zeros_initializer()
    )
    net = tf.tanh(tf.matmul(net, w) + biases['b%d' % i])
penalty = tf.add_n([tf.nn.l2_loss(w) for w in weights])
first = tf.matmul(x, weights[0])
train = tf.train.MomentumOptimizer(0.1, 0.9).minimize(
    tf.reduce_mean(net) + penalty, var_list=weights
)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(2):
        sess.run(train, feed_dict={x: [[1.0, 2.0, 3.0]]})
    print(sess.run([penalty, net], feed_dict={x: [[1.0, 2.0, 3.0]]}))
    print(sess.run(first, feed_dict={x: [[1.0, 2.0, 3.0]]}))
    print(sess.run(biases['b1']))
