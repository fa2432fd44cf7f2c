"""What is told of programs in which TF 1 leaves an order open."""

import textwrap

from absl.testing import absltest, parameterized

from migration.convert import pipeline

_PROGRAM = """
import tensorflow as tf

x = tf.placeholder(tf.float32, [])
flag = tf.placeholder(tf.bool, [])
w = tf.Variable(1.0)
{body}
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(y, {{x: 2.0, flag: True}}))
"""


class UnorderedReadTest(parameterized.TestCase):
    @parameterized.named_parameters(
        (
            'a_branch_waits_and_the_other_reads',
            """
            update = tf.assign_add(w, x)


            def wait():
                with tf.control_dependencies([update]):
                    return tf.identity(x)


            y = tf.cond(flag, wait, lambda: w)
            """,
            ['after'],
        ),
        (
            'a_branch_updates_and_the_other_reads',
            """
            def change():
                update = tf.assign_add(w, x)
                with tf.control_dependencies([update]):
                    return tf.identity(x), tf.identity(x)


            y, z = tf.cond(flag, change, lambda: (w, w + 2.0))
            """,
            [],
        ),
        (
            'the_condition_waits',
            """
            update = tf.assign_add(w, x)
            with tf.control_dependencies([update]):
                y = tf.cond(flag, lambda: x, lambda: w)
            """,
            [],
        ),
    )
    def test_tells_of_what_is_read_before_or_after_an_update(self, body, when):
        source = _PROGRAM.format(body=textwrap.dedent(body))
        result = pipeline.convert_source(source, filename='a.py')
        self.assertEqual(result.status, 'converted', str(result.findings))
        told = [n.message.rsplit(' ', 1)[-1] for n in result.notes if n.rule == 'unordered_read']
        self.assertEqual(told, when)


class UngatedGradientsTest(parameterized.TestCase):
    @parameterized.named_parameters(
        ('applied_as_they_are', 'pairs = zip(grads, [v, w])', 1),
        ('scaled', 'pairs = [(g * 0.5, t) for g, t in zip(grads, [v, w])]', 1),
        ('waiting_for_their_norm', 'pairs = zip(tf.clip_by_global_norm(grads, 1.0)[0], [v, w])', 0),
    )
    def test_tells_of_updates_while_gradients_are_computed(self, pairs, count):
        source = f"""
import tensorflow as tf

x = tf.placeholder(tf.float32, [])
v = tf.Variable(1.0)
w = tf.Variable(1.0)
loss = tf.square(x * v * w)
grads = tf.gradients(loss, [v, w])
{pairs}
y = tf.train.GradientDescentOptimizer(0.1).apply_gradients(pairs)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(y, {{x: 2.0}})
"""
        result = pipeline.convert_source(source, filename='a.py')
        self.assertEqual(result.status, 'converted', str(result.findings))
        told = [n for n in result.notes if n.rule == 'gradients']
        self.assertLen(told, count)


if __name__ == '__main__':
    absltest.main()
