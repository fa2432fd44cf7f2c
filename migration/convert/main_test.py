import contextlib
import io
import json
import os
import pathlib
import re
import stat

import jsonschema
from absl.testing import absltest

from migration.convert import main, modes, report

REFUSE = report.Finding(
    'session_run', report.Span(2, 4, 2, 6), 'error', 'the feed is unknown', 'name it'
)
NOTE = report.Note('loss', report.Span(1, 0, 1, 3), 'proved', 'close')


def fake(source, *, filename, target):
    """Knows a language whose programs are old, refused, half or broken."""
    if 'broken' in source:
        raise RuntimeError('cannot think')
    if 'refuse' in source:
        return report.FileResult('refused', source, findings=(REFUSE,))
    text = source.replace('old', 'new')
    if 'half' in source:
        return report.FileResult('partial', text, findings=(REFUSE,))
    if text == source:
        return report.FileResult('unchanged', source)
    return report.FileResult('converted', text, notes=(NOTE,), name_map={'w': 'w'})


class Stream(io.TextIOWrapper):
    def isatty(self):
        return False


class MainTestCase(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(self.create_tempdir().full_path)
        here = os.getcwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, here)

    def make(self, **files):
        for name, text in files.items():
            self.write(name.replace('__', '/') + '.py', text)

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    def read(self, name):
        return (self.folder / name).read_bytes().decode()

    def names(self, folder='.'):
        found = (os.path.join(d, f) for d, _, files in os.walk(folder) for f in files)
        return sorted(os.path.relpath(path, folder) for path in found)

    def run_main(self, *argv, stdin=b''):
        """Returns exit status, standard output and standard error."""
        streams = [Stream(io.BytesIO(data), encoding='utf-8') for data in (stdin, b'', b'')]
        with (
            absltest.mock.patch('sys.stdin', streams[0]),
            contextlib.redirect_stdout(streams[1]),
            contextlib.redirect_stderr(streams[2]),
        ):
            try:
                status = main.main(argv, convert=fake)
            except SystemExit as error:
                status = error.code
        texts = []
        for stream in streams[1:]:
            stream.flush()
            texts.append(stream.buffer.getvalue().decode())
        return status, *texts


