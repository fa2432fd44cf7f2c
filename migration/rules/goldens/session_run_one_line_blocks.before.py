"""Blocks on the lines of their heads, of which some leave, some change and some stay."""

import tensorflow as tf


def main():
    x = tf.placeholder(tf.float32)
    w = tf.Variable(2.0)
    if x is not None: y = x * w
    sess = tf.Session()
    try: sess.run(tf.global_variables_initializer())  # Once.
    except ValueError: print('no values')
    for i in range(3): print(i, sess.run(y, {x: 1.0 + i}))
    while w is None: break
    try: print('done')
    finally: sess.close()


if __name__ == '__main__': main()
