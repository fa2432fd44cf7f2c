import tensorflow as tf

a = tf.constant(2.0, name='a')
v = tf.Variable(3.0, name='v')
product = a * v

sess = tf.Session()
sess.run(v.initializer)
print(sess.run(product))

doubled = product * 2.0
print(sess.run(doubled))

count = int(sess.run(product))
for i in range(count):
    print(sess.run(doubled + i))
