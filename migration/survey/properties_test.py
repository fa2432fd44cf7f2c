"""Programs that once broke a property, and proof that each property can be seen to break."""

import dataclasses
from unittest import mock

from absl.testing import absltest, parameterized

from migration.convert import report
from migration.survey import properties

# Found by changing programs at random, and made small.
FOUND = {
    'condition_of_nothing_but_a_close': """\
import tensorflow as tf
sess = tf.Session()
if __name__ == '__main__':
    sess.close()
""",
    'condition_of_nothing_but_a_session': """\
import tensorflow as tf
with tf.name_scope("n"):
    if __name__ == '__main__':
        sess = tf.compat.v1.Session()
""",
    'try_of_nothing_but_a_session_and_finally_on_one_line': """\
import tensorflow as tf
with tf.Session() as sess:
    try:
        sess.run(tf.global_variables_initializer())
    finally: pass
""",
    'try_and_finally_on_one_line': """\
import tensorflow as tf
sess = tf.Session()
try: print(sess.run(tf.constant(1.0)))
finally: sess.close()
""",
    'session_that_a_class_enters': """\
import tensorflow as tf
class Model:
    with tf.Session() as sess:
        with tf.name_scope("n"):
            sess.run(tf.global_variables_initializer())
""",
    'saver_without_imports_at_the_top': """\
for _ in range(3):
    import tensorflow as tf
    named = tf.train.Saver({'layer/weights': w, 'layer/bias': b})
with tf.Session() as sess:
    for turn in range(3):
        named.save(sess, os.path.join(folder, 'all_%d.ckpt' % turn), write_meta_graph=False)
    print(os.path.basename(tf.train.latest_checkpoint(folder)))
""",
    'method_called_for_objects_with_and_without_a_graph': """\
import tensorflow as tf
class Net:
    def __init__(self, path=None):
        self.sess = tf.Session()
        if path:
            pass
        else:
            self.loss = tf.square(self.out)
            self.train_op = tf.train.RMSPropOptimizer(0.001).minimize(self.loss)
        loss, _ = self.sess.run([self.loss, self.train_op], {self.x: x})
def train():
    Net()
def test():
    Net('file')
if __name__ == '__main__':
    test()
""",
    'collection_of_what_is_not_known': """\
import tensorflow as tf
tf.add_to_collection('losses', mse)
total = tf.add_n(tf.get_collection('losses'))
""",
    'run_inside_of_what_another_is_fed': """\
import tensorflow as tf
v = tf.Variable([1.0, 1.0])
y = x + v
with sess.as_default():
    print(tf.reduce_sum(y).eval(feed_dict={x: y.eval({x: [1., 1.]})}))
""",
    'comment_with_what_ends_lines_elsewhere': """\
import tensorflow as tf
x = tf.placeholder(tf.float32, [None])
# One\x0b\x0c\x1c\x85\u2028broken(
y = x * 2.0
with tf.Session() as sess:
    print(sess.run(y, {x: [1.0]}))
""",
    'thousands_of_statements': f"""\
import tensorflow as tf
x = tf.placeholder(tf.float32, [None])
y = x
{('y = y + 1.0' + chr(10)) * 2000}
with tf.Session() as sess:
    print(sess.run(y, {{x: [1.0]}}))
""",
    'texts_and_numbers_without_end': """\
import tensorflow as tf
n, name = 3, 'a'
for _ in range(60):
    n = n * n
    name = name * n + '%1000000000d' % n
x = tf.placeholder(tf.float32, [None], name=name)
with tf.Session() as sess:
    print(sess.run(x, {x: ['a' * 10000000000000]}))
""",
    'graph_in_the_constructor_of_a_common_base': """\
import tensorflow as tf
class Base:
    def __init__(self):
        self.x = tf.placeholder(tf.float32, [None])
class One(Base):
    def __init__(self, sess):
        super().__init__()
        print(sess.run(self.x * 2.0, {self.x: [1.0]}))
class Two(Base):
    def __init__(self, sess):
        super().__init__()
        print(sess.run(self.x + 2.0, {self.x: [1.0]}))
with tf.Session() as sess:
    One(sess), Two(sess)
""",
    'graph_thrown_away_in_a_scope': """\
import tensorflow as tf
with tf.variable_scope('a'):
    tf.reset_default_graph()
    x = tf.placeholder(tf.float32)
with tf.Session() as sess:
    print(sess.run(x, {x: 1.0}))
""",
    'prints_that_share_a_line': """\
import tensorflow as tf
x = tf.placeholder(tf.float32, [None])
def scaled(v):
    v = tf.Print(v, [v], 'scaled'); return tf.Print(v * 3.0, [v])
y = scaled(x)
with tf.Session() as sess:
    print(sess.run(y, {x: [1.0]}))
""",
    'methods_in_a_with_statement': """\
import tensorflow as tf
class Model:
    with tf.Graph().as_default():
        def __init__(self, size):
            self.x = tf.placeholder(tf.float32, [None, size])
            self.y = self.x * 2.0
with tf.Session() as sess:
    model = Model(2)
    print(sess.run(model.y, {model.x: [[1.0, 2.0]]}))
""",
    'gradients_of_variables_whose_name_went': """\
import tensorflow as tf
w = tf.Variable(1.0)
w = tf.Variable(1.0)
x = tf.placeholder(tf.float32)
opt = tf.train.GradientDescentOptimizer(0.01)
pairs = opt.compute_gradients(w * x)
train = opt.apply_gradients([(tf.clip_by_norm(g, 5.), v) for g, v in pairs if g is not None])
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    sess.run(train, {x: 1.0})
""",
    'character_that_marks_places': """\
import tensorflow as tf
with tf.Session() as sess:
    print(sess.run(tf.constant(1.0)), '\ue000')
""",
}

