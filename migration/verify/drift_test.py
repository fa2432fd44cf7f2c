import os
import tempfile

import numpy as np
from absl.testing import absltest

from migration.verify import drift
from migration.verify.runners import recording


def _recording(calls, final=0.0):
    """Returns a recording of calls of one fetch each."""
    recorder = recording.Recorder()
    meta = {
        'calls': [{'mark': mark, 'values': recorder.keep(value)} for mark, value in calls],
        'variables': {'w': {'final': recorder.keep(np.float32(final))}},
    }
    path = os.path.join(tempfile.mkdtemp(), 'run.npz')
    recorder.save(path, meta)
    return recording.Recording(path)


class DriftTest(absltest.TestCase):
    def test_drift_only_grows(self):
        original = _recording([(1, 1.0), (1, 2.0), (1, 3.0)])
        shaken = _recording([(1, 1.0), (1, 2.5), (1, 3.125)], 0.25)
        measured = drift.measure(original, shaken)
        self.assertEqual(measured['calls'], [[0.0], [0.5], [0.5]])
        self.assertEqual(measured['variables'], {'w': 0.25})

    def test_fetches_drift_apart(self):
        original = _recording([(1, 1.0), (2, 5.0), (1, 1.0)])
        shaken = _recording([(1, 1.5), (2, 5.0), (1, 1.0)])
        self.assertEqual(drift.measure(original, shaken)['calls'], [[0.5], [0.0], [0.5]])

    def test_integers_count(self):
        original = _recording([(1, np.array([1, 2, 3, 4]))])
        shaken = _recording([(1, np.array([1, 2, 3, 5]))])
        self.assertEqual(drift.measure(original, shaken)['calls'], [[0.25]])

    def test_a_shaken_run_that_breaks_allows_nothing(self):
        original = _recording([(1, 1.0), (1, 1.0)], 1.0)
        shaken = _recording([(1, np.nan), (1, np.inf)], np.nan)
        measured = drift.measure(original, shaken)
        self.assertEqual(measured, {'calls': [[0.0], [0.0]], 'variables': {'w': 0.0}})

    def test_a_shaken_run_of_another_length(self):
        original = _recording([(1, 1.0), (1, 1.0)])
        measured = drift.measure(original, _recording([(1, 1.0)]))
        self.assertEqual(measured['calls'], [[0.0], None])


if __name__ == '__main__':
    absltest.main()