class LookingTest(MainTestCase):
    def test_without_a_mode_nothing_is_written(self):
        self.make(a='old\n', b='fine\n')
        status, out, _ = self.run_main('a.py', 'b.py')
        self.assertEqual(status, 1)
        self.assertEqual(
            out,
            'a.py: would be converted\n'
            '2 files: 1 converted, 1 unchanged. Native TensorFlow 2.21: 2 of 2 (100%).\n'
            'Nothing was written. To see or keep the result: --diff, --output DIR or --in_place.\n',
        )
        self.assertEqual(self.read('a.py'), 'old\n')

    def test_check(self):
        self.make(a='old\n', b='fine\n')
        status, out, _ = self.run_main('--check', 'a.py', 'b.py')
        self.assertEqual(status, 1)
        self.assertIn('a.py: would be converted\n', out)
        self.assertEqual(self.run_main('--check', 'b.py')[0], 0)
        self.assertEqual(self.names(), ['a.py', 'b.py'])

    def test_findings_name_their_place_as_editors_do(self):
        self.make(a='x\né = refuse\n')
        status, out, _ = self.run_main('a.py')
        self.assertEqual(status, 1)
        # The span's column 4 counts bytes from 0.
        self.assertIn('a.py: refused\n  a.py:2:4: session_run: the feed is unknown\n', out)
        self.assertIn('\n      name it\n', out)

    def test_diff(self):
        self.make(a='one\nold\n', b='fine\n')
        status, out, err = self.run_main('--diff', 'a.py', 'b.py')
        self.assertEqual(status, 0)
        self.assertEqual(out, '--- a.py\n+++ a.py\n@@ -1,2 +1,2 @@\n one\n-old\n+new\n')
        self.assertIn('1 converted', err)
        self.assertEqual(self.read('a.py'), 'one\nold\n')

    def test_diff_of_the_last_line(self):
        self.make(a='one\r\nold')
        _, out, _ = self.run_main('--diff', 'a.py')
        self.assertIn(' one\r\n-old\n\\ No newline at end of file\n+new\n\\ No', out)

    def test_diff_has_color_on_a_terminal_only(self):
        self.make(a='old\n')
        with absltest.mock.patch.object(Stream, 'isatty', return_value=True):
            with absltest.mock.patch.dict(os.environ, {'TERM': 'xterm'}):
                os.environ.pop('NO_COLOR', None)
                self.assertIn('\x1b[32m+new\x1b[0m\n', self.run_main('--diff', 'a.py')[1])
            with absltest.mock.patch.dict(os.environ, {'NO_COLOR': '1', 'TERM': 'xterm'}):
                _, out, err = self.run_main('--diff', 'a.py')
        self.assertNotIn('\x1b[32m', out)
        self.assertNotRegex(err, r'\x1b\[[0-9;]*3[0-9]')
        self.assertNotIn('\x1b', ''.join(self.run_main('--diff', 'a.py')[1:]))

    def test_terminal_says_the_same(self):
        self.make(a='old\n', b='x = = 1\n')
        plain = self.run_main('a.py', 'b.py')[1]
        with (
            absltest.mock.patch.object(Stream, 'isatty', return_value=True),
            absltest.mock.patch.dict(os.environ, {'TERM': 'xterm', 'COLUMNS': '200'}),
        ):
            colored = self.run_main('a.py', 'b.py')[1]
        self.assertIn('\x1b', colored)
        words = re.sub(r'\x1b\[[0-9;]*m', '', colored)
        self.assertEqual([line.rstrip() for line in words.splitlines()], plain.splitlines())

    def test_quiet_and_verbose(self):
        self.make(a='old\n', b='refuse\n', c='fine\n')
        _, out, err = self.run_main('--quiet', '.')
        self.assertEqual((out.count('\n'), err), (2, ''))
        out = self.run_main('--verbose', '.')[1]
        self.assertIn('./c.py: unchanged\n', out)
        self.assertIn('  ./a.py:1:1: note: loss: close (proved)\n', out)
        self.assertNotIn('note', self.run_main('.')[1])

    def test_nothing_to_do(self):
        status, out, _ = self.run_main('.')
        self.assertEqual((status, out), (0, 'There are no Python files here: nothing to do.\n'))


class UsageTest(MainTestCase):
    def usage(self, *argv):
        status, out, err = self.run_main(*argv)
        self.assertEqual((status, out), (2, ''))
        return err

    def test_modes_exclude_each_other(self):
        self.assertIn('not allowed with', self.usage('--diff', '--check', 'a.py'))

    def test_no_input(self):
        self.assertIn('required: FILE_OR_DIR', self.usage())

    def test_unknown_target(self):
        self.assertIn("'2.16'", self.usage('--target', '2.16', 'a.py'))

    def test_output_is_input(self):
        self.make(a='old\n', p__a='old\n')
        (self.folder / 'link.py').symlink_to('a.py')
        for output in ('a.py', '.', 'link.py', './p/../a.py'):
            self.assertIn('would overwrite the input', self.usage('--output', output, 'a.py'))
        self.assertIn('would overwrite the input', self.usage('--output', 'p', 'p'))
        self.assertIn('would overwrite the input', self.usage('--report', 'a.py', 'a.py'))
        self.assertEqual(self.read('a.py'), 'old\n')

    def test_output_file_for_several(self):
        self.make(a='old\n', b='old\n')
        self.assertIn('several', self.usage('--output', 'c.py', 'a.py', 'b.py'))
        self.assertIn('several', self.usage('--output', 'c.py', '.'))

    def test_output_directory_is_a_file(self):
        self.make(a='old\n')
        self.write('data', 'x')
        self.assertIn('data is a file', self.usage('--output', 'data', 'a.py'))

    def test_report_without_a_place(self):
        self.make(a='old\n')
        self.write('data', 'x')
        self.assertIn('the report', self.usage('--report', 'data/r.json', '--in_place', 'a.py'))
        self.assertIn('is a directory', self.usage('--report', '.', '--in_place', 'a.py'))
        self.assertEqual(self.read('a.py'), 'old\n')

    def test_standard_input_stands_alone(self):
        self.assertIn('stands alone', self.usage('-', 'a.py'))
        self.assertIn('in place', self.usage('--in_place', '-'))
        self.assertIn('NAME.py', self.usage('--output', 'd', '-'))
        self.assertIn('standard output', self.usage('--report', '-', '-'))


