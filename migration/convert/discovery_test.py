import os
import pathlib

from absl.testing import absltest

from migration.convert import discovery


class DiscoveryTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(self.create_tempdir().full_path)
        here = os.getcwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, here)

    def make(self, *names):
        for name in names:
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()

    def sources(self, *paths, **kwargs):
        return [e.path for e in discovery.find(paths, **kwargs).sources]

    def test_directory_is_sorted_and_recursive(self):
        self.make('p/b.py', 'p/a/z.py', 'p/a.py', 'p/c/a.py', 'p/readme.md')
        self.assertEqual(self.sources('p'), ['p/a.py', 'p/b.py', 'p/a/z.py', 'p/c/a.py'])

    def test_keeps_the_way_a_path_was_given(self):
        self.make('a.py')
        self.assertEqual(self.sources('./a.py'), ['./a.py'])
        self.assertEqual(self.sources('.'), ['./a.py'])
        self.assertEqual(self.sources('missing.py'), ['missing.py'])

    def test_passes_over(self):
        self.make(
            'p/.git/a.py', 'p/__pycache__/a.py', 'p/.venv/a.py', 'p/env/pyvenv.cfg', 'p/env/a.py',
            'p/conda/conda-meta/x', 'p/conda/a.py', 'p/.#a.py', 'p/b.py', 'out/c.py',
        )  # fmt: skip
        found = discovery.find(['p'])
        self.assertEqual([e.path for e in found.sources], ['p/b.py'])
        self.assertContainsSubset(['p/.git', 'p/env', 'p/conda'], found.skipped)
        self.assertEqual(self.sources('.', exclude='out'), ['./p/b.py'])

    def test_a_hidden_directory_may_be_named(self):
        self.make('.hidden/a.py')
        self.assertEqual(self.sources('.hidden'), ['.hidden/a.py'])

    def test_each_file_once(self):
        self.make('p/a.py')
        (self.folder / 'link.py').symlink_to('p/a.py')
        self.assertEqual(self.sources('p/a.py', 'p', './p/a.py', 'link.py'), ['p/a.py'])

    def test_troublesome_links_are_kept_for_their_message(self):
        self.make('p/a.py')
        (self.folder / 'p/broken.py').symlink_to('nowhere')
        (self.folder / 'p/broken').symlink_to('nowhere')
        (self.folder / 'p/self.py').symlink_to('self.py')
        (self.folder / 'p/loop').symlink_to('.')
        os.mkfifo(self.folder / 'p/pipe.py')
        os.mkfifo(self.folder / 'p/pipe')
        found = discovery.find(['p'])
        paths = [e.path for e in found.sources]
        self.assertEqual(paths, ['p/a.py', 'p/broken.py', 'p/pipe.py', 'p/self.py'])
        self.assertEqual(found.skipped['p/broken'], 'a broken link')
        # A complete copy has it too.
        self.assertIn(discovery.Entry('p/broken', 'broken', link='nowhere'), found.others)
        self.assertEqual(found.skipped['p/pipe'], 'not a file')
        self.assertEqual(found.skipped['p/loop'], 'a link within the directory')

    def test_links_to_elsewhere(self):
        self.make('p/a.py', 'q/b.py')
        (self.folder / 'p/b.py').symlink_to('../q/b.py')
        (self.folder / 'p/q').symlink_to('../q')
        self.assertEqual(self.sources('p'), ['p/a.py'])
        found = discovery.find(['p'], follow_outside=True)
        self.assertEqual([e.path for e in found.sources], ['p/a.py', 'p/b.py'])
        self.assertEqual(found.others[0].link, os.path.realpath('q'))

    def test_unreadable_directory(self):
        self.make('p/a.py', 'p/q/b.py')
        scan = os.scandir

        def scandir(path):
            if path == 'p/q':
                raise PermissionError(13, 'Permission denied')
            return scan(path)

        with absltest.mock.patch.object(os, 'scandir', scandir):
            found = discovery.find(['p'])
        self.assertEqual([e.path for e in found.sources], ['p/a.py'])
        self.assertEqual(found.troubles['p/q'].reason, 'cannot read it: permission denied')

    def test_places_below_what_all_inputs_share(self):
        self.make('p/a.py', 'p/q/b.py', 'r/c.py', 'p/data.txt')

        def places(*paths):
            found = discovery.find(paths)
            return [e.relative for e in found.sources], [e.relative for e in found.others]

        self.assertEqual(places('p'), (['a.py', 'q/b.py'], ['data.txt']))
        self.assertEqual(places('p/q/b.py'), (['b.py'], []))
        self.assertEqual(places('p/a.py', 'r/c.py'), (['p/a.py', 'r/c.py'], []))
        self.assertEqual(places('p', 'r')[0], ['p/a.py', 'p/q/b.py', 'r/c.py'])
        os.chdir('r')
        self.assertEqual(places('../p/q')[0], ['b.py'])

    def test_depth_has_no_limit(self):
        path = '/'.join('d' * 300)
        self.make(f'p/{path}/a.py')
        self.assertLen(self.sources('p'), 1)


if __name__ == '__main__':
    absltest.main()
