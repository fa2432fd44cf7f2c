import subprocess
import sys

from absl.testing import absltest

from tools import source_tree


class RuffTest(absltest.TestCase):
    def _ruff(self, *arguments):
        result = subprocess.run(
            [sys.executable, '-m', 'ruff', *arguments, '--no-cache', '.'],
            cwd=source_tree.root(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.assertEqual(result.returncode, 0, result.stdout)

    def test_lint(self):
        self._ruff('check')

    def test_format(self):
        self._ruff('format', '--check')


if __name__ == '__main__':
    absltest.main()