class WritingTest(MainTestCase):
    def test_in_place(self):
        self.make(a='old\n', b='fine\n', c='refuse\n', d='half, old\n', e='broken\n')
        before = (self.folder / 'b.py').stat()
        status, out, _ = self.run_main('--in_place', '.')
        self.assertEqual(status, 1)
        texts = [self.read(f'{name}.py') for name in 'abcde']
        self.assertEqual(texts, ['new\n', 'fine\n', 'refuse\n', 'half, new\n', 'broken\n'])
        self.assertEqual((self.folder / 'b.py').stat().st_ino, before.st_ino)
        self.assertIn('./d.py: converted in part\n', out)
        self.assertIn('internal_error: the converter failed with RuntimeError: cannot think', out)
        self.assertIn(
            '5 files: 1 converted, 1 unchanged, 1 partial, 2 refused. '
            'Native TensorFlow 2.21: 2 of 5 (40%).\n',
            out,
        )

    def test_in_place_keeps_what_text_does_not_show(self):
        data = b'\xef\xbb\xbf# x\r\n\x0cold\r\n\told'.replace(b'\t', b'')
        path = self.write('a.py', data)
        path.chmod(0o755)
        self.assertEqual(self.run_main('--in-place', 'a.py')[0], 0)
        self.assertEqual(path.read_bytes(), data.replace(b'old', b'new'))
        self.assertEqual(stat.S_IMODE(path.stat().st_mode), 0o755)

    def test_output_file(self):
        self.make(a='old\n')
        status, out, _ = self.run_main('--output', 'deep/er/b.py', 'a.py')
        self.assertEqual((status, self.read('deep/er/b.py')), (0, 'new\n'))
        self.assertIn('a.py: converted -> deep/er/b.py\n', out)
        self.make(c='fine\n', d='refuse\n')
        self.assertEqual(self.run_main('--output', 'e.py', 'c.py')[0], 0)
        self.assertEqual(self.read('e.py'), 'fine\n')
        status, out, _ = self.run_main('--output', 'e.py', 'd.py')
        self.assertEqual((status, self.read('e.py')), (1, 'fine\n'))
        self.assertIn('d.py: refused, e.py was not written\n', out)

    def test_output_directory_is_a_complete_copy(self):
        self.make(p__a='old\n', p__q__b='refuse\n', p__c='x = = 1\n')
        self.write('p/data.csv', b'\0\1')
        self.write('p/.gitignore', b'x')
        self.write('p/.git/config', b'x')
        self.write('p/run.sh', 'python a.py\n').chmod(0o755)
        self.write('p/big.bin', b'')
        with (self.folder / 'p/big.bin').open('wb') as file:
            file.truncate(modes.MAX_COPY_BYTES + 1)
        (self.folder / 'p/empty').mkdir()
        (self.folder / 'p/link.py').symlink_to('a.py')
        status, out, _ = self.run_main('--output', 'p/out', 'p', '--report', 'r.json')
        self.assertEqual(status, 2)
        self.assertEqual(
            self.names('p/out'),
            ['.gitignore', 'a.py', 'c.py', 'data.csv', 'link.py', 'q/b.py', 'run.sh'],
        )
        self.assertTrue((self.folder / 'p/out/empty').is_dir())
        self.assertEqual(self.read('p/out/link.py'), 'new\n')
        self.assertEqual(os.readlink('p/out/link.py'), 'a.py')
        self.assertTrue(os.access('p/out/run.sh', os.X_OK))
        self.assertEqual(self.read('p/out/q/b.py'), 'refuse\n')
        self.assertIn('p/q/b.py: refused, copied unchanged -> p/out/q/b.py\n', out)
        self.assertIn('not_copied: it was not copied: it is larger than 100 MiB', out)
        files = json.loads(self.read('r.json'))['files']
        self.assertEqual([f['exit'] for f in files.values()], [0, 2, 1, 1])
        # The output of the first run is no input of the second.
        again = self.run_main('--output', 'p/out', 'p', '--report', 'r.json')
        self.assertEqual(again[1], out)

    def test_several_inputs_keep_their_structure(self):
        self.make(p__a='old\n', q__a='old\n')
        self.run_main('--output', 'out', 'p/a.py', 'q')
        self.assertEqual(self.names('out'), ['p/a.py', 'q/a.py'])

    def test_one_file_into_a_directory(self):
        self.make(p__a='old\n')
        self.run_main('--output', 'out', 'p/a.py')
        self.assertEqual(self.names('out'), ['a.py'])

    def test_output_that_cannot_be_written(self):
        self.make(a='old\n', b='old\n')
        denied = OSError(30, 'Read-only file system', 'out')
        for arguments in (['--output', 'out'], ['--in_place']):
            with absltest.mock.patch('os.replace', side_effect=denied):
                status, out, _ = self.run_main(*arguments, 'a.py', 'b.py')
            self.assertEqual(status, 2)
            self.assertIn('a.py: cannot_write: cannot write out: read-only file system\n', out)
            self.assertIn('b.py: error\n', out)
        self.assertEqual(self.read('a.py'), 'old\n')
        with absltest.mock.patch('os.makedirs', side_effect=denied):
            self.assertEqual(self.run_main('--output', 'x/y.py', 'a.py')[0], 2)

    def test_file_changed_meanwhile(self):
        path = self.write('a.py', 'old\n')

        def convert(source, **kwargs):
            path.write_text('edited\n')
            return fake(source, **kwargs)

        with contextlib.redirect_stdout(io.StringIO()) as out:
            self.assertEqual(main.main(['--in_place', 'a.py'], convert=convert), 2)
        self.assertIn('changed since it was read', out.getvalue())
        self.assertEqual(path.read_text(), 'edited\n')

    def test_links_given_by_name_are_written_through(self):
        self.make(p__a='old\n')
        (self.folder / 'link.py').symlink_to('p/a.py')
        self.assertEqual(self.run_main('--in_place', 'link.py')[0], 0)
        self.assertEqual(self.read('p/a.py'), 'new\n')
        self.assertTrue((self.folder / 'link.py').is_symlink())

    def test_interrupted(self):
        def convert(source, **kwargs):
            if 'stop' in source:
                raise KeyboardInterrupt
            return fake(source, **kwargs)

        self.make(a='old\n', b='stop\n', c='old\n')
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            self.assertEqual(main.main(['--in_place', '.'], convert=convert), 130)
        self.assertEqual([self.read(f'{n}.py') for n in 'abc'], ['new\n', 'stop\n', 'old\n'])


