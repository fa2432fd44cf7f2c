import json
import pathlib

from absl.testing import absltest

from migration.convert import report
from migration.verify import loading, pair, sources

_BEFORE = b"""import tensorflow as tf
w = tf.Variable(1.0, name='w')
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    for _ in range(3):
        _, value = sess.run([train_op, loss])
    print(sess.run(w))
"""
_AFTER = b"""import tensorflow as tf
w = tf.Variable(1.0, name='w')
for _ in range(3):
    value = train_step().numpy()
print((w).numpy())
"""


def _result(converted, read):
    steps = (
        report.Step(
            0, 'train_step', report.Span(6, 19, 6, 45), converted, ('train_op', 'loss'), (1,), True
        ),
        report.Step(1, None, report.Span(7, 10, 7, 21), read, ('w',), (0,)),
    )
    return report.FileResult('converted', None, name_map={'w': 'w'}, steps=steps)


def _source(name, data):
    return sources.Source(pathlib.Path(name), data)


class PairTest(absltest.TestCase):
    def _make(self, after, result):
        return pair.make(_source('before.py', _BEFORE), _source('after.py', after), result, '2.21')

    def test_spans_of_the_report(self):
        made = self._make(_AFTER, _result(report.Span(4, 12, 4, 24), report.Span(5, 6, 5, 9)))
        self.assertEqual(made.remarks, ())
        self.assertEqual(made.steps[0].converted, report.Span(4, 12, 4, 24))
        # The expression without its parentheses.
        self.assertEqual(made.steps[1].converted, report.Span(5, 7, 5, 8))
        self.assertLen(set(made.numbers), 2)

    def test_a_tuple_needs_no_parentheses(self):
        after = _AFTER.replace(b'print((w).numpy())', b'a, b = w.numpy(), w.numpy()')
        read = report.Span(5, 7, 5, 27)
        made = self._make(after, _result(report.Span(4, 12, 4, 24), read))
        self.assertEqual(made.remarks, ())
        self.assertEqual(made.steps[1].converted, read)

    def test_an_edited_text_is_matched_by_name(self):
        after = b'# More.\n' + _AFTER.replace(b'(w)', b'w')
        made = self._make(after, _result(report.Span(4, 12, 4, 24), report.Span(5, 6, 5, 9)))
        self.assertIn('edited', made.remarks[0])
        self.assertEqual(made.steps[0].converted, report.Span(5, 12, 5, 24))
        self.assertEqual(made.steps[1].converted, report.Span(6, 6, 6, 7))

    def test_an_edited_text_whose_functions_call_each_other(self):
        functions = b"""
@tf.function
def train_step():
    return 1.0

def between():
    return train_step()

@tf.function(input_signature=[])
def other_step():
    return train_step() + between()

"""
        after = _AFTER.replace(b'(w)', b'w').replace(b'\nfor', functions + b'for')
        made = self._make(after, _result(report.Span(4, 12, 4, 24), report.Span(5, 6, 5, 9)))
        self.assertEqual(made.steps[0].converted, report.Span(15, 12, 15, 24))

    def test_what_is_no_python_is_said_with_its_line(self):
        path = pathlib.Path(self.create_tempdir().full_path) / 'before.py'
        with self.assertRaisesRegex(sources.CannotVerifyError, 'cannot be read: No such file'):
            loading.load(path)
        path.write_text('x = 1\nprint "x"\n')
        with self.assertRaisesRegex(sources.CannotVerifyError, 'before.py:2 is not Python 3: '):
            loading.load(path)

    def test_an_edited_text_without_the_function(self):
        after = _AFTER.replace(b'train_step', b'step')
        with self.assertRaisesRegex(sources.CannotVerifyError, 'calls train_step in 0 places'):
            self._make(after, _result(report.Span(4, 12, 4, 24), report.Span(5, 6, 5, 9)))

    def test_a_report_of_another_original(self):
        result = _result(report.Span(4, 12, 4, 24), report.Span(5, 6, 5, 9))
        with self.assertRaisesRegex(sources.CannotVerifyError, 'there is no call there'):
            pair.make(_source('b.py', b'x = 1'), _source('after.py', _AFTER), result, '2.21')

    def test_reports_are_found_by_path_name_or_alone(self):
        folder = pathlib.Path(self.create_tempdir().full_path)
        result = _result(report.Span(4, 12, 4, 24), report.Span(5, 6, 5, 9))
        path = folder / 'report.json'
        for name in (str(folder / 'before.py'), 'else/before.py', 'else/other.py'):
            path.write_text(json.dumps(report.Report('2.21', {name: result}).to_json()))
            made, called = loading.read_report(path, folder / 'before.py')
            self.assertEqual(made.files[called].steps, result.steps)
        path.write_text(
            json.dumps(report.Report('2.21', {'a.py': result, 'b.py': result}).to_json())
        )
        with self.assertRaisesRegex(sources.CannotVerifyError, 'does not say anything'):
            loading.read_report(path, folder / 'before.py')
        path.write_text('{}')
        with self.assertRaisesRegex(sources.CannotVerifyError, 'not a report'):
            loading.read_report(path, folder / 'before.py')


if __name__ == '__main__':
    absltest.main()
