"""Names that the graph counts up, and one that another operation took before."""

import tensorflow as tf

x = tf.placeholder(tf.float32, [None], name='inp')
y = tf.identity(x * 2, name='out')
z = tf.identity(y + 1, name='out')
a = x + 1
b = tf.identity(a, name='add')
graph = tf.get_default_graph()

with tf.Session() as sess:
    print(sess.run('out_1:0', {x: [1.0]}))  # refused: unknown_fetch
    print(sess.run('add:0', {x: [1.0]}))  # refused: unknown_fetch
    print(sess.run(graph.get_tensor_by_name('add_1:0'), {x: [1.0]}))  # refused: graph_name
