"""Class labels with and without a last axis of size 1, as only the data tells."""
import numpy as np
import tensorflow as tf

rng = np.random.RandomState(2)
points = rng.randn(12, 3).astype(np.float32)
kinds = rng.randint(0, 4, [12])
columns = kinds.reshape([12, 1])
marks = rng.randint(0, 4, [12, 2, 1])

tf_x_spec = tf.TensorSpec(points.shape, tf.float32)
tf_rows_spec = tf.TensorSpec([None, 3], tf.float32)
tf_y_spec = tf.TensorSpec(kinds.shape, tf.int32)
tf_column_spec = tf.TensorSpec(columns.shape, tf.int32)
tf_marks_spec = tf.TensorSpec(None, tf.int64)

dense = tf.keras.layers.Dense(5, tf.nn.relu)
dense_1 = tf.keras.layers.Dense(4)
dense_2 = tf.keras.layers.Dense(4, activation=tf.nn.softmax)
dense_3 = tf.keras.layers.Dense(4)
dense_3.build((None, 3))
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[tf_x_spec, tf_rows_spec, tf_y_spec, tf_column_spec, tf_marks_spec])
def train_step(tf_x, tf_rows, tf_y, tf_column, tf_marks):
    with tf.GradientTape() as tape:
        hidden = dense(tf_x)
        output = dense_1(hidden)
        probabilities = dense_2(hidden)
        loss = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(
                labels=tf.reshape(tf_y, tf.shape(output)[:-1]),
                logits=output))
        again = 0.5 * tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(
                labels=tf.reshape(tf_column, tf.shape(output)[:-1]),
                logits=output))
        again += tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(
                labels=tf.reshape(tf_column, [-1]),
                logits=dense_3(tf_rows)))
        pairs = tf.stack([output, probabilities], axis=1)
        several = tf.reduce_mean(
            tf.nn.sparse_softmax_cross_entropy_with_logits(
                labels=tf.reshape(tf_marks, tf.shape(pairs)[:-1]),
                logits=pairs))
        loss_2 = loss + again + several
    variables = [
        *dense.trainable_variables, *dense_1.trainable_variables, *dense_2.trainable_variables,
        *dense_3.trainable_variables,
    ]
    optimizer.apply_gradients(zip(tape.gradient(loss_2, variables), variables))
    return loss, again, several, probabilities


for step in range(4):
    value, other, pair_loss, found = (
        value.numpy() for value in train_step(points, points, np.int32(kinds), np.int32(columns), np.int64(marks)))
    print('%.4f %.4f %.4f' % (value, other, pair_loss), found.sum())
