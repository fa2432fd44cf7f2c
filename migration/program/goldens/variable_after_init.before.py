import tensorflow as tf

first = tf.Variable(1.0, name='first')
init = tf.global_variables_initializer()

sess = tf.Session()
sess.run(init)
print(sess.run(first))

second = tf.Variable(2.0, name='second')
total = first + second
bump = tf.assign_add(first, 10.0)
sess.run(tf.variables_initializer([second]))
print(sess.run(total))
sess.run(bump)
print(sess.run(total))
sess.run(tf.global_variables_initializer())
print(sess.run(total))
