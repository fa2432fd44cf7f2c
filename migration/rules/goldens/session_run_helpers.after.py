"""Functions that make variables and build the model, and a network applied to two inputs."""

import numpy as np
import tensorflow as tf


def init_weights(shape):
    return tf.Variable(tf.random.normal(shape, stddev=0.01))


def model(X, w_h, w_o):
    h = tf.nn.sigmoid(tf.matmul(X, w_h))  # this is a basic mlp, think 2 stacked logistic regressions
    return tf.matmul(h, w_o)  # note that we dont take the softmax at the end


trX = np.random.RandomState(5).rand(24, 6)
trY = np.eye(3)[np.arange(24) % 3]

X_spec = tf.TensorSpec([None, 6], tf.float32)
Y_spec = tf.TensorSpec([None, 3], tf.float32)

w_h = init_weights([6, 5])  # create symbolic variables
w_o = init_weights([5, 3])


def compute_py_x(X):
    return model(X, w_h, w_o)


@tf.function(input_signature=[X_spec, Y_spec])
def compute_cost(X, Y):
    py_x = compute_py_x(X)
    return tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(logits=py_x, labels=Y))  # compute costs


optimizer = tf.keras.optimizers.SGD(0.05)  # construct an optimizer


@tf.function(input_signature=[X_spec, Y_spec])
def train_step(X, Y):
    with tf.GradientTape() as tape:
        cost = compute_cost(X, Y)
    variables = [w_h, w_o]
    optimizer.apply_gradients(zip(tape.gradient(cost, variables), variables))


@tf.function(input_signature=[X_spec])
def compute_predict_op(X):
    py_x = compute_py_x(X)
    return tf.argmax(py_x, 1)


for i in range(3):
    for start, end in zip(range(0, len(trX), 8), range(8, len(trX) + 1, 8)):
        train_step(np.float32(trX[start:end]), np.float32(trY[start:end]))
    print(i, np.mean(np.argmax(trY, axis=1) ==
                     compute_predict_op(np.float32(trX)).numpy()))
print(compute_cost(np.float32(trX), np.float32(trY)).numpy())
