"""Lists and dictionaries of tensors that grow in loops, and are fetched as a whole."""

import numpy as np
import tensorflow as tf


def convolve(image, kernels):
    """Returns the image, filtered by each kernel."""
    images = [image[0]]
    for i, kernel in enumerate(kernels):
        filtered = tf.nn.conv2d(image, kernel, strides=[1, 1, 1, 1], padding='SAME')[0]
        if i == 1:
            filtered = tf.minimum(tf.nn.relu(filtered), 2.0)
        images.append(filtered)
    return images


def towers(x, count):
    outs, names = [], {}
    for i in range(count):
        out = tf.nn.relu(x - float(i))
        outs.append(out)
        names['tower%d' % i] = tf.reduce_sum(out)
    return outs, names


kernels = [np.ones([2, 2, 1, 1], np.float32) * k for k in range(4)][1:]
picture = tf.constant(np.arange(9, dtype=np.float32).reshape(1, 3, 3, 1))
images = convolve(picture, kernels)

x_spec = tf.TensorSpec([None], tf.float32)


def compute_outs_and_names(x):
    outs, names = towers(x, 3)
    return outs, names


@tf.function(input_signature=[x_spec])
def compute_outs(x):
    outs, names = compute_outs_and_names(x)
    return outs


@tf.function(input_signature=[x_spec])
def compute_names(x):
    outs, names = compute_outs_and_names(x)
    return names


def compute_total(outs):
    return tf.add_n(outs)


def compute_grown(outs, x):
    # Twice each, and what was fed.
    grown = []
    for out in outs:
        grown.append(out * 2.0)
    grown.append(x)
    return grown


@tf.function(input_signature=[x_spec])
def compute_total_and_grown(x):
    x = tf.cast(x, tf.float32)
    outs, names = compute_outs_and_names(x)
    total = compute_total(outs)
    grown = compute_grown(outs, x)
    return [total, grown]


@tf.function(input_signature=[x_spec])
def compute_grown_and_total(x):
    x = tf.cast(x, tf.float32)
    outs, names = compute_outs_and_names(x)
    total = compute_total(outs)
    grown = compute_grown(outs, x)
    return {'grown': grown, 'total': total}


@tf.function(input_signature=[x_spec])
def compute_rows(x):
    x = tf.cast(x, tf.float32)
    outs, names = compute_outs_and_names(x)
    total = compute_total(outs)
    grown = compute_grown(outs, x)
    rows = []
    rows.append((total, x))
    for i in range(2):
        rows.append((grown[i], total + i))
    return rows


images = [value.numpy() for value in images]
print(len(images), [image.shape for image in images])
first, *others = (value.numpy() for value in compute_outs(np.float32([1, 2, 3])))
print(first, others)
found = {name: value.numpy() for name, value in compute_names(np.float32([2, 3])).items()}
for name in sorted(found):
    print(name, found[name])
value, doubles = tf.nest.map_structure(lambda value: value.numpy(), compute_total_and_grown(np.float32([1, 2, 3])))
print(value, doubles[0], doubles[-1])
both = tf.nest.map_structure(lambda value: value.numpy(), compute_grown_and_total(np.float32([1, 2, 3])))
print(both['grown'], both['total'])
print(tf.nest.map_structure(lambda value: value.numpy(), compute_rows(np.float32([0, 5]))))
