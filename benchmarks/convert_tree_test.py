import contextlib
import io
import json
import pathlib
from unittest import mock

from absl.testing import absltest, flagsaver

from benchmarks import convert_tree

PROGRAM = """\
import tensorflow as tf
x = tf.placeholder(tf.float32)
with tf.Session() as sess:
    print(sess.run(x + 1.0, {x: 2.0}))
"""


class ConvertTreeTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(self.create_tempdir().full_path)
        for name in ('a.py', 'below/b.py'):
            path = self.folder / 'tree' / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(PROGRAM)
        (self.folder / 'tree' / 'data.bin').write_bytes(b'0' * 1000)

    def run_it(self, *arguments, **given):
        out = io.StringIO()
        with (
            flagsaver.flagsaver(output=str(self.folder / 'made'), **given),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(out),
        ):
            status = convert_tree.main(['convert_tree', *arguments])
        made = sorted((self.folder / 'made').glob('*.json'))
        return status, out.getvalue(), json.loads(made[-1].read_text()) if made else None

    def test_times_both_tools_side_by_side(self):
        status, out, made = self.run_it(
            str(self.folder / 'tree'), rounds=2, tools=['convert', 'tf_upgrade_v2']
        )
        self.assertEqual(status, 0, out)
        run = made['convert_tree']
        self.assertEqual((run['files'], run['lines']), (2, 8))
        self.assertEqual([each['round'] for each in run['runs']], [0, 0, 1, 1])
        # It imports TensorFlow, the converter does not.
        self.assertGreater(run['times_the_cpu_of_convert']['tf_upgrade_v2']['median'], 1)
        self.assertGreater(run['tools']['tf_upgrade_v2']['peak_mib'], 200)
        self.assertLess(run['tools']['convert']['peak_mib'], 100)
        self.assertLen(made['benchmarks'], 4)
        self.assertIn('lines per second and core', out)

    def test_a_tool_that_fails_is_not_timed(self):
        broken = {'convert': ['false']}
        with mock.patch.object(convert_tree, 'commands', lambda tree, out: broken):
            status, out, made = self.run_it(str(self.folder / 'tree'), rounds=1, tools=['convert'])
        self.assertEqual((status, made), (1, None))
        self.assertIn('convert wrote no report', out)

    def test_leaves_out_what_stops_the_other_tool(self):
        copy = self.folder / 'copy'
        tree = convert_tree.copy_of(self.folder / 'tree', copy)
        (copy / 'slices.py').write_text('a[(x):(y), (z):(w)] = 1\n')
        self.assertEqual(convert_tree.without_stops(copy), ['slices.py'])
        self.assertEqual(convert_tree.counted(copy), tree)

    def test_usage(self):
        for arguments in ((), ('none',), (str(self.folder / 'tree'), 'more')):
            self.assertEqual(self.run_it(*arguments)[0], 2)
        self.assertEqual(self.run_it(str(self.folder / 'tree'), tools=['sed'])[0], 2)
        self.assertEqual(self.run_it(str(self.folder / 'tree' / 'below' / 'none'))[0], 2)

    def test_intervals(self):
        runs = [
            {'round': n, 'tool': tool, 'cpu_s': cpu, 'wall_s': 1.0, 'peak_bytes': 1, 'status': 0}
            for n in range(9)
            for tool, cpu in (('convert', 1.0 + n / 100), ('tf_upgrade_v2', 2.0 + n / 50))
        ]
        found = convert_tree.compare(runs, 'convert', 'tf_upgrade_v2')
        self.assertAlmostEqual(found['median'], 2.0)
        self.assertAlmostEqual(found['low'], 2.0)
        figures = convert_tree.summarise(convert_tree.Tree('', 1, 1000), runs)
        speed = figures['convert']['lines_per_cpu_second']
        self.assertLess(speed['low'], speed['median'])
        self.assertLess(speed['median'], speed['high'])


if __name__ == '__main__':
    absltest.main()
