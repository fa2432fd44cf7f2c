# Distances in the graph, the update rule in NumPy between runs.
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(7)
points = np.concatenate([rng.randn(20, 2) + c for c in ([0, 0], [5, 5], [0, 5])]).astype(np.float32)

pts_spec = tf.TensorSpec([None, 2], tf.float32)
centers = tf.Variable(points[:3])
new_centers_spec = tf.TensorSpec([3, 2], tf.float32)


@tf.function(input_signature=[new_centers_spec])
def run_set_centers(new_centers):
    return centers.assign(new_centers)


@tf.function(input_signature=[pts_spec])
def compute_nearest_and_spread(pts):
    expanded = tf.expand_dims(pts, 1) - tf.expand_dims(centers, 0)
    distances = tf.reduce_sum(tf.square(expanded), axis=2)
    nearest = tf.argmin(distances, axis=1)
    spread = tf.reduce_sum(tf.reduce_min(distances, axis=1))
    return nearest, spread


for it in range(6):
    assignment, total = (value.numpy() for value in compute_nearest_and_spread(points))
    means = np.stack([points[assignment == k].mean(axis=0) if np.any(assignment == k)
                      else centers.numpy()[k] for k in range(3)])
    run_set_centers(np.float32(means))
    print(it, total, np.bincount(assignment, minlength=3))
print(np.round(centers.numpy(), 4))
