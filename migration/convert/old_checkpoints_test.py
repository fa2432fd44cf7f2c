"""Tests the warning about checkpoints of TF 1 that lie where a program looks."""

import pathlib

from absl.testing import absltest, parameterized

from migration.convert import old_checkpoints, report

_SPAN = report.Span(3, 0, 3, 9)
_NOTE = report.Note(old_checkpoints.RULE, _SPAN, 'proved', 'it goes on')
_SOURCE = "folder = 'saved'\nsaver.restore(sess, tf.train.latest_checkpoint(folder))\n"
_OBJECTS = b'\0_CHECKPOINTABLE_OBJECT_GRAPH\0'


class OldCheckpointsTest(parameterized.TestCase):
    def findings(self, source=_SOURCE, notes=(_NOTE,), status='converted'):
        result = report.FileResult(status, source, notes=notes)
        return old_checkpoints.warn(result, source, str(self.folder / 'train.py')).findings

    def setUp(self):
        super().setUp()
        self.folder = pathlib.Path(self.create_tempdir().full_path)
        (self.folder / 'saved').mkdir()

    def write(self, data, name='saved/model-7.index'):
        (self.folder / 'saved/checkpoint').write_text('model_checkpoint_path: "model-7"\n')
        (self.folder / name).write_bytes(data)

    def test_files_of_tf1_are_told_at_the_call(self):
        self.write(b'\0w\0w/Adam')
        (finding,) = self.findings()
        self.assertEqual((finding.severity, finding.span), ('warning', _SPAN))
        self.assertIn('saved/model-7 was saved by TF 1', finding.reason)

    def test_a_prefix_leads_to_its_files(self):
        self.write(b'\0w', 'saved/model.index')
        self.assertLen(self.findings("saver.restore(sess, './saved/model')\n"), 1)

    def test_files_of_tf2_are_none_of_tf1(self):
        self.write(_OBJECTS)
        self.assertEmpty(self.findings())

    @parameterized.parameters('', 'nowhere', 'a\\0b', '*', 'saved/other')
    def test_where_nothing_lies_nothing_is_said(self, text):
        self.write(_OBJECTS)
        self.assertEmpty(self.findings(f"path = '{text}'\n"))

    def test_only_programs_that_go_on_are_concerned(self):
        self.write(b'\0w')
        self.assertEmpty(self.findings(notes=()))
        self.assertEmpty(self.findings(status='refused'))


if __name__ == '__main__':
    absltest.main()
