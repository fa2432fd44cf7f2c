import contextlib
import io
import os
import pathlib
import subprocess
import sys

from absl.testing import absltest, flagsaver, parameterized

from benchmarks import train_step
from benchmarks.harness import modes
from migration.models import catalog

_PROGRAM = pathlib.Path(__file__).with_name('train_step.py')


class TrainStepTest(parameterized.TestCase):
    def run_it(self, *arguments, **env):
        """Runs the program in a process of its own, as whatever calls google-benchmark must."""
        return subprocess.run(
            [sys.executable, str(_PROGRAM), *arguments],
            env=modes.environment('cpu', 0) | env,
            capture_output=True,
            text=True,
            timeout=280,
        )

    @parameterized.parameters(
        (['--device=tpu'], 'tpu'),
        (['--modes=turbo'], "no mode 'turbo'; there are session115"),
        (['--models=none_such'], "no model 'none_such'"),
        (['--batch=0'], 'whole numbers from 1'),
        (['--batch=many'], 'whole numbers from 1'),
        (['--benchmark_filter=none_such'], 'nothing to time'),
        (['--benchmark_format=csv'], 'choose console or json'),
        (['--benchmark_out_format=csv'], 'only json'),
        (['--quick', '--full'], 'choose one of --quick and --full'),
        (['--rounds=-1'], 'rounds'),
        (['--unknown'], 'unknown argument --unknown'),
        (['word'], 'unknown argument word'),
        (['--output=/dev/null/x'], 'cannot write the result'),
    )
    @flagsaver.flagsaver
    def test_usage_errors(self, arguments, words):
        said = io.StringIO()
        with contextlib.redirect_stderr(said):
            try:
                status = train_step.main(train_step.parse(['train_step', *arguments]))
            except SystemExit as error:
                status = error.code
        self.assertEqual(status, 2)
        self.assertIn(words, said.getvalue())

    def test_relative_output_starts_where_the_user_is(self):
        folder = self.create_tempdir().full_path
        os.environ['BUILD_WORKING_DIRECTORY'] = folder
        self.addCleanup(os.environ.pop, 'BUILD_WORKING_DIRECTORY')
        given = train_step.front.Flags(['x', '--benchmark_out=some/r.json'])
        self.assertEqual(
            train_step.result_paths(given),
            (pathlib.Path(folder, 'some/r.json'), pathlib.Path(folder, 'some/r.html')),
        )

    def test_list_tests(self):
        done = self.run_it('--benchmark_list_tests', '--benchmark_filter=/function/')
        self.assertEqual(done.returncode, 0, done.stderr)
        listed = done.stdout.split()
        trained = [n for n in catalog.names() if catalog.load(n).spec.trains]
        self.assertCountEqual({line.split('/')[1] for line in listed}, trained)
        self.assertEqual({line.split('/')[2] for line in listed}, {'function'})

    def test_missing_gpu_is_said(self):
        folder = self.create_tempdir().full_path
        done = self.run_it(
            '--device=gpu', '--models=mlp', f'--output={folder}', CUDA_VISIBLE_DEVICES='-1'
        )  # fmt: skip
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn('nothing can be timed on the gpu: TensorFlow', done.stderr)
        self.assertIn('sees no GPU', done.stderr)


if __name__ == '__main__':
    absltest.main()
