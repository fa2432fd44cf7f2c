"""Tests that conversions give TF 1.15's numbers without graphs, and under Keras 2, too.

`tf.config.run_functions_eagerly(True)` is what one debugs with: then nothing casts the arguments
of a function, orders its assignments or runs its body just once, except the Python that stands
there.
"""

import dataclasses
import io
import pathlib
import re
import tempfile

import rich.console
from absl.testing import absltest

from migration.verify import goldens, pair, session, show
from migration.verify.runners import recording

_GOLDENS = pathlib.Path(__file__).parent / 'goldens'
_EAGERLY = '__import__("tensorflow").config.run_functions_eagerly(True); '


def _eagerly(each: pair.Pair) -> pair.Pair:
    """Returns the pair whose conversion runs without graphs; its lines stay where they are."""
    text = each.converted.data.decode()
    text, count = re.subn(r'^(import tensorflow)', _EAGERLY + r'\1', text, count=1, flags=re.M)
    if not count:
        raise ValueError(f'{each.converted.path} does not import tensorflow')
    return dataclasses.replace(each, converted=pair.Source(each.converted.path, text.encode()))


class VariantsTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.goldens = [each for each in goldens.find(_GOLDENS) if each.numbers.is_file()]
        self.assertNotEmpty(self.goldens)

    def _assert_equal(self, pairs: dict[goldens.Golden, pair.Pair]):
        numbers = [golden.numbers for golden in pairs]
        with tempfile.TemporaryDirectory() as folder:
            outcomes = goldens.run_converted([*pairs.values()], numbers, pathlib.Path(folder))
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
        self._assert_equal(
            {golden: _eagerly(pair.load(golden.before, golden.after)) for golden in self.goldens}
        )

    def test_keras_2(self):
        pairs = {}
        for golden in self.goldens:
            try:
                pairs[golden] = pair.load(golden.before, target='2.15')
            except pair.CannotVerifyError:
                continue  # What Keras 2 cannot do alike is refused.
        self.assertNotEmpty(pairs)
        self._assert_equal(pairs)


if __name__ == '__main__':
    absltest.main()
