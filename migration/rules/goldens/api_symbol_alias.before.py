"""TensorFlow under another name."""

import tensorflow as T
import numpy as np

U = T

x = T.placeholder(T.float32, [None, 2])
w = U.Variable(T.ones([2, 1]))
y = U.matmul(x, w)
loss = T.reduce_mean(U.square(y - 1.0))
op = T.train.AdamOptimizer(1e-1).minimize(loss)

with U.Session() as s:
    s.run(T.global_variables_initializer())
    for _ in range(3):
        _, cost = s.run([op, loss], {x: np.arange(8.0).reshape(4, 2)})
        print(cost)
    print(s.run(w).ravel().tolist())
