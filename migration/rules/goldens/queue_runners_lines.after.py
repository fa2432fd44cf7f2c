"""Lines of a file, one at a time and without the first, which a queue names and a reader reads."""

import os
import tempfile

import tensorflow as tf

path = os.path.join(tempfile.mkdtemp(), 'lines.csv')
with open(path, 'w') as file:
    file.write('a,b,c\n1,2,3\n4,5,6\n7,8,9\n')

iterator = iter(tf.data.TextLineDataset([path]).skip(1).repeat())


@tf.function(input_signature=[iterator.element_spec])
def compute_features_and_columns(value):
    columns = tf.io.decode_csv(value, record_defaults=[[1], [1], [1]])
    features = tf.stack(columns[:2])
    return features, columns[2]


for _ in range(5):
    example, label = (
        value.numpy() for value in compute_features_and_columns(iterator.get_next()))
    print(example, label)
