import dataclasses
import json
import pathlib

import jsonschema
from absl.testing import absltest

from migration.convert import report

SPAN = report.Span(3, 4, 5, 6)
RESULT = report.FileResult(
    status='partial',
    text='x = 1\n',
    findings=(report.Finding('session_run', SPAN, 'error', 'it is fed', 'feed it'),),
    notes=(report.Note('comment_dropped', SPAN, 'proved', 'gone'),),
    name_map={'dense/kernel': "weights['h1']"},
    steps=(
        report.Step(0, 'train_step', SPAN, SPAN, ('train_op', 'loss'), (1,), True),
        report.Step(1, None, SPAN, SPAN, ('step',), (0,)),
    ),
)


def validate(data):
    path = pathlib.Path(__file__).with_name('report.schema.json')
    schema = json.loads(path.read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(data, schema)


class ReportTest(absltest.TestCase):
    def test_comes_back_from_json(self):
        whole = report.Report('2.21', {'a.py': RESULT})
        data = json.loads(json.dumps(whole.to_json()))
        validate(data)
        expected = {'a.py': dataclasses.replace(RESULT, text=None)}
        self.assertEqual(report.Report.from_json(data), report.Report('2.21', expected))

    def test_schema_forbids_what_it_does_not_name(self):
        data = report.Report('2.21', {'a.py': RESULT}).to_json()
        data['files']['a.py']['findings'][0]['severity'] = 'bad'
        with self.assertRaises(jsonschema.ValidationError):
            validate(data)

    def test_refuses_other_schema(self):
        with self.assertRaisesRegex(ValueError, 'schema 2; this reads 1'):
            report.Report.from_json({'schema': 2})

    def test_exit_is_that_of_the_worst(self):
        files = {status: report.FileResult(status) for status in report.EXIT_CODES}
        self.assertEqual(report.Report('2.21', files).exit, 2)
        del files['error']
        self.assertEqual(report.Report('2.21', files).exit, 1)
        self.assertEqual(report.Report('2.21', {}).exit, 0)

    def test_rejects_unknown_words(self):
        with self.assertRaisesRegex(ValueError, "status is 'fine', not one of"):
            report.FileResult('fine')
        with self.assertRaises(ValueError):
            report.Finding('r', SPAN, 'fatal', 'x')
        with self.assertRaises(ValueError):
            report.Note('r', SPAN, 'guessed', 'x')


if __name__ == '__main__':
    absltest.main()
