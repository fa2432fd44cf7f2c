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


class Normalise(tf.Module):
    """Brings the mean to 0 and the deviation to 1, then scales and shifts."""

    def __call__(self, x, *, axis=-1, epsilon=1e-5):
        n_state = x.shape[-1]
        if not hasattr(self, 'gain'):
            with tf.init_scope():
                self.gain = tf.Variable(tf.constant_initializer(1)([n_state], tf.float32), name='g')
                self.bias = tf.Variable(tf.constant_initializer(0)([n_state], tf.float32), name='b')
        mean = tf.reduce_mean(x, axis=axis, keepdims=True)
        var = tf.reduce_mean(tf.square(x - mean), axis=axis, keepdims=True)
        return (x - mean) * tf.math.rsqrt(var + epsilon) * self.gain + self.bias


class Dense(tf.Module):
    def __call__(self, x, n_out, stddev=0.3):
        *start, n_in = shape_list(x)
        # One matrix for all positions.
        if not hasattr(self, 'w'):
            with tf.init_scope():
                self.w = tf.Variable(tf.random_normal_initializer(stddev=stddev)([n_in, n_out]), name='w')
                self.b = tf.Variable(tf.constant_initializer(0)([n_out], tf.float32), name='b')
        flat = tf.matmul(tf.reshape(x, [-1, n_in]), self.w) + self.b
        return tf.reshape(flat, start + [n_out])


class Attention(tf.Module):
    def __init__(self):
        super().__init__()
        self.qkv = Dense()
        self.out = Dense()

    def __call__(self, x, n_state):
        assert n_state % n_head == 0

        def split_heads(t):
            batch, length, width = shape_list(t)
            heads = tf.reshape(t, [batch, length, n_head, width // n_head])
            return tf.transpose(heads, [0, 2, 1, 3])

        q, k, v = map(split_heads, tf.split(self.qkv(x, n_state * 3), 3, axis=2))
        weights = tf.matmul(q, k, transpose_b=True) / np.sqrt(n_state // n_head)
        weights = tf.linalg.band_part(tf.nn.softmax(weights), -1, 0)
        mixed = tf.transpose(tf.matmul(weights, v), [0, 2, 1, 3])
        batch, length, _, _ = shape_list(mixed)
        return self.out(tf.reshape(mixed, [batch, length, n_state]), n_state)


class Block(tf.Module):
    def __init__(self):
        super().__init__()
        self.ln_1 = Normalise()
        self.attn = Attention()
        self.ln_2 = Normalise()
        self.up = Dense()
        self.down = Dense()

    def __call__(self, x):
        width = x.shape[-1]
        x = x + self.attn(self.ln_1(x), width)
        hidden = tf.nn.relu(self.up(self.ln_2(x), width * 4))
        return x + self.down(hidden, width)


class Model(tf.Module):
    def __init__(self):
        super().__init__()
        self.blocks = {}
        self.ln_f = Normalise()
        init = tf.random_normal_initializer(stddev=0.5)
        self.wte = tf.Variable(init([n_vocab, n_embd]), name='wte')
        self.wpe = tf.Variable(init([n_ctx, n_embd]), name='wpe')

    def block(self, scope):
        if scope not in self.blocks:
            self.blocks[scope] = Block()
        return self.blocks[scope]

    def __call__(self, tokens):
        h = tf.gather(self.wte, tokens) + self.wpe[:tf.shape(tokens)[1]]
        for i in range(n_layer):
            h = self.block('h%d' % i)(h)
        h = self.ln_f(h)
        return tf.tensordot(h, self.wte, [[2], [1]])


tokens_spec = tf.TensorSpec([None, None], tf.int32)
targets_spec = tf.TensorSpec([None, None], tf.int32)
model = Model()
optimizer = tf.keras.optimizers.SGD(0.2)


@tf.function(input_signature=[tokens_spec, targets_spec])
def train_step(tokens, targets):
    with tf.GradientTape() as tape:
        logits = model(tokens)
        entropy = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=targets, logits=logits)
        loss = tf.reduce_mean(entropy)
    variables = model.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


@tf.function(input_signature=[tokens_spec])
def compute_again(tokens):
    return tf.argmax(model(tokens), axis=-1)


data = rng.randint(0, n_vocab, [4, n_ctx + 1])
for step in range(5):
    l = train_step(np.int32(data[:, :-1]), np.int32(data[:, 1:])).numpy()
    print(step, l)
print(compute_again(np.int32(data[:, :-1])).numpy())
