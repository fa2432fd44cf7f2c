"""Counts and remembers single rows of tables."""

import numpy as np
import tensorflow as tf

users_spec = tf.TensorSpec([None], tf.int32, name='users')
ratings_spec = tf.TensorSpec([None, 2], tf.float32, name='ratings')
table = tf.Variable(tf.zeros([4, 2]), trainable=False, name='table')
visits = tf.Variable(tf.zeros_initializer()([4], tf.int32), trainable=False, name='visits')


@tf.function(input_signature=[users_spec])
def run_count(users):
    return visits.scatter_add(tf.IndexedSlices(tf.ones_like(users), users))


@tf.function(input_signature=[users_spec, ratings_spec])
def run_shrink(users, ratings):
    table.scatter_update(tf.IndexedSlices(ratings, users))
    return table.scatter_mul(tf.IndexedSlices(tf.constant([[0.5, 0.5]]), [0]))


@tf.function(input_signature=[users_spec, ratings_spec])
def run_top(users, ratings):
    table.scatter_update(tf.IndexedSlices(ratings, users))
    return tf.reduce_max(table, 0)


@tf.function
def run_cell():
    return table.scatter_nd_update([[3, 1]], [7.0])


@tf.function
def run_less():
    return table.scatter_sub(tf.IndexedSlices(tf.ones([1, 2]), [1]))


for turn in range(2):
    feed = {'users': [turn, 2], 'ratings': np.float32([[1.0, turn], [3.0, 4.0]])}
    print(run_top(np.int32(feed['users']), np.float32(feed['ratings'])).numpy())
    run_shrink(np.int32(feed['users']), np.float32(feed['ratings']))
    print(run_count(np.int32(feed['users'])).numpy())
run_cell()
print(run_less().numpy())
print([table.numpy(), visits.numpy()])
