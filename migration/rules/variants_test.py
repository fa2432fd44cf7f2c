"""Tests that conversions give TF 1.15's numbers without graphs, and under Keras 2, too.

`tf.config.run_functions_eagerly(True)` is what one debugs with: then nothing casts the arguments
of a function, orders its assignments or runs its body just once, except the Python that stands
there.
"""

import io
import pathlib
import tempfile

import rich.console
from absl.testing import absltest

from migration.verify import goldens, loading, pair, session, show, sources
from migration.verify.runners import recording

_GOLDENS = pathlib.Path(__file__).parent / 'goldens'


class VariantsTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.goldens = [each for each in goldens.find(_GOLDENS) if each.numbers.is_file()]
        self.assertNotEmpty(self.goldens)

    def _assert_equal(self, pairs: dict[goldens.Golden, pair.Pair], *, eager: bool = False):
        numbers = [golden.numbers for golden in pairs]
        with tempfile.TemporaryDirectory() as folder:
            outcomes = goldens.run_converted(
                [*pairs.values()], numbers, pathlib.Path(folder), eager=eager
            )
            for golden, outcome in zip(pairs, outcomes, strict=True):
                with self.subTest(golden.name):
                    self.assertIsNotNone(outcome.recording, outcome.trouble)
                    stored = recording.Recording(golden.numbers)
                    each = pairs[golden]
                    verdict = session.judge(each, stored, outcome.recording, session.Options())
                    text = io.StringIO()
                    show.show(each, verdict, rich.console.Console(file=text, width=120))
                    self.assertEqual(verdict.outcome, 'equal', text.getvalue())

    def test_without_graphs(self):
        pairs = {golden: loading.load(golden.before, golden.after) for golden in self.goldens}
        self._assert_equal(pairs, eager=True)

    def test_keras_2(self):
        pairs = {}
        for golden in self.goldens:
            try:
                pairs[golden] = loading.load(golden.before, target='2.15')
            except sources.CannotVerifyError:
                continue  # What Keras 2 cannot do alike is refused.
        self.assertNotEmpty(pairs)
        self._assert_equal(pairs)


if __name__ == '__main__':
    absltest.main()
