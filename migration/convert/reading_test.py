import os
import pathlib
import socket

from absl.testing import absltest, parameterized

from migration.convert import reading
from migration.convert.troubles import Trouble


class ReadFileTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(self.create_tempdir().full_path)

    def trouble(self, path):
        with self.assertRaises(Trouble) as caught:
            reading.read_file(str(path))
        return caught.exception

    def test_reads(self):
        path = self.folder / 'a.py'
        path.write_bytes(b'a\r\n')
        original = reading.read_file(str(path))
        self.assertEqual(original.data, b'a\r\n')
        self.assertEqual(original.stat.st_ino, path.stat().st_ino)

    def test_missing(self):
        self.assertEqual(self.trouble(self.folder / 'a.py').reason, 'there is no such file')

    def test_broken_link(self):
        (self.folder / 'a.py').symlink_to('gone.py')
        self.assertEqual(
            self.trouble(self.folder / 'a.py').reason, 'it is a broken link to gone.py'
        )

    def test_link_to_itself(self):
        (self.folder / 'a.py').symlink_to('a.py')
        reason = self.trouble(self.folder / 'a.py').reason
        self.assertEqual(reason, 'cannot read it: too many levels of symbolic links')

    def test_no_regular_file(self):
        os.mkfifo(self.folder / 'pipe.py')
        self.assertIn('a named pipe', self.trouble(self.folder / 'pipe.py').reason)
        self.assertIn('a device', self.trouble('/dev/zero').reason)
        self.assertIn('a directory', self.trouble(self.folder).reason)
        here = os.getcwd()
        os.chdir(self.folder)  # The name of a socket has a limit of its own.
        self.addCleanup(os.chdir, here)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind('s.py')
            self.assertIn('a socket', self.trouble('s.py').reason)

    def test_no_permission(self):
        with absltest.mock.patch(
            'builtins.open', side_effect=PermissionError(13, 'Permission denied')
        ):
            (self.folder / 'a.py').touch()
            trouble = self.trouble(self.folder / 'a.py')
        self.assertEqual(trouble.reason, 'cannot read it: permission denied')
        self.assertEqual(trouble.status, 'error')

    def test_too_large(self):
        path = self.folder / 'a.py'
        with path.open('wb') as file:
            file.truncate(reading.MAX_BYTES + 1)
        trouble = self.trouble(path)
        self.assertEqual((trouble.rule, trouble.status), ('too_large', 'refused'))
        self.assertIn('10 MiB', trouble.reason)

    def test_notebook(self):
        (self.folder / 'a.ipynb').write_text('{}')
        self.assertIn('nbconvert', self.trouble(self.folder / 'a.ipynb').way_out)


class CheckParsesTest(parameterized.TestCase):
    def trouble(self, text):
        with self.assertRaises(Trouble) as caught:
            reading.check_parses(text)
        return caught.exception

    def test_good(self):
        reading.check_parses('')
        reading.check_parses('x = "\\d"\n\x0cy = 1')

    def test_syntax_error(self):
        trouble = self.trouble('x = 1\nif x:\n\ty = "é" )\n')
        self.assertEqual((trouble.rule, trouble.status), ('syntax_error', 'error'))
        self.assertEqual(trouble.reason, "it does not parse: unmatched ')'")
        self.assertEqual(trouble.excerpt, '\ty = "é" )\n\t        ^')
        # In bytes: é has two.
        self.assertEqual((trouble.span.line, trouble.span.column), (3, 10))

    def test_mistake_at_the_end(self):
        trouble = self.trouble('x = (1,\n')
        self.assertEqual(trouble.span.line, 1)
        self.assertIn('was never closed', trouble.reason)

    def test_mistakes_without_place(self):
        for text in ('if x:', 'x = """', '\\', 'x = \ud800', '\tif x:\n    y', 'return'):
            self.assertEqual(self.trouble(text).status, 'error', text)

    def test_python2(self):
        trouble = self.trouble('import os\nif x:\n    print "a"\n')
        self.assertEqual(trouble.rule, 'python2')
        self.assertEqual(trouble.reason, 'this is Python 2 (print statement)')
        self.assertEqual(trouble.way_out, 'run 2to3 or fissix first')
        self.assertEqual(trouble.excerpt, 'print "a"')
        self.assertEqual(trouble.span.line, 3)

    @parameterized.parameters('-' * 100_000 + '1', 'lambda: ' * 20_000 + '1')
    def test_too_deep(self, text):
        trouble = self.trouble(text)
        self.assertEqual((trouble.rule, trouble.status), ('too_deep', 'refused'))


if __name__ == '__main__':
    absltest.main()
