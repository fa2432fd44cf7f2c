"""Blocks on the lines of their heads, of which some leave, some change and some stay."""

import numpy as np
import tensorflow as tf


def main():
    x_spec = tf.TensorSpec(None, tf.float32)
    w = tf.Variable(2.0)

    @tf.function(input_signature=[x_spec])
    def compute_y(x):
        if x is not None: y = x * w
        return y

    try: pass  # Once.
    except ValueError: print('no values')
    for i in range(3): print(i, compute_y(np.float32(1.0 + i)).numpy())
    while w is None: break
    try: print('done')
    finally: pass


if __name__ == '__main__': main()
