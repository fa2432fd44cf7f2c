import base64
import hashlib
import os
import pathlib
import signal
import subprocess
import sys
import time
import zipfile

from absl.testing import absltest

_MAKER = pathlib.Path(__file__).with_name('make_environment.py')


def _write_wheel(folder: pathlib.Path, version: str) -> pathlib.Path:
    """Writes a package of one module, so that the test needs no network."""
    path = folder / f'pebble-{version}-py3-none-any.whl'
    info = f'pebble-{version}.dist-info'
    texts = {
        'pebble.py': f'VERSION = {version!r}\n',
        f'{info}/METADATA': f'Metadata-Version: 2.1\nName: pebble\nVersion: {version}\n',
        f'{info}/WHEEL': 'Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    }
    record = ''
    with zipfile.ZipFile(path, 'w') as wheel:
        for name, text in texts.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
            record += f'{name},sha256={digest.decode().rstrip("=")},{len(text)}\n'
            wheel.writestr(name, text)
        wheel.writestr(f'{info}/RECORD', record + f'{info}/RECORD,,\n')
    return path


class MakeEnvironmentTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self._folder = pathlib.Path(self.create_tempdir().full_path)
        self._cache = self._folder / 'cache'
        self._lock = self._folder / 'requirements_pebble.lock'
        self._build_lock = self._folder / 'requirements_build.lock'
        self._build_lock.write_text('# nothing\n')

    def _write_lock(self, version, digest=None):
        wheel = _write_wheel(self._folder, version)
        digest = digest or hashlib.sha256(wheel.read_bytes()).hexdigest()
        self._lock.write_text(f'pebble @ {wheel.as_uri()} --hash=sha256:{digest}\n')

    def _start(self, result):
        return subprocess.Popen(
            [
                sys.executable,
                _MAKER,
                f'--requirements={self._lock}',
                f'--build_requirements={self._build_lock}',
                f'--result={self._folder / result}',
            ],
            env={**os.environ, 'GRAPHLIFT_CACHE': str(self._cache)},
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def _make(self):
        """Returns the made environment's folder, the version in it, and what was printed."""
        process = self._start('path')
        _, log = process.communicate()
        self.assertEqual(process.returncode, 0, log)
        environment = pathlib.Path((self._folder / 'path').read_text())
        command = [environment / 'bin' / 'python', '-c', 'import pebble; print(pebble.VERSION)']
        return environment, subprocess.check_output(command, text=True).strip(), log

    def _folders(self):
        return [path.name for path in (self._cache / 'environments').iterdir() if path.is_dir()]

    def test_makers_share_one_environment_until_the_lock_changes(self):
        self._write_lock('1.0')
        makers = [self._start('path1'), self._start('path2')]
        logs = [maker.communicate()[1] for maker in makers]
        self.assertEqual([maker.returncode for maker in makers], [0, 0], logs)
        self.assertEqual(sum('installed in' in log for log in logs), 1, logs)
        paths = {(self._folder / name).read_text() for name in ('path1', 'path2')}
        self.assertLen(paths, 1)

        environment, version, log = self._make()
        self.assertEqual((version, log), ('1.0', ''))
        self.assertEqual(paths, {str(environment)})
        self.assertNotIn('.partial', (environment / 'bin' / 'pip').read_text())

        self._lock.write_text('# A comment makes no other environment.\n' + self._lock.read_text())
        self.assertEqual(self._make(), (environment, '1.0', ''))

        self._write_lock('2.0')
        changed, version, log = self._make()
        self.assertEqual(version, '2.0')
        self.assertIn('installed in', log)
        self.assertNotEqual(changed, environment)
        self.assertLen(self._folders(), 2)

    def test_maker_killed_in_the_middle_leaves_nothing_that_looks_whole(self):
        self._write_lock('1.0')
        process = self._start('path')
        environments = self._cache / 'environments'
        deadline = time.monotonic() + 60
        while not list(environments.glob('*.partial/lib')) and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        self.assertEqual([name[-8:] for name in self._folders()], ['.partial'])
        self.assertFalse((self._folder / 'path').exists())

        environment, version, _ = self._make()
        self.assertEqual(version, '1.0')
        self.assertEqual(self._folders(), [environment.name])

    def test_wrong_hash_fails_and_leaves_nothing(self):
        self._write_lock('1.0', digest='0' * 64)
        process = self._start('path')
        _, log = process.communicate()
        self.assertNotEqual(process.returncode, 0)
        self.assertIn('DO NOT MATCH THE HASHES', log)
        self.assertEmpty(self._folders())


if __name__ == '__main__':
    absltest.main()
