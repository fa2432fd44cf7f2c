import ast
import textwrap

from absl.testing import absltest, parameterized

from migration.convert import imports


class TidyTest(parameterized.TestCase):
    @parameterized.named_parameters(
        ('whole', 'import tensorflow.compat.v1 as tf\ntf', 'import tensorflow as tf\ntf'),
        ('whole_from', 'from tensorflow.compat import v1 as tf\ntf', 'import tensorflow as tf\ntf'),
        ('native', 'import tensorflow as tf\ntf', 'import tensorflow as tf\ntf'),
        ('unread', 'import tensorflow as tf\nfrom tensorflow import log\ntf', None),
        (
            'some',
            'from tensorflow import (log,\n  cast)\ncast',
            'from tensorflow import cast\ncast',
        ),
        ('replaced', 'from tensorflow import log\ntf.math', 'import tensorflow as tf\ntf.math'),
        ('other_modules', 'import os, tensorflow.contrib.slim as s\nos', 'import os\nos'),
        ('comment', 'from tensorflow import log  # why\ntf', 'import tensorflow as tf  # why\ntf'),
        (
            'shared_line',
            'import a; from tensorflow import log\n',
            'import a; from tensorflow import log\n',
        ),
        (
            'in_try',
            'try:\n  from tensorflow import log\nfinally:\n  a',
            'try:\n  pass\nfinally:\n  a',
        ),
    )
    def test_imports_of_what_is_read(self, text, expected):
        before = ast.parse(text + '\nlog, s')
        expected = 'import tensorflow as tf\ntf' if expected is None else expected
        self.assertEqual(imports.tidy(text, before, 'tf'), expected)

    def test_unread_before_is_kept_if_there_is_such_a_name(self):
        text = textwrap.dedent("""\
            import tensorflow as tf
            from tensorflow import keras
            from tensorflow.contrib import slim
            tf
            """)
        self.assertEqual(
            imports.tidy(text, ast.parse(text), 'tf'),
            'import tensorflow as tf\nfrom tensorflow import keras\ntf\n',
        )


class AddTest(parameterized.TestCase):
    @parameterized.parameters(
        ('"""Doc."""\nimport b\n', '"""Doc."""\nimport a\nimport b\n'),
        (
            'from __future__ import division\nx = 1\n',
            'from __future__ import division\nimport a\nx = 1\n',
        ),
    )
    def test_add(self, text, expected):
        self.assertEqual(imports.add(text, ['import a']), expected)


if __name__ == '__main__':
    absltest.main()
