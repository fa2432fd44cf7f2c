import pathlib

from absl.testing import absltest

from migration.verify import scratch


class ScratchTest(absltest.TestCase):
    def setUp(self):
        super().setUp()
        self.root = pathlib.Path(self.create_tempdir().full_path)
        self.folder = self.root / 'folder'
        (self.folder / 'data').mkdir(parents=True)
        (self.folder / 'program.py').write_text('1')
        (self.folder / 'data' / 'small.csv').write_text('1,2')
        (self.folder / 'data' / 'large.bin').write_bytes(b'x' * (2 << 20))
        (self.folder / '.git').mkdir()
        (self.folder / 'broken').symlink_to('nowhere')

    def test_a_mirror_can_be_written_to(self):
        copy = self.root / 'copy'
        scratch.mirror(self.folder, copy)
        (copy / 'data' / 'small.csv').write_text('changed')
        (copy / 'data' / 'new.csv').write_text('new')
        self.assertEqual((self.folder / 'data' / 'small.csv').read_text(), '1,2')
        self.assertFalse((self.folder / 'data' / 'new.csv').exists())
        self.assertTrue((copy / 'data' / 'large.bin').is_symlink())
        self.assertFalse((copy / '.git').exists())
        self.assertFalse((copy / 'broken').exists())

    def test_python_files_are_laid_over(self):
        copy, other = self.root / 'copy', self.root / 'other'
        scratch.mirror(self.folder, copy)
        (other / 'package').mkdir(parents=True)
        (other / 'program.py').write_text('2')
        (other / 'package' / 'layer.py').write_text('3')
        (other / 'notes.txt').write_text('4')
        scratch.lay_over(other, copy)
        self.assertEqual((copy / 'program.py').read_text(), '2')
        self.assertEqual((copy / 'package' / 'layer.py').read_text(), '3')
        self.assertFalse((copy / 'notes.txt').exists())

    def test_what_is_linked_stays_as_it_is(self):
        copy, linked = self.root / 'copy', self.root / 'elsewhere'
        linked.mkdir()
        (linked / 'layer.py').write_text('1')
        (linked / 'other.py').write_text('2')
        (self.folder / 'package').symlink_to(linked)
        scratch.mirror(self.folder, copy)
        scratch.write(copy, pathlib.PurePath('package', 'layer.py'), b'3')
        self.assertEqual((copy / 'package' / 'layer.py').read_text(), '3')
        self.assertEqual((copy / 'package' / 'other.py').read_text(), '2')
        self.assertEqual((linked / 'layer.py').read_text(), '1')


if __name__ == '__main__':
    absltest.main()