class InputTroubleTest(MainTestCase):
    def test_one_bad_file_does_not_stop_the_others(self):
        self.make(a='x = = 1\n', b='print "x"\n', z='old\n', e='')
        self.write('c.py', b'\x7fELF\0')
        self.write('d.py', b'# coding: klingon\n')
        (self.folder / 'f.py').symlink_to('nowhere.py')
        os.mkfifo(self.folder / 'g.py')
        status, out, _ = self.run_main('--in_place', '.', 'missing.py')
        self.assertEqual(status, 2)
        self.assertEqual(self.read('z.py'), 'new\n')
        for line in (
            './a.py:1:5: syntax_error: it does not parse: invalid syntax\n'
            '      x = = 1\n'
            '          ^\n',
            './b.py:1:1: python2: this is Python 2 (print statement)\n'
            '      print "x"\n'
            '      run 2to3 or fissix first\n',
            './c.py: binary: it is no text: it contains NUL bytes\n',
            './d.py:1:1: unknown_encoding: it declares the encoding klingon, ',
            './f.py: cannot_read: it is a broken link to nowhere.py\n',
            './g.py: not_a_file: it is a named pipe, not a file\n',
            'missing.py: cannot_read: there is no such file\n',
            '9 files: 1 converted, 1 unchanged, 7 errors.',
        ):
            self.assertIn(line, out)

    def test_traceback_of_the_converter(self):
        self.make(a='broken\n')
        self.assertNotIn('Traceback', ''.join(self.run_main('a.py')[1:]))
        self.assertIn('in fake', self.run_main('--traceback', 'a.py')[2])

    def test_odd_names(self):
        name = os.fsdecode(b'a\xff b.py')
        self.write(name, 'old\n')
        status, out, _ = self.run_main('--in_place', '.', '--report', 'r.json')
        self.assertEqual((status, self.read(name)), (0, 'new\n'))
        self.assertIn('./a\\udcff b.py: converted', out)
        self.assertIn('./' + name, json.loads(self.read('r.json'))['files'])


