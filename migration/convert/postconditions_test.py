from absl.testing import absltest

from migration.convert import postconditions, report

SPAN = report.Span(1, 0, 1, 3)


def unchanged(text):
    return report.FileResult('unchanged', text)


def check(source, text, status='converted', again=unchanged, notes=()):
    result = report.FileResult(status, text, notes=notes)
    return [(f.rule, f.span.line, f.reason) for f in postconditions.check(source, result, again)]


class PostconditionsTest(absltest.TestCase):
    def test_good_result(self):
        self.assertEqual(check('a = 1  # why\n', '# why\nb = 1\n'), [])

    def test_output_parses(self):
        ((rule, _, reason),) = check('a = 1\n', 'a = = 1\n')
        self.assertEqual(rule, 'postcondition_parses')
        self.assertIn('not Python (line 1): invalid syntax', reason)
        # ast.parse lets this pass.
        self.assertEqual(check('a = 1\n', 'return 1\n')[0][0], 'postcondition_parses')

    def test_comments_are_kept(self):
        ((rule, line, reason),) = check('# a\nx = 1  # b\n', '# a\nx = 1\n')
        self.assertEqual((rule, line), ('postcondition_comments', 2))
        self.assertIn('`# b`', reason)

    def test_comments_are_counted(self):
        self.assertLen(check('# a\nx = 1\n# a\n', '# a\nx = 1\n'), 1)
        self.assertEqual(check('# a\nx = 1\n# a\n', '# a\n# a\nx = 1\n'), [])

    def test_text_of_a_comment_in_a_string_is_no_comment(self):
        self.assertLen(check('x = 1  # b\n', 'x = "# b"\n'), 1)

    def test_comments_may_be_dropped_if_that_is_said(self):
        note = report.Note('comment_dropped', report.Span(2, 0, 3, 0), 'proved', 'dropped')
        source = '# a\nx = 1  # b\n# c\n'
        self.assertEqual(check(source, '# a\nx = 1\n', notes=(note,)), [])
        self.assertLen(check(source, 'x = 1\n', notes=(note,)), 1)

    def test_no_legacy_name_in_what_counts_as_converted(self):
        source = 'import tensorflow as tf\nx = 1\ntf.Session()\n'
        text = 'import tensorflow as tf\ntf.Session()\n'
        ((rule, line, reason),) = check(source, text)
        self.assertEqual((rule, line), ('postcondition_legacy_api', 3))
        self.assertIn('tf.Session would remain', reason)
        self.assertEqual(check(source, text, status='partial'), [])

    def test_no_legacy_name_in_what_counts_as_unchanged(self):
        source = 'import tensorflow as tf\ntf.Session()\n'
        self.assertEqual(
            check(source, source, status='unchanged')[0][0], 'postcondition_legacy_api'
        )
        self.assertEqual(check('a\n', None, status='unchanged'), [])

    def test_unchanged_is_unchanged(self):
        self.assertEqual(check('a\n', 'b\n', status='unchanged')[0][0], 'postcondition_unchanged')

    def test_idempotent(self):
        def again(text):
            return report.FileResult('converted', text + 'b = 2\n')

        ((rule, _, reason),) = check('c = 1\n', 'a = 1\n', again=again)
        self.assertEqual(rule, 'postcondition_idempotent')
        self.assertIn('its line 2', reason)

    def test_result_is_accepted_as_input(self):
        def again(text):
            finding = report.Finding('x', SPAN, 'error', 'too odd')
            return report.FileResult('refused', None, findings=(finding,))

        ((rule, _, reason),) = check('c = 1\n', 'a = 1\n', again=again)
        self.assertEqual(rule, 'postcondition_idempotent')
        self.assertIn('too odd', reason)
        # What was left in part is left in part again.
        self.assertEqual(check('c = 1\n', 'a = 1\n', status='partial', again=again), [])

    def test_refusals_are_not_checked(self):
        self.assertEqual(check('a\n', 'not python', status='refused'), [])


if __name__ == '__main__':
    absltest.main()
