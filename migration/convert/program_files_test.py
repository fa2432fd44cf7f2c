"""Tests which files a program is taken to be made of."""

import pathlib

from absl.testing import absltest

from migration.convert import discovery, packages, program_files


class ProgramFilesTest(absltest.TestCase):
    def files(self, first, /, **texts):
        """Returns the places of the files of a program that begins in the first."""
        folder = pathlib.Path(self.create_tempdir().full_path)
        for name, text in texts.items():
            path = folder / f'{name}.py'
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        found = program_files.find(str(folder / f'{first}.py'), str(folder))
        whole = packages.Packages(discovery.find([str(folder)]).sources)
        self.programs = {
            pathlib.Path(path).stem: sorted(pathlib.Path(one).stem for one in files)
            for path, files in whole.programs().items()
        }
        return [entry.relative.removesuffix('.py') for entry in found]

    def test_imports_of_all_kinds(self):
        found = self.files(
            'main',
            **{
                'main': 'import a, numpy\nfrom lib import b\ndef f():\n    import lib.c as c\n',
                'a': 'import tensorflow.layers\n',
                'layers': '',
                'lib/__init__': 'from . import d\n',
                'lib/b': 'from .e import *\nimport main\n',
                'lib/c': '',
                'lib/d': '',
                'lib/e': 'import a\n',
                'lib/unused': '',
            },
        )
        self.assertEqual(found[0], 'main')
        self.assertCountEqual(
            found, ['main', 'a', 'lib/__init__', 'lib/b', 'lib/c', 'lib/d', 'lib/e']
        )
        self.assertCountEqual(self.programs['unused'], ['unused'])
        self.assertNotIn('e', self.programs)

    def test_the_folder_beside_comes_before_those_around(self):
        found = self.files('run/main', **{'run/main': 'import a\n', 'run/a': '', 'a': ''})
        self.assertEqual(found, ['run/main', 'run/a'])
        found = self.files('run/main', **{'run/main': 'import a, run.b\n', 'run/b': '', 'a': ''})
        self.assertEqual(found, ['run/main', 'a', 'run/b'])

    def test_a_module_that_is_also_a_program(self):
        guarded = 'if __name__ == "__main__":\n    print(1)\n'
        self.files(
            'eval', **{'eval': 'import train\n', 'train': f'import net\n{guarded}', 'net': ''}
        )
        self.assertEqual(
            self.programs, {'eval': ['eval', 'net', 'train'], 'train': ['net', 'train']}
        )

    def test_a_file_that_does_not_parse_imports_nothing(self):
        self.assertEqual(self.files('main', main='import a\nprint "x"\n', a=''), ['main'])


if __name__ == '__main__':
    absltest.main()
