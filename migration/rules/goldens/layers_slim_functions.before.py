"""Functions that make layers of slim, whose settings scopes and dictionaries hold."""
import numpy as np
import tensorflow as tf

slim = tf.contrib.slim

rng = np.random.RandomState(6)
images = rng.rand(24, 8, 8, 2).astype(np.float32)
targets = rng.randint(0, 3, [24])
DECAY = 0.8


def normalised(inputs, training, name):
    """A batch normalization that moves its averages at once."""
    return slim.batch_norm(inputs, decay=DECAY, scale=True, updates_collections=None,
                           is_training=training, scope=name)


def network(images, training=True, scope='net', classes=3):
    # What all layers share.
    params = {'is_training': training, 'decay': 0.7, 'center': True}
    with tf.variable_scope(scope, reuse=not training):
        with slim.arg_scope([slim.conv2d, slim.fully_connected],
                            activation_fn=tf.nn.tanh,
                            weights_initializer=tf.truncated_normal_initializer(stddev=0.2),
                            weights_regularizer=slim.l2_regularizer(0.01)):
            net = slim.conv2d(images, 4, [3, 3], scope='conv1')
            net = slim.max_pool2d(net, [2, 2], scope='pool1')
            net = slim.conv2d(net, 5, [3, 3], normalizer_fn=slim.batch_norm,
                              normalizer_params=params, scope='conv2')
            net = slim.flatten(net)
            net = slim.dropout(net, 1.0, is_training=training, scope='dropout')
            net = normalised(net, training, 'first')
            net = slim.fully_connected(net, 6, scope='fc')
            net = normalised(net, training, 'second')
            return slim.fully_connected(net, classes, activation_fn=None, scope='logits')


x = tf.placeholder(tf.float32, [None, 8, 8, 2])
y = tf.placeholder(tf.int64, [None])
train_logits = network(x)
test_logits = network(x, training=False)

tf.losses.sparse_softmax_cross_entropy(y, train_logits)
total = tf.losses.get_total_loss()
with tf.control_dependencies(tf.get_collection(tf.GraphKeys.UPDATE_OPS)):
    train = tf.train.GradientDescentOptimizer(0.05).minimize(total)

with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for i in range(0, 24, 8):
        _, value = sess.run([train, total], {x: images[i:i + 8], y: targets[i:i + 8]})
        print('%.5f' % value)
    print(sess.run(test_logits, {x: images[:3]}))
