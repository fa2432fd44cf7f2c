"""A small causal transformer over bytes, trained for a few steps."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(0)
n_vocab = 11
n_ctx = 8
n_embd = 12
n_head = 3
n_layer = 2


def shape_list(x):
    """Static sizes where they are known, dynamic ones elsewhere."""
    static = x.shape.as_list()
    dynamic = tf.shape(x)
    return [dynamic[i] if s is None else s for i, s in enumerate(static)]


def normalise(x, scope, *, axis=-1, epsilon=1e-5):
    """Brings the mean to 0 and the deviation to 1, then scales and shifts."""
    with tf.variable_scope(scope):
        n_state = x.shape[-1].value
        gain = tf.get_variable('g', [n_state], initializer=tf.constant_initializer(1))
        bias = tf.get_variable('b', [n_state], initializer=tf.constant_initializer(0))
        mean = tf.reduce_mean(x, axis=axis, keepdims=True)
        var = tf.reduce_mean(tf.square(x - mean), axis=axis, keepdims=True)
        return (x - mean) * tf.rsqrt(var + epsilon) * gain + bias


def dense(x, scope, n_out, stddev=0.3):
    with tf.variable_scope(scope):
        *start, n_in = shape_list(x)
        # One matrix for all positions.
        w = tf.get_variable(
            'w', [n_in, n_out], initializer=tf.random_normal_initializer(stddev=stddev)
        )
        b = tf.get_variable('b', [n_out], initializer=tf.constant_initializer(0))
        flat = tf.matmul(tf.reshape(x, [-1, n_in]), w) + b
        return tf.reshape(flat, start + [n_out])


def attention(x, scope, n_state):
    assert n_state % n_head == 0

    def split_heads(t):
        batch, length, width = shape_list(t)
        heads = tf.reshape(t, [batch, length, n_head, width // n_head])
        return tf.transpose(heads, [0, 2, 1, 3])

    with tf.variable_scope(scope):
        q, k, v = map(split_heads, tf.split(dense(x, 'qkv', n_state * 3), 3, axis=2))
        weights = tf.matmul(q, k, transpose_b=True) / np.sqrt(n_state // n_head)
        weights = tf.matrix_band_part(tf.nn.softmax(weights), -1, 0)
        mixed = tf.transpose(tf.matmul(weights, v), [0, 2, 1, 3])
        batch, length, _, _ = shape_list(mixed)
        return dense(tf.reshape(mixed, [batch, length, n_state]), 'out', n_state)


def block(x, scope):
    with tf.variable_scope(scope):
        width = x.shape[-1].value
        x = x + attention(normalise(x, 'ln_1'), 'attn', width)
        hidden = tf.nn.relu(dense(normalise(x, 'ln_2'), 'up', width * 4))
        return x + dense(hidden, 'down', width)


def model(tokens, scope='model', reuse=False):
    with tf.variable_scope(scope, reuse=reuse):
        init = tf.random_normal_initializer(stddev=0.5)
        wte = tf.get_variable('wte', [n_vocab, n_embd], initializer=init)
        wpe = tf.get_variable('wpe', [n_ctx, n_embd], initializer=init)
        h = tf.gather(wte, tokens) + wpe[:tf.shape(tokens)[1]]
        for i in range(n_layer):
            h = block(h, 'h%d' % i)
        h = normalise(h, 'ln_f')
        return tf.tensordot(h, wte, [[2], [1]])


tokens = tf.placeholder(tf.int32, [None, None])
targets = tf.placeholder(tf.int32, [None, None])
logits = model(tokens)
entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=targets, logits=logits)
loss = tf.reduce_mean(entropy)
train_op = tf.train.GradientDescentOptimizer(0.2).minimize(loss)
again = tf.argmax(model(tokens, reuse=True), axis=-1)

data = rng.randint(0, n_vocab, [4, n_ctx + 1])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for step in range(5):
        _, l = sess.run([train_op, loss], {tokens: data[:, :-1], targets: data[:, 1:]})
        print(step, l)
    print(sess.run(again, {tokens: data[:, :-1]}))
