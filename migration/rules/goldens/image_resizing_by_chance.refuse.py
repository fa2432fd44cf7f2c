"""Pictures that are resized in another way each time."""

import numpy as np
import tensorflow as tf

pictures = tf.placeholder(tf.float32, [None, 5, 7, 2])
small = tf.image.resize_images(pictures, [3, 4], method=np.random.randint(4))  # refused: image_resizing

with tf.Session() as sess:
    print(sess.run(small, {pictures: np.ones([1, 5, 7, 2])}))