class StandardInputTest(MainTestCase):
    def test_filter(self):
        status, out, err = self.run_main('-', stdin=b'old\r\n')
        self.assertEqual((status, out), (0, 'new\r\n'))
        self.assertIn('-: converted\n', err)
        self.assertEqual(self.run_main('-q', '-', stdin=b'fine\n'), (0, 'fine\n', ''))

    def test_refused(self):
        status, out, err = self.run_main('-', stdin=b'refuse\n')
        self.assertEqual((status, out), (1, ''))
        self.assertIn('-:2:', err)

    def test_other_modes(self):
        self.assertEqual(self.run_main('--check', '-', stdin=b'old\n')[0], 1)
        self.assertIn('+new\n', self.run_main('--diff', '-', stdin=b'old\n')[1])
        self.assertEqual(self.run_main('--output', 'a.py', '-', stdin=b'old\n')[0], 0)
        self.assertEqual(self.read('a.py'), 'new\n')


class ReportFileTest(MainTestCase):
    def test_report(self):
        self.make(a='old\n', b='half, old\n', c='refuse\n', d='x = = 1\n')
        self.run_main('--in_place', '.', '--report', 'new/report.json', '--target', '2.15')
        data = json.loads(self.read('new/report.json'))
        schema = pathlib.Path(main.__file__).with_name('report.schema.json')
        jsonschema.validate(data, json.loads(schema.read_text()))
        self.assertEqual((data['schema'], data['target']), (1, '2.15'))
        statuses = {path: f['status'] for path, f in data['files'].items()}
        self.assertEqual(
            statuses,
            {'./a.py': 'converted', './b.py': 'partial', './c.py': 'refused', './d.py': 'error'},
        )
        self.assertEqual(data['files']['./a.py']['name_map'], {'w': 'w'})

    def test_to_standard_output(self):
        self.make(a='old\n')
        _, out, err = self.run_main('a.py', '--report', '-')
        self.assertEqual(json.loads(out)['files']['a.py']['exit'], 0)
        self.assertIn('would be converted', err)

    def test_same_report_for_the_same_input(self):
        self.make(b='old\n', a__c='old\n', a='refuse\n')
        first = self.run_main('.', '--report', '-')
        self.assertEqual(self.run_main('.', '--report', '-'), first)

    def test_report_that_cannot_be_written_after_all(self):
        self.make(a='old\n')
        with absltest.mock.patch('os.replace', side_effect=OSError(28, 'No space left')):
            status, _, err = self.run_main('a.py', '--report', 'r.json')
        self.assertEqual(status, 2)
        self.assertIn('The report could not be written', err)


if __name__ == '__main__':
    absltest.main()
