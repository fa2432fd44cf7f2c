"""Starts the converter as users do."""

import os
import pathlib
import subprocess
import sys
import time

from absl.testing import absltest

# What would make it slow to start.
HEAVY = ('tensorflow', 'numpy', 'rich', 'libcst', 'jsonschema', 'absl')

PROGRAM = """\
import tensorflow as tf

w = tf.Variable(1.0)
with tf.Session() as sess:
    sess.run(tf.global_variables_initializer())
    print(sess.run(w))
"""

PROBE = f"""\
import sys
from migration.convert import main
status = main.main(['--quiet', sys.argv[1]])
loaded = [name for name in {HEAVY} if name in sys.modules]
sys.exit(f'status {{status}}, loads {{loaded}}' if loaded or status > 1 else 0)
"""


class StartTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(self.create_tempdir().full_path)
        (self.folder / 'a.py').write_text(PROGRAM)
        root = str(pathlib.Path(__file__).parents[2])
        path = os.pathsep.join(filter(None, [root, os.environ.get('PYTHONPATH')]))
        self.environment = {**os.environ, 'PYTHONPATH': path}

    def python(self, *arguments, **environment):
        start = time.monotonic()
        result = subprocess.run(
            [sys.executable, *arguments],
            capture_output=True,
            text=True,
            env={**self.environment, **environment},
            check=False,
        )
        print(f'{time.monotonic() - start:.2f} s', file=sys.stderr)
        return result

    def test_loads_nothing_heavy(self):
        result = self.python('-c', PROBE, str(self.folder / 'a.py'))
        self.assertEqual(result.returncode, 0, result.stderr)

    def test_paths_are_those_of_the_users_directory(self):
        result = self.python(
            '-m', 'migration.convert', '--output', 'b.py', 'a.py',
            BUILD_WORKING_DIRECTORY=str(self.folder),
        )  # fmt: skip
        self.assertLess(result.returncode, 2, result.stdout + result.stderr)
        self.assertStartsWith(result.stdout, 'a.py: ')
        self.assertEqual((self.folder / 'b.py').exists(), result.returncode == 0)

    def test_help(self):
        result = self.python('-m', 'migration.convert', '--help')
        self.assertEqual(result.returncode, 0)
        self.assertIn('exit status:', result.stdout)


if __name__ == '__main__':
    absltest.main()
