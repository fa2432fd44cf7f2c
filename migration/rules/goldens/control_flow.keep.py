"""Conditions and loops of TF 2."""

import tensorflow as tf


@tf.function
def collatz(n):
    def body(i, count):
        return tf.cond(i % 2 == 0, lambda: i // 2, lambda: 3 * i + 1), count + 1

    return tf.while_loop(lambda i, count: i > 1, body, (n, 0))[1]


print(collatz(tf.constant(27)).numpy())
print(tf.map_fn(lambda v: v * v, tf.range(4)).numpy())
