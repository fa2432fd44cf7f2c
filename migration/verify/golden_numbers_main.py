"""Tests the goldens of one folder; see golden_numbers_test in goldens.bzl.

The goldens of a shard run together in one process per TensorFlow.
"""

import io
import os
import pathlib
import sys
import tempfile
from collections.abc import Sequence

import rich.console
from absl.testing import absltest

from migration.verify import goldens, interpreters, loading, show
from migration.verify.runners import recording


def _shard(found: list[goldens.Golden]) -> list[goldens.Golden]:
    """Returns this shard's goldens, and tells the test runner that shards are understood."""
    total = int(os.environ.pop('TEST_TOTAL_SHARDS', 1))
    index = int(os.environ.pop('TEST_SHARD_INDEX', 0))
    status = os.environ.pop('TEST_SHARD_STATUS_FILE', None)
    if status:
        pathlib.Path(status).touch()
    return found[index::total]


class GoldenNumbersTest(absltest.TestCase):
    """Conversions and originals against the recorded numbers."""

    found: Sequence[goldens.Golden] = ()

    def setUp(self):  # noqa: D102
        super().setUp()
        if not self.found:
            self.skipTest('this shard has no golden')

    def test_conversions_give_the_numbers_of_the_originals(self):  # noqa: D102
        recorded = [golden for golden in self.found if golden.numbers.is_file()]
        for golden in self.found:
            with self.subTest(golden.name):
                self.assertTrue(
                    golden.numbers.is_file(),
                    f'{golden.numbers.name} is missing: run migration.verify.record_goldens',
                )
        for name, (each, verdict) in goldens.verdicts(recorded).items():
            with self.subTest(name):
                text = io.StringIO()
                show.show(each, verdict, rich.console.Console(file=text, width=120))
                print(text.getvalue())
                self.assertEqual(verdict.outcome, 'equal', text.getvalue())

    def test_originals_still_give_their_numbers(self):  # noqa: D102
        recorded = [golden for golden in self.found if golden.numbers.is_file()]
        made_by = {
            golden: recording.Recording(golden.numbers).meta['tensorflow'] for golden in recorded
        }
        for golden, version in made_by.items():
            with self.subTest(golden.name):
                self.assertStartsWith(version, '1.15', 'goldens are recorded with TensorFlow 1.15')
        if not interpreters.find('1.15'):
            self.skipTest(interpreters.HOW_TO_GET_115)
        limits = {
            golden: meta['limit']
            for golden in recorded
            for meta in [recording.Recording(golden.numbers).meta]
        }
        for limit in sorted(set(limits.values()), key=str):
            group = [golden for golden in recorded if limits[golden] == limit]
            pairs = [loading.load(golden.before, golden.after) for golden in group]
            with tempfile.TemporaryDirectory() as folder:
                outcomes = goldens.run_originals(pairs, pathlib.Path(folder), '1.15', limit)
            for golden, outcome in zip(group, outcomes, strict=True):
                with self.subTest(golden.name):
                    self.assertIsNotNone(outcome.recording, outcome.trouble)
                    self.assertEqual(goldens.stale(golden, outcome.recording), '')


if __name__ == '__main__':
    GoldenNumbersTest.found = _shard(goldens.find(pathlib.Path(sys.argv.pop(1))))
    absltest.main()
