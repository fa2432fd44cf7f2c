"""Pictures of several sizes, scaled in all ways."""

import numpy as np
import tensorflow as tf


def resize_bilinear(images, size, align_corners=False):
    """Resizes images; corners and centres of pixels are where TensorFlow 1.x had them."""
    images = tf.convert_to_tensor(images)
    if images.shape.rank == 3:
        return resize_bilinear(images[tf.newaxis], size, align_corners)[0]
    return tf.raw_ops.ResizeBilinear(images=images, size=size, align_corners=align_corners)


def resize_bicubic(images, size, align_corners=False):
    """Resizes images; corners and centres of pixels are where TensorFlow 1.x had them."""
    images = tf.convert_to_tensor(images)
    if images.shape.rank == 3:
        return resize_bicubic(images[tf.newaxis], size, align_corners)[0]
    return tf.raw_ops.ResizeBicubic(images=images, size=size, align_corners=align_corners)


def resize_nearest_neighbor(images, size, align_corners=False):
    """Resizes images; corners and centres of pixels are where TensorFlow 1.x had them."""
    images = tf.convert_to_tensor(images)
    if images.shape.rank == 3:
        return resize_nearest_neighbor(images[tf.newaxis], size, align_corners)[0]
    return tf.raw_ops.ResizeNearestNeighbor(images=images, size=size, align_corners=align_corners)


def resize_area(images, size, align_corners=False):
    """Resizes images; corners and centres of pixels are where TensorFlow 1.x had them."""
    images = tf.convert_to_tensor(images)
    if images.shape.rank == 3:
        return resize_area(images[tf.newaxis], size, align_corners)[0]
    return tf.raw_ops.ResizeArea(images=images, size=size, align_corners=align_corners)


pictures_spec = tf.TensorSpec([None, 5, 7, 2], tf.float32, name='pictures')
one_spec = tf.TensorSpec([None, None, 1], tf.uint8, name='one')


def compute_small(pictures):
    return resize_bilinear(pictures, [3, 4])


@tf.function(input_signature=[pictures_spec])
def evaluate(pictures):
    small = compute_small(pictures)
    large = resize_bicubic(pictures, (10, 14), align_corners=True)
    same = resize_bilinear(pictures, [5, 7])
    return small, large, same


@tf.function(input_signature=[one_spec])
def evaluate_2(one):
    near = resize_nearest_neighbor(one, [8, 3])
    smooth = resize_area(tf.cast(one, tf.float32), [2, 2])
    flat = resize_bilinear(tf.cast(one, tf.float32) / 255.0, tf.shape(one)[:2] * 2)
    return near, smooth, flat


target = tf.Variable(tf.zeros([1, 3, 4, 2]))
optimizer = tf.keras.optimizers.SGD(0.1)


@tf.function(input_signature=[pictures_spec])
def train_step(pictures):
    with tf.GradientTape() as tape:
        small = compute_small(pictures)
        loss = tf.reduce_sum(tf.square(small - target))
    optimizer.apply_gradients([(tape.gradient(loss, target), target)])
    return loss


random = np.random.RandomState(1)
feed = {'pictures': random.rand(2, 5, 7, 2), 'one': random.randint(0, 256, [4, 6, 1])}
print([value.numpy() for value in evaluate(np.float32(feed['pictures']))])
print([value.numpy() for value in evaluate_2(np.uint8(feed['one']))])
print([None, train_step(np.float32(feed['pictures'])).numpy()])
