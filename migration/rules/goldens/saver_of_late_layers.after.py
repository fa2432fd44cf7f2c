"""Saves layers whose sizes the code does not tell, and goes on with them in another graph."""

import numpy as np
import tensorflow as tf

x = np.linspace(-1, 1, 12, dtype=np.float32)[:, np.newaxis]
y = np.power(x, 2)


def save():
    tf_x_spec = tf.TensorSpec(x.shape, tf.float32)
    tf_y_spec = tf.TensorSpec(y.shape, tf.float32)
    dense = tf.keras.layers.Dense(10, tf.nn.relu)
    dense_1 = tf.keras.layers.Dense(1)
    optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)

    @tf.function(input_signature=[tf_x_spec, tf_y_spec])
    def train_step(tf_x, tf_y):
        with tf.GradientTape() as tape:
            hidden = dense(tf_x)
            output = dense_1(hidden)
            loss = tf.reduce_mean(tf.math.squared_difference(output, tf_y))
        variables = [*dense.trainable_variables, *dense_1.trainable_variables]
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    train_step.get_concrete_function()  # Makes the variables.
    saver = tf.train.Checkpoint(
        dense_kernel=dense.kernel, dense_bias=dense.bias, dense_1_kernel=dense_1.kernel,
        dense_1_bias=dense_1.bias, optimizer=optimizer,
    )
    for step in range(3):
        print(train_step(np.float32(x), np.float32(y)).numpy())
    saver.write('./params')


def reload():
    tf_x_spec = tf.TensorSpec(x.shape, tf.float32)
    tf_y_spec = tf.TensorSpec(y.shape, tf.float32)
    dense = tf.keras.layers.Dense(10, tf.nn.relu)
    dense_1 = tf.keras.layers.Dense(1)

    @tf.function(input_signature=[tf_x_spec, tf_y_spec])
    def compute_loss(tf_x, tf_y):
        hidden = dense(tf_x)
        output = dense_1(hidden)
        return tf.reduce_mean(tf.math.squared_difference(output, tf_y))

    compute_loss.get_concrete_function()  # Makes the variables.
    optimizer = tf.keras.optimizers.Adam(0.1, epsilon=1e-8)

    @tf.function(input_signature=[tf_x_spec, tf_y_spec])
    def train_step(tf_x, tf_y):
        with tf.GradientTape() as tape:
            loss = compute_loss(tf_x, tf_y)
        variables = [*dense.trainable_variables, *dense_1.trainable_variables]
        optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    train_step.get_concrete_function()  # Makes the variables.
    saver = tf.train.Checkpoint(
        dense_kernel=dense.kernel, dense_bias=dense.bias, dense_1_kernel=dense_1.kernel,
        dense_1_bias=dense_1.bias, optimizer=optimizer,
    )
    saver.read('./params').assert_existing_objects_matched()
    print(compute_loss(np.float32(x), np.float32(y)).numpy())
    print(train_step(np.float32(x), np.float32(y)).numpy())
    print(compute_loss(np.float32(x), np.float32(y)).numpy())


save()
reload()
