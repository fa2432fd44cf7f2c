"""Operations that functions make anew, and that are other ones each time."""

import tensorflow as tf

a = tf.Variable(1.0)
b = tf.Variable(5.0)
first, second = [a], [b]
sess = tf.Session()
sess.run(tf.global_variables_initializer())


def learn():
    sess.run([tf.assign(y, x) for x, y in zip(first, second)])  # refused: local_graph_value


def scale(k):
    sess.run([tf.assign(y, x * k) for x, y in zip([a], [b])])  # refused: local_graph_value


def draw():
    sess.run([v.assign(tf.random_uniform([])) for v in [a]])  # refused: local_graph_value


def all_of_them():
    held = tf.trainable_variables()
    sess.run([tf.assign_add(v, 1.0) for v in held])  # refused: local_graph_value


first.append(b)
second.append(a)
learn()
scale(2.0)
scale(3.0)
draw()
all_of_them()
c = tf.Variable(7.0)
sess.run(c.initializer)
all_of_them()
print(sess.run([a, b, c]))
