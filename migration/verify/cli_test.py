import contextlib
import io
import json
import os
import pathlib
import tempfile
from unittest import mock

from absl.testing import absltest

from migration.verify import cli, interpreters

_TESTDATA = pathlib.Path(__file__).parent / 'testdata'
_BEFORE = _TESTDATA / 'classifier.before.py'
_AFTER = _TESTDATA / 'classifier.after.py'

_REPORT = {'schema': 1, 'target': '2.21', 'files': {}}


def _result(**more):
    base = {'status': 'converted', 'exit': 0, 'findings': [], 'notes': []}
    return {**base, 'name_map': {}, 'steps': [], **more}


def _verify(*arguments):
    """Returns the exit status, what was printed, and the JSON result."""
    printed, errors = io.StringIO(), io.StringIO()
    result = pathlib.Path(tempfile.mkdtemp()) / 'result.json'
    with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(errors):
        status = cli.main([*map(str, arguments), '--json', str(result)])
    return status, printed.getvalue() + errors.getvalue(), json.loads(result.read_text())


class CliTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(self.create_tempdir().full_path)

    def _write(self, name, text):
        path = self.folder / name
        path.write_text(text)
        return path

    def _pair(self, before, after, **result):
        report = {**_REPORT, 'files': {'before.py': _result(**result)}}
        self._write('report.json', json.dumps(report))
        return self._write('before.py', before), self._write('after.py', after)

    def test_equal_programs(self):
        status, text, result = _verify(_BEFORE, _AFTER, '--steps', '9')
        self.assertEqual(status, cli.EQUAL, text)
        self.assertEqual((result['outcome'], result['step_calls']), ('equal', 9))
        self.assertTrue(result['cut'])
        levels = {level['level']: level['values'] for level in result['levels']}
        self.assertEqual(levels['final variables'], 16 * 8 + 8 + 8 * 4 + 4 + 1)
        oracle = 'TensorFlow 1.15.5' if interpreters.find('1.15') else '(compat.v1)'
        self.assertIn(oracle, result['original']['tensorflow'])
        self.assertIn(oracle, text)

    def test_without_python37_the_original_runs_under_compat_v1(self):
        environment = {k: v for k, v in os.environ.items() if k != 'GRAPHLIFT_PYTHON_TF115'}
        if interpreters.find('1.15') and 'GRAPHLIFT_PYTHON_TF115' not in os.environ:
            self.skipTest('this interpreter is that of TensorFlow 1.15')
        with mock.patch.dict(os.environ, environment, clear=True):
            status, text, result = _verify(_BEFORE, _AFTER, '--steps', '1')
        self.assertEqual(status, cli.EQUAL, text)
        self.assertIn('(compat.v1)', result['original']['tensorflow'])

    def test_nothing_compared_is_a_failure(self):
        before, after = self._pair('import tensorflow as tf\n', 'import tensorflow as tf\n')
        report = {**_REPORT, 'files': {'before.py': _result()}}
        self._write('report.json', json.dumps(report))
        status, text, _ = _verify(before, after)
        self.assertEqual(status, cli.FAILED)
        self.assertIn('names no step', text)

    def test_steps_that_never_run_are_a_failure(self):
        text = 'import tensorflow as tf\nif False:\n    tf.run()\n'
        span = {'line': 3, 'column': 4, 'end_line': 3, 'end_column': 12}
        step = {'id': 0, 'function': 'run', 'original': span, 'converted': span}
        step.update(fetches=['a'], returned=[0], training=False)
        status, printed, _ = _verify(*self._pair(text, text, steps=[step]))
        self.assertEqual(status, cli.FAILED)
        self.assertIn('nothing was compared', printed)

    def test_functions_without_graphs(self):
        status, text, result = _verify(_BEFORE, _AFTER, '--steps', '2', '--eager')
        self.assertEqual(status, cli.EQUAL, text)
        self.assertIn('without graphs', result['converted']['tensorflow'])
        self.assertEqual(result['traces'], {})

    def test_traces_are_told(self):
        _, _, result = _verify(_BEFORE, _AFTER, '--steps', '2')
        self.assertEqual(set(result['traces']), {'train_step'})

    def test_runs_in_imported_modules_are_told(self):
        self._write('helper.py', 'def look(sess, v):\n    return v.eval(session=sess)\n')
        before = (
            'import helper\nimport tensorflow as tf\nw = tf.Variable(1.0)\nsess = tf.Session()\n'
            'sess.run(tf.global_variables_initializer())\nhelper.look(sess, w)\n'
            'saver = tf.train.Saver()\nsaver.save(sess, "./w")\nsess.run(w)\n'
        )
        after = 'import tensorflow as tf\nw = tf.Variable(1.0)\nw.numpy()\n'
        original = {'line': 9, 'column': 0, 'end_line': 9, 'end_column': 11}
        converted = {'line': 3, 'column': 0, 'end_line': 3, 'end_column': 1}
        step = {'id': 0, 'function': None, 'original': original, 'converted': converted}
        step.update(fetches=['w'], returned=[0], training=False)
        pair = self._pair(before, after, steps=[step], name_map={'Variable': 'w'})
        status, text, result = _verify(*pair)
        self.assertEqual(status, cli.EQUAL, text)
        self.assertEqual(result['runs_elsewhere'], {'helper.py:2': 1})
        self.assertIn('helper.py:2 (1 times)', text)

    def test_an_original_that_fails(self):
        report = json.loads((_TESTDATA / 'classifier.after.py.report.json').read_text())
        result = report['files']['classifier.before.py']
        before, after = self._pair(_BEFORE.read_text(), _AFTER.read_text(), **result)
        before.write_text(_BEFORE.read_text() + 'raise OSError("no data here")\n')
        status, text, result = _verify(before, after)
        self.assertEqual(status, cli.FAILED)
        self.assertIn('the original ended with an error', text)
        self.assertIn('OSError: no data here', result['reason'])

    def test_a_program_that_never_ends(self):
        report = json.loads((_TESTDATA / 'classifier.after.py.report.json').read_text())
        result = report['files']['classifier.before.py']
        before, after = self._pair('', _AFTER.read_text(), **result)
        # Before the first step: at a step the program would be cut short instead.
        line = 'rng = np.random.RandomState(0)'
        self.assertIn(line, _BEFORE.read_text())
        before.write_text(_BEFORE.read_text().replace(line, 'while True: pass'))
        status, text, _ = _verify(before, after, '--timeout', '3')
        self.assertEqual(status, cli.FAILED)
        self.assertIn('was still running after 3 seconds', text)

    def test_unreadable_input(self):
        for name, content in (('none.py', None), ('broken.py', 'def'), ('binary.py', '\0')):
            path = self.folder / name
            if content is not None:
                path.write_text(content)
            status, text, result = _verify(path, _AFTER)
            self.assertEqual((status, result['outcome']), (cli.FAILED, 'failed'))
            self.assertIn(name, text)

    def test_a_report_of_another_program(self):
        status, text, _ = _verify(_AFTER, _AFTER, '--report', str(_AFTER) + '.report.json')
        self.assertEqual(status, cli.FAILED)
        self.assertIn('there is no call there', text)


if __name__ == '__main__':
    absltest.main()
