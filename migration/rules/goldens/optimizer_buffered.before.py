"""Gradients that Python adds up and feeds to an optimizer."""

import tensorflow as tf

obs = tf.placeholder(tf.float32, [None, 3])
acts = tf.placeholder(tf.int32, [None])
vt = tf.placeholder(tf.float32, [None])
W = tf.get_variable('W', [3, 2], initializer=tf.constant_initializer(0.1))
probs = tf.nn.softmax(tf.matmul(obs, W))
logp = tf.reduce_sum(-tf.log(probs) * tf.one_hot(acts, 2), axis=1)
loss = tf.reduce_mean(logp * vt)
tvars = tf.trainable_variables()
newGrads = tf.gradients(loss, tvars)
W1Grad = tf.placeholder(tf.float32, name='batch_grad1')
batchGrad = [W1Grad]
adam = tf.train.AdamOptimizer(learning_rate=0.1)
updateGrads = adam.apply_gradients(zip(batchGrad, tvars))
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    gradBuffer = sess.run(tvars)
    for ix, grad in enumerate(gradBuffer):
        gradBuffer[ix] = grad * 0
    for i in range(4):
        g = sess.run(newGrads, feed_dict={obs: [[1., 2., i]], acts: [i % 2], vt: [1.]})
        for ix, grad in enumerate(g):
            gradBuffer[ix] += grad
        sess.run(updateGrads, feed_dict={W1Grad: gradBuffer[0]})
    print(sess.run(W))
