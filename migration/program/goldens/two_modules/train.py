import model
import tensorflow as tf
from model import build

scores = build(model.inputs, 2, 'scores')
value = model.build(model.inputs, 1, name='value')
loss = tf.reduce_mean(scores) + tf.reduce_mean(value)
train_op = tf.train.AdamOptimizer(0.01).minimize(loss)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    batch = [[1.0, 2.0, 3.0]]
    for _ in range(2):
        print(sess.run([train_op, loss], feed_dict={model.inputs: batch}))
    print(sess.run(scores, feed_dict={model.inputs: batch}))
