"""Two graphs side by side, each with a session; one is trained on what the other computes."""

import numpy as np
import tensorflow as tf

teacher, student = tf.Graph(), tf.Graph()

with teacher.as_default():
    x = tf.placeholder(tf.float32, [None, 3], name='x')
    w = tf.get_variable('w', [3, 1], initializer=tf.random_normal_initializer())
    answer = tf.tanh(tf.matmul(x, w))
    init = tf.global_variables_initializer()

with student.as_default():
    inputs = tf.placeholder(tf.float32, [None, 3], name='x')
    target = tf.placeholder(tf.float32, [None, 1])
    v = tf.get_variable('w', [3, 1], initializer=tf.zeros_initializer())
    guess = tf.matmul(inputs, v)
    penalty = tf.add_n([tf.nn.l2_loss(p) for p in tf.trainable_variables()])
    loss = tf.reduce_mean(tf.square(guess - target)) + 0.01 * penalty
    train = tf.train.AdamOptimizer(0.1).minimize(loss)

teacher_session = tf.Session(graph=teacher)
student_session = tf.Session(graph=student)
teacher_session.run(init)
with student.as_default():
    student_session.run(tf.global_variables_initializer())

batch = np.random.RandomState(1).rand(10, 3)
for _ in range(5):
    wanted = teacher_session.run(answer, {x: batch})
    _, now = student_session.run([train, loss], {inputs: batch, target: wanted})
    print(now)
print(student_session.run(v).ravel())
teacher_session.close()
student_session.close()