PLAIN = 'import tensorflow as tf\n# One.\nx = tf.placeholder(tf.float32)  # Two.\n'


class PropertiesTest(parameterized.TestCase):
    @parameterized.named_parameters(*FOUND.items())
    def test_holds(self, text):
        self.assertEqual(properties.violations(text.encode(), 'a.py'), [])

    def test_holds_for_what_is_no_python(self):
        for data in (
            b'',
            b'\0',
            b'\xff\xfe',
            b'print "x"',
            b'def',
            b'\xef\xbb\xbf# coding: latin-1',
        ):
            self.assertEqual(properties.violations(data, 'a.py'), [])

    def broken(self, data=PLAIN, **result):
        """Returns the properties that a made-up result of the converter breaks."""

        def convert(text, *, filename, target):
            given = {'status': 'converted', 'text': text, **result}
            if callable(given['text']):
                given['text'] = given['text'](text)
            return report.FileResult(**given)

        with mock.patch.object(properties.pipeline, 'convert_source', convert):
            return {v.rule for v in properties.violations(data.encode(), 'a.py')}

    def test_sees_text_that_does_not_parse(self):
        self.assertIn('postcondition_parses', self.broken(text='def'))

    def test_sees_lost_comments(self):
        self.assertIn('postcondition_comments', self.broken(text='x = 1\n# One.\n'))

    def test_sees_what_grows(self):
        grown = self.broken('import tensorflow as tf\n', text=lambda text: text + 'x = 1\n')
        self.assertIn('postcondition_idempotent', grown)

    def test_sees_what_counts_as_unchanged_and_is_not(self):
        self.assertIn('postcondition_unchanged', self.broken(status='unchanged', text='x = 1\n'))

    def test_sees_refusals_without_a_reason(self):
        self.assertEqual(self.broken(status='refused', text=None), {'reason'})

    def test_sees_reasons_that_are_no_clause(self):
        span = report.Span(99, 0, 99, 0)
        finding = report.Finding('r', span, 'error', 'It is wrong.')
        found = self.broken(status='refused', text=None, findings=(finding,))
        self.assertEqual(found, {'reason', 'span'})

    def test_sees_a_crash(self):
        with mock.patch.object(properties.pipeline, 'convert_source', side_effect=KeyError('k')):
            found = properties.violations(PLAIN.encode(), 'a.py')
        self.assertEqual([v.rule for v in found], ['internal_error'])
        self.assertIn('Traceback', found[0].message)

    def test_sees_what_differs_from_run_to_run(self):
        results = iter(['a', 'b', 'c', 'd'])
        real = properties._convert

        def convert(*arguments):
            found = real(*arguments)
            return dataclasses.replace(found, output=next(results).encode())

        with mock.patch.object(properties, '_convert', convert):
            rules = {v.rule for v in properties.violations(b'x = 1\n', 'a.py')}
        self.assertIn('same_again', rules)


if __name__ == '__main__':
    absltest.main()
