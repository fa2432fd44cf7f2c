"""Savers of some variables, under names of its own, and the latest of files without a number."""

import os
import tempfile

import tensorflow as tf


def write_checkpoint(checkpoint, path):
    """Writes a checkpoint, and the file that tells tf.train.latest_checkpoint of it."""
    checkpoint.write(path)
    with tf.io.gfile.GFile(os.path.join(os.path.dirname(path), 'checkpoint'), 'w') as state:
        state.write(f'model_checkpoint_path: "{os.path.basename(path)}"\n')
    return path


folder = tempfile.mkdtemp()

w = tf.Variable([1.0, 2.0], name='w')
b = tf.Variable(0.5, name='b')


@tf.function
def run_grow_w_and_grow_b():
    grow_w = w.assign_add(w)
    grow_b = b.assign_add(1.0)
    return grow_w, grow_b


named = tf.train.Checkpoint(layer_weights=w, layer_bias=b)
some = tf.train.CheckpointManager(
    tf.train.Checkpoint(w=w),
    folder,
    max_to_keep=None,
    checkpoint_name='some',
)

for turn in range(3):
    run_grow_w_and_grow_b()
    write_checkpoint(named, os.path.join(folder, 'all_%d.ckpt' % turn))
    some.save(checkpoint_number=turn)
print(os.path.basename(tf.train.latest_checkpoint(folder)))
named.read(os.path.join(folder, 'all_1.ckpt')).assert_existing_objects_matched()
print([w.numpy(), b.numpy()])
some.checkpoint.restore(folder + '/some-0').assert_existing_objects_matched()
print([w.numpy(), b.numpy()])
