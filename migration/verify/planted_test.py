"""Wrong conversions, each of which has to be found, in its place."""

import pathlib
import tempfile

from absl.testing import absltest

from migration.verify import goldens, loading, pair, session, show, sources
from migration.verify.runners import recording

_GOLDEN = goldens.Golden(pathlib.Path(__file__).parent / 'testdata' / 'classifier.before.py')

# What is changed in the conversion, and where that is found: level, fetch or variable, the number
# of the step call, and a piece of the line of the converted program.
_WRONG = {
    'epsilon': (
        ('epsilon=1e-8', 'epsilon=1e-7'),
        ('training steps', 'b1', 0, 'train_step('),
    ),
    'weight decay': (
        ('0.01 * (', '0.02 * ('),
        ('forward', 'loss', 0, 'train_step('),
    ),
    'missing train op': (
        ('    optimizer.apply_gradients(zip', '    list(zip'),
        ('training steps', 'b1', 0, 'train_step('),
    ),
    'swapped fetches': (
        ('return loss, accuracy', 'return accuracy, loss'),
        ('forward', 'loss', 6, 'evaluate('),
    ),
    'wider float': (
        ('return loss, accuracy', 'return tf.cast(loss, tf.float64), accuracy'),
        ('forward', 'loss', 6, 'evaluate('),
    ),
    'initial value': (
        ('normal([8, 4], stddev=0.3)', 'normal([8, 4], stddev=0.4)'),
        ('variables', 'w2', -1, ''),
    ),
    'keep_prob read as rate': (
        ('rate=1 - keep_prob', 'rate=keep_prob'),
        ('forward', 'loss', 0, 'train_step('),
    ),
    'axis': (
        ('argmax(compute_logits(x, keep_prob), 1)', 'argmax(compute_logits(x, keep_prob), 0)'),
        ('forward', 'prediction', 14, 'predict('),
    ),
    'a batch less': (
        ('range(0, 150, 25)', 'range(0, 125, 25)'),
        ('forward', 'order of steps', 5, 'train_step('),
    ),
    'untrained variable': (
        ('variables = [w1, b1, w2, b2]', 'variables = [w1, b1, w2]'),
        ('gradients', 'b2', 0, 'train_step('),
    ),
    'not trainable': (
        ("tf.zeros([4]), name='b2'", "tf.zeros([4]), trainable=False, name='b2'"),
        ('variables', 'b2', -1, ''),
    ),
    'a variable too many': (
        ('rng = np', "extra = tf.Variable([1.0], name='extra')\nrng = np"),
        ('variables', 'extra:0 [1]', -1, ''),
    ),
    'shape': (
        ("tf.zeros([4]), name='b2'", "tf.zeros([1, 4]), name='b2'"),
        ('variables', 'b2', -1, ''),
    ),
    'optimizer state is never kept': (
        (
            '    optimizer.apply_gradients(',
            '    for variable in optimizer.variables[2:]:\n'
            '        variable.assign(0 * variable)\n'
            '    optimizer.apply_gradients(',
        ),
        ('training steps', 'b1', 1, 'train_step('),
    ),
    'error': (
        ('print(predict(', 'raise ValueError("broken")\nprint(predict('),
        None,
    ),
    'only comments': (
        ('for epoch in range(2):', '# Train.\n\nfor epoch in range(2):'),
        None,
    ),
}


class PlantedTest(absltest.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        right = loading.load(_GOLDEN.before, _GOLDEN.after)
        text = right.converted.data.decode()
        report_path = pathlib.Path(str(_GOLDEN.after) + '.report.json')
        made, called = loading.read_report(report_path, _GOLDEN.before)
        result = made.files[called]
        pairs = []
        for (old, new), _ in _WRONG.values():
            assert text.count(old) == 1, old
            source = sources.Source(_GOLDEN.after, text.replace(old, new).encode())
            pairs.append(pair.make(right.original, source, result, '2.21'))
        pairs.append(right)
        stored = recording.Recording(_GOLDEN.numbers)
        cls.verdicts = {}
        with tempfile.TemporaryDirectory() as folder:
            outcomes = goldens.run_converted(
                pairs, [_GOLDEN.numbers] * len(pairs), pathlib.Path(folder)
            )
            for name, each, outcome in zip([*_WRONG, 'right'], pairs, outcomes, strict=True):
                assert outcome.recording is not None, outcome.trouble
                verdict = session.judge(each, stored, outcome.recording, session.Options())
                cls.verdicts[name] = each, verdict

    def test_the_right_conversion_is_equal(self):
        _, verdict = self.verdicts['right']
        self.assertEqual(verdict.outcome, 'equal', verdict)
        self.assertEqual(verdict.comparison.calls, 16)
        for name, level in verdict.comparison.levels.items():
            self.assertGreater(level.compared, 0, name)
        self.assertEqual(verdict.versions[0], 'TensorFlow 1.15.5')

    def test_each_mistake_is_found_where_it_is(self):
        for name, (_, expected) in _WRONG.items():
            if expected is None:
                continue
            with self.subTest(name):
                programs, verdict = self.verdicts[name]
                self.assertEqual(verdict.outcome, 'different')
                first = verdict.comparison.divergences[0]
                level, what, call, line = expected
                self.assertEqual((first.level, first.what, first.call), (level, what, call))
                places = show.place(programs, first)
                self.assertIn(line, places[1][1] if places else '')

    def test_edited_text_is_matched_by_name_and_said_so(self):
        _, verdict = self.verdicts['only comments']
        self.assertEqual(verdict.outcome, 'equal')
        self.assertIn('was edited since it was converted', verdict.comparison.remarks[0])

    def test_an_error_is_no_verdict(self):
        _, verdict = self.verdicts['error']
        self.assertEqual(verdict.outcome, 'failed')
        self.assertIn('ValueError: broken', verdict.reason)
        self.assertEqual(verdict.comparison.calls, 14)


if __name__ == '__main__':
    absltest.main()
