"""Weights in dictionaries, and a function that builds the model from them."""

import numpy as np
import tensorflow as tf

# Parameters
learning_rate = 0.05
n_input = 5
n_hidden = 4
n_classes = 3

rng = np.random.RandomState(1)
data = rng.randn(30, n_input)
labels = np.eye(n_classes)[np.argmax(data[:, :3], 1)]

# tf Graph input
X_spec = tf.TensorSpec([None, n_input], tf.float32)
Y_spec = tf.TensorSpec([None, n_classes], tf.float32)

# Store layers weight & bias
weights = {
    'h1': tf.Variable(tf.random.normal([n_input, n_hidden])),
    'out': tf.Variable(tf.random.normal([n_hidden, n_classes]))
}
biases = {
    'b1': tf.Variable(tf.random.normal([n_hidden])),
    'out': tf.Variable(tf.random.normal([n_classes]))
}


# Create model
def multilayer_perceptron(x):
    # Hidden fully connected layer
    layer_1 = tf.nn.relu(tf.add(tf.matmul(x, weights['h1']), biases['b1']))
    # Output fully connected layer with a neuron for each class
    out_layer = tf.matmul(layer_1, weights['out']) + biases['out']
    return out_layer


def compute_logits(X):
    # Construct model
    return multilayer_perceptron(X)


optimizer = tf.keras.optimizers.Adam(learning_rate=learning_rate, epsilon=1e-8)


@tf.function(input_signature=[X_spec, Y_spec])
def train_step(X, Y):
    with tf.GradientTape() as tape:
        logits = compute_logits(X)
        # Define loss and optimizer
        loss_op = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(
            logits=logits, labels=Y))
    variables = [*weights.values(), *biases.values()]
    optimizer.apply_gradients(zip(tape.gradient(loss_op, variables), variables))
    return loss_op


# Training cycle
for epoch in range(4):
    avg_cost = 0.
    # Loop over all batches
    for i in range(3):
        batch_x, batch_y = data[i::3], labels[i::3]
        # Run optimization op (backprop) and cost op (to get loss value)
        c = train_step(np.float32(batch_x), np.float32(batch_y)).numpy()
        # Compute average loss
        avg_cost += c / 3
    # Display logs per epoch step
    print("Epoch:", '%04d' % (epoch+1), "cost={:.6f}".format(avg_cost))
print("Optimization Finished!")


@tf.function(input_signature=[X_spec, Y_spec])
def compute_accuracy(X, Y):
    logits = compute_logits(X)
    # Test model
    pred = tf.nn.softmax(logits)  # Apply softmax to logits
    correct_prediction = tf.equal(tf.argmax(pred, 1), tf.argmax(Y, 1))
    # Calculate accuracy
    return tf.reduce_mean(tf.cast(correct_prediction, "float"))


print("Accuracy:", compute_accuracy(np.float32(data), np.float32(labels)).numpy())
