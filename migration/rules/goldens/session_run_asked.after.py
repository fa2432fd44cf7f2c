"""Conditions that do something, around an initialisation."""

import tensorflow as tf
asked = []
def ask():
    asked.append(1)
    return True
w = tf.Variable(1.0)
for i in range(2):
    pass
if ask():
    pass
print(asked, w.numpy())
try:
    if ask():
        pass
except KeyError:
    pass
print(asked, w.numpy())
