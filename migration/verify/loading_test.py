"""Tests of programs of several modules, converted and verified as one."""

import contextlib
import io
import json
import pathlib
import textwrap

from absl.testing import absltest

from migration.convert import main, programs
from migration.verify import cli, levels, loading, session, show, sources

_MAIN = """
    import argparse
    import numpy as np
    import tensorflow as tf
    from nets import line

    parser = argparse.ArgumentParser()
    parser.add_argument('--size', type=int, required=True)
    args = parser.parse_args()

    with tf.Session() as sess:
        model = line.Line(sess, args.size)
        for _ in range(3):
            print(model.train(np.ones([4, args.size])))
        print(sess.run(model.w))
    """
_LINE = """
    import tensorflow as tf
    from nets.layers import dense

    class Line(object):
        def __init__(self, sess, n):
            self.sess = sess
            self.x = tf.placeholder(tf.float32, [None, n])
            self.w = tf.Variable(tf.ones([n, 1]), name='w')
            y = tf.matmul(self.x, self.w) + dense(self.x, 1, 'out')
            self.loss = tf.reduce_sum(tf.square(y))
            self.op = tf.train.GradientDescentOptimizer(0.01).minimize(self.loss)
            sess.run(tf.global_variables_initializer())

        def train(self, x):
            _, loss = self.sess.run([self.op, self.loss], {self.x: x})
            return loss
    """
_LAYERS = """
    import tensorflow as tf


    def dense(x, n, scope):
        with tf.variable_scope(scope):
            w = tf.get_variable('w', [x.shape[1].value, n])
            return tf.matmul(x, w)
    """


class LoadingTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(self.create_tempdir().full_path)
        (self.folder / 'before' / 'nets').mkdir(parents=True)
        for name, text in (('main', _MAIN), ('nets/line', _LINE), ('nets/layers', _LAYERS)):
            path = self.folder / 'before' / f'{name}.py'
            path.write_text(textwrap.dedent(text).lstrip())

    def verify(self, *arguments):
        """Returns the exit status, what was printed, and the JSON result."""
        out, result = io.StringIO(), self.folder / 'result.json'
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            status = cli.main(['--json', str(result), *map(str, arguments), '--', '--size', '3'])
        return status, out.getvalue(), json.loads(result.read_text())

    def convert(self):
        with contextlib.redirect_stdout(io.StringIO()):
            before, after = self.folder / 'before', self.folder / 'after'
            arguments = ['--output', str(after), '--report', str(after / 'report.json')]
            self.assertEqual(main.main([*arguments, str(before)]), 0)
        return after

    def test_a_program_is_converted_with_its_modules(self):
        status, text, result = self.verify(self.folder / 'before' / 'main.py')
        self.assertEqual(status, cli.EQUAL, text)
        # Three steps in a module, and one where the program begins.
        self.assertEqual(result['step_calls'], 4)
        self.assertEqual(result['runs_elsewhere'], {})

    def test_all_programs_of_a_folder(self):
        other = 'import tensorflow as tf\ntf.Session().partial_run()\n'
        (self.folder / 'before' / 'other.py').write_text(other)
        status, text, result = self.verify(self.folder / 'before')
        self.assertEqual(status, cli.FAILED)
        self.assertIn('other.py is not converted (refused)', text)
        found = {pathlib.Path(p).name: r['outcome'] for p, r in result['programs'].items()}
        self.assertEqual(found, {'main.py': 'equal', 'other.py': 'failed'})

    def test_what_was_converted_before_is_taken_as_it_is(self):
        after = self.convert()
        line = after / 'nets' / 'line.py'
        text = line.read_text()
        self.assertIn('SGD(0.01)', text)
        line.write_text('# By hand.\n' + text.replace('SGD(0.01)', 'SGD(0.02)'))
        status, text, result = self.verify(self.folder / 'before' / 'main.py', after / 'main.py')
        self.assertEqual(status, cli.DIFFERENT, text)
        self.assertIn('line.py was edited since it was converted', text)
        first = result['differences'][0]
        self.assertEqual((first['level'], first['call']), ('training steps', 0))
        places = [pathlib.Path(place).name for place in first['places']]
        self.assertEqual([place.split(':')[0] for place in places], ['line.py', 'line.py'])

    def test_modules_may_lie_in_folders_around(self):
        before = self.folder / 'before'
        (before / 'scripts').mkdir()
        (before / 'main.py').rename(before / 'scripts' / 'main.py')
        script = before / 'scripts' / 'main.py'
        self.assertEqual(
            list(programs.convert(str(script), str(script.parent), '2.21')), ['main.py']
        )
        each = loading.load(script, root=before)
        self.assertLen(each.parts, 3)
        options = session.Options(arguments=['--size', '2'], limit=2)
        verdict = session.verify(each, options)
        self.assertEqual(verdict.outcome, 'equal', verdict.reason)
        with self.assertRaisesRegex(sources.CannotVerifyError, 'does not lie in'):
            loading.load(script, root=before / 'nets')

    def test_a_link_leads_to_the_modules(self):
        linked = self.folder / 'linked.py'
        linked.symlink_to(self.folder / 'before' / 'main.py')
        self.assertLen(loading.load(linked).parts, 3)

    def test_ids_tell_the_module(self):
        each = loading.load(self.folder / 'before' / 'main.py')
        lines = {s.function: show.place(each, _difference(s.id))[0][0] for s in each.steps}
        self.assertRegex(lines[None], 'main.py:14$')
        self.assertRegex(lines['train_step'], 'line.py:15$')
        self.assertLen({*each.numbers}, len(each.steps))


def _difference(step):
    return levels.Divergence('forward', 0, '', '', step)


if __name__ == '__main__':
    absltest.main()
