import errno
import fcntl
import os
import pathlib
import stat

from absl.testing import absltest

from migration.convert import writing


class WritingTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(self.create_tempdir().full_path)
        self.path = self.folder / 'a.py'

    def only(self, *names):
        self.assertCountEqual(os.listdir(self.folder), names)

    def test_new_file(self):
        writing.write(str(self.path), b'a')
        self.assertEqual(self.path.read_bytes(), b'a')
        mask = os.umask(0)
        os.umask(mask)
        self.assertEqual(stat.S_IMODE(self.path.stat().st_mode), 0o666 & ~mask)
        self.only('a.py')

    def test_keeps_permissions(self):
        self.path.write_bytes(b'a')
        self.path.chmod(0o751)
        writing.write(str(self.path), b'b')
        self.assertEqual(self.path.read_bytes(), b'b')
        self.assertEqual(stat.S_IMODE(self.path.stat().st_mode), 0o751)
        writing.copy(str(self.path), str(self.folder / 'b.py'))
        self.assertEqual(stat.S_IMODE((self.folder / 'b.py').stat().st_mode), 0o751)

    def test_writes_through_links(self):
        elsewhere = self.folder / 'elsewhere'
        elsewhere.mkdir()
        (elsewhere / 'b.py').write_bytes(b'old')
        self.path.symlink_to('elsewhere/b.py')
        writing.write(str(self.path), b'new')
        self.assertEqual(os.readlink(self.path), 'elsewhere/b.py')
        self.assertEqual((elsewhere / 'b.py').read_bytes(), b'new')
        self.assertEqual(os.listdir(elsewhere), ['b.py'])

    def test_failure_leaves_the_old_file_and_nothing_else(self):
        self.path.write_bytes(b'old')
        full = OSError(errno.ENOSPC, 'No space left on device')
        for step in ('fsync', 'replace', 'fchmod'):
            with (
                absltest.mock.patch.object(os, step, side_effect=full),
                self.assertRaises(OSError),
            ):
                writing.write(str(self.path), b'new')
            self.assertEqual(self.path.read_bytes(), b'old')
            self.only('a.py')

    def test_does_not_replace_what_is_no_file(self):
        os.mkfifo(self.path)
        with self.assertRaisesRegex(OSError, 'not a regular file'):
            writing.write(str(self.path), b'new')

    def test_does_not_overwrite_the_changes_of_others(self):
        self.path.write_bytes(b'old')
        read = self.path.stat()
        self.path.write_bytes(b'newer')
        with self.assertRaises(writing.ChangedError):
            writing.rewrite(str(self.path), b'converted', read)
        self.assertEqual(self.path.read_bytes(), b'newer')
        writing.rewrite(str(self.path), b'converted', self.path.stat())
        self.assertEqual(self.path.read_bytes(), b'converted')

    def test_respects_a_read_only_file(self):
        self.path.write_bytes(b'old')
        with (
            absltest.mock.patch.object(os, 'access', return_value=False),
            self.assertRaises(PermissionError),
        ):
            writing.rewrite(str(self.path), b'new', self.path.stat())

    def test_removes_what_a_killed_run_left(self):
        stale = self.folder / '.graphlift-0123456789abcdef.tmp'
        living = self.folder / '.graphlift-fedcba9876543210.tmp'
        other = self.folder / '.graphlift-notes.tmp'
        for path in (stale, living, other):
            path.touch()
        with living.open() as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            writing.sweep(str(self.folder))
        self.only(living.name, other.name)

    def test_links(self):
        writing.link('b.py', str(self.path))
        writing.link('c.py', str(self.path))
        self.assertEqual(os.readlink(self.path), 'c.py')
        (self.folder / 'd.py').touch()
        with self.assertRaises(FileExistsError):
            writing.link('b.py', str(self.folder / 'd.py'))
        self.only('a.py', 'd.py')


if __name__ == '__main__':
    absltest.main()
