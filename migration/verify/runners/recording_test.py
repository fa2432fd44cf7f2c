import os
import tempfile

import numpy as np
from absl.testing import absltest

from migration.verify.runners import recording


class RecordingTest(absltest.TestCase):
    def _again(self, recorder, meta):
        path = os.path.join(tempfile.mkdtemp(), 'run.npz')
        recorder.save(path, meta)
        self.assertEqual(os.listdir(os.path.dirname(path)), ['run.npz'])
        return recording.Recording(path)

    def test_values_come_back(self):
        recorder = recording.Recorder()
        values = [
            np.arange(6, dtype=np.float32).reshape(2, 3),
            np.float64(2.5),
            np.array([True, False]),
            np.array([], np.int64),
        ]
        entries = recorder.keep_all([*values, None, [np.int32(7)]])
        read = self._again(recorder, {'entries': entries})
        entries = read.meta['entries']
        for value, entry in zip(values, entries, strict=False):
            np.testing.assert_array_equal(read.whole(entry), value)
            self.assertEqual(read.whole(entry).dtype, value.dtype)
        self.assertIsNone(entries[4])
        self.assertEqual(read.whole(entries[5][0]), 7)

    def test_strings_come_back(self):
        recorder = recording.Recorder()
        entry = recorder.keep(np.array([b'a', 'é'.encode()], object))
        self.assertEqual(self._again(recorder, {}).array(entry).tolist(), ['a', 'é'])

    def test_large_tensors_are_thinned_so_that_every_column_is_met(self):
        recorder = recording.Recorder(limit=10)
        tensor = np.arange(400.0).reshape(100, 4)
        entry = recorder.keep(tensor)
        read = self._again(recorder, {})
        self.assertIsNone(read.whole(entry))
        kept = read.array(entry)
        np.testing.assert_array_equal(kept, tensor.ravel()[:: entry['stride']])
        self.assertLessEqual(kept.size, 10)
        self.assertLen(set(kept % 4), 4)

    def test_whole_keeps_more(self):
        recorder = recording.Recorder(limit=10)
        entry = recorder.keep(np.zeros(400), whole=True)
        self.assertEqual(self._again(recorder, {}).whole(entry).size, 400)

    def test_the_same_run_gives_the_same_bytes(self):
        contents = []
        for _ in range(2):
            recorder = recording.Recorder()
            recorder.keep(np.ones(3))
            path = os.path.join(tempfile.mkdtemp(), 'run.npz')
            recorder.save(path, {'a': 1})
            with open(path, 'rb') as file:
                contents.append(file.read())
        self.assertEqual(*contents)


if __name__ == '__main__':
    absltest.main()
