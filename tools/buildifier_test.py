import pathlib
import subprocess

from absl.testing import absltest

from tools import source_tree

_NOT_OURS_TO_FIX = ','.join(
    (
        '-native-py',  # wants rules_python, which no registry of this project has
        '-native-cc',
        '-native-sh-binary',
    )
)


class BuildifierTest(absltest.TestCase):
    def test_build_files_are_formatted_and_lint_free(self):
        runfiles = pathlib.Path(__file__).absolute().parents[2]
        result = subprocess.run(
            [
                runfiles / 'buildifier' / 'executable',
                '-mode=check',
                '-lint=warn',
                f'-warnings={_NOT_OURS_TO_FIX}',
                *source_tree.files('BUILD', 'WORKSPACE', '.bzl'),
            ],
            cwd=source_tree.root(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        self.assertEqual(result.returncode, 0, result.stdout)


if __name__ == '__main__':
    absltest.main()
