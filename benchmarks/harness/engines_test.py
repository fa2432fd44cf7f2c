"""Real workers with a real TensorFlow, or several."""

import pathlib

import numpy as np
from absl.testing import absltest

from benchmarks.harness import campaign, modes
from benchmarks.harness.configurations import Configuration
from benchmarks.harness.program import Program

_LINE = pathlib.Path(__file__).parent / 'testdata' / 'line'


def _write_batch(size, path):
    x = np.random.RandomState(size).rand(size, 3)
    np.savez(path, x=x, y=x.sum(1))


def _call_of(path, text):
    """Returns the place of a call as the converter's report gives it."""
    lines = path.read_text().splitlines()
    line = next(number for number, content in enumerate(lines, 1) if text in content)
    return {'path': str(path), 'line': line, 'column': lines[line - 1].index(text), 'occurrence': 0}


def _program(name, after=_LINE / 'after.py'):
    return Program(
        name,
        original={**_call_of(_LINE / 'before.py', 'sess.run([train_op'), 'returned': [1]},
        converted={**_call_of(after, 'train_step(np'), 'function': 'train_step'},
        name_map={'w': 'w', 'b': 'b'},
        write_batch=_write_batch,
        batch_sizes=(2, 64),
    )


class EnginesTest(absltest.TestCase):
    def test_all_modes_compute_the_same_and_a_wrong_conversion_does_not(self):
        folder = pathlib.Path(self.create_tempdir().full_path)
        wrong = folder / 'wrong.py'
        wrong.write_text((_LINE / 'after.py').read_text().replace('Adam(0.1,', 'Adam(0.101,'))
        programs = {'line': _program('line'), 'wrong': _program('wrong', wrong)}
        configurations = [
            Configuration('test', name, mode, batch)
            for name in programs
            for mode in modes.MODES
            for batch in (2, 64)
        ]
        it = campaign.Campaign(
            programs,
            configurations,
            folder,
            lambda mode: modes.start(mode, device='cpu', threads=1),
        )
        self.addCleanup(it.close)
        it.start()
        for mode, hello in it.hellos.items():
            version = '1.15' if mode == 'session115' else '2.21'
            self.assertStartsWith(hello['tensorflow'], version)
        if 'session115' in it.skipped:
            print('session115 is not tested:', it.skipped['session115'])
        runnable = it.runnable()
        for name in programs:
            it.load(name, {configuration.mode for configuration in runnable})
        for configuration in runnable:
            it.prepare(configuration)
            with self.subTest(configuration.name):
                session = modes.mode_of(configuration.mode).engine == 'session'
                failure = it.failures.get(configuration.name)
                if configuration.model == 'line' or session:
                    self.assertIsNone(failure)
                    block = it.block(configuration, 0.001)
                    self.assertGreaterEqual(block['steps'], campaign.MIN_STEPS)
                    self.assertGreater(block['cpu_s'], 0)
                    self.assertGreater(block['wall_p10_s'], 0)
                else:
                    self.assertEqual(failure.kind, 'parity')
                    self.assertFalse(it.is_ready(configuration))


if __name__ == '__main__':
    absltest.main()
