from absl.testing import absltest

from migration.convert import conversion, reading, report
from migration.convert.troubles import Trouble


def convert(data, rule, asked=None):
    def convert_source(source, *, filename, target):
        if asked is not None:
            asked.append((source, filename, target))
        return rule(source)

    return conversion.convert_input(
        lambda: reading.Original(data),
        filename='a.py',
        target='2.21',
        convert_source=lambda: convert_source,
    )


def old_to_new(source):
    text = source.replace('old', 'new')
    return report.FileResult('unchanged' if text == source else 'converted', text)


class ConversionTest(absltest.TestCase):
    def test_converts(self):
        asked = []
        result = convert(b'old\r\n', old_to_new, asked)
        self.assertEqual(result.result.status, 'converted')
        self.assertEqual(result.output, b'new\r\n')
        self.assertTrue(result.changes)
        # The second time is for the postconditions.
        self.assertEqual(asked, [('old\n', 'a.py', '2.21'), ('new\n', 'a.py', '2.21')])

    def test_unchanged_is_byte_for_byte(self):
        data = b'\xef\xbb\xbfa = 1\r\rb = 1\r\n\n\x0c\tc'.replace(b'\t', b'')
        result = convert(data, old_to_new)
        self.assertEqual(result.output, data)
        self.assertFalse(result.changes)

    def test_native_code_is_left_alone(self):
        data = b'import tensorflow as tf\nold = tf.function(f)\n'
        result = convert(data, lambda source: self.fail('not asked'))
        self.assertEqual((result.result.status, result.output), ('unchanged', data))

    def test_refused_has_no_output(self):
        result = convert(b'old', lambda source: report.FileResult('refused', source))
        self.assertIsNone(result.output)
        self.assertFalse(result.changes)

    def test_failed_postcondition_refuses(self):
        note = report.Note('r', report.Span(1, 0, 1, 1), 'proved', 'm')
        bad = report.FileResult('converted', 'x = = 1', notes=(note,), name_map={'a': 'b'})
        result = convert(b'old', lambda source: bad)
        self.assertEqual(result.result.status, 'refused')
        self.assertEqual(result.result.findings[0].rule, 'postcondition_parses')
        self.assertEqual((result.result.name_map, result.result.notes), ({}, (note,)))
        self.assertIsNone(result.output)

    def test_text_that_the_encoding_cannot_express(self):
        def rule(source):
            return old_to_new(source.replace('old', 'old = "\u0436"'))

        result = convert(b'# coding: latin-1\nold\n', rule)
        self.assertEqual(result.result.findings[0].rule, 'postcondition_encoding')
        self.assertIn('iso8859-1 cannot express', result.result.findings[0].reason)

    def test_moved_declaration(self):
        def rule(source):
            status = 'unchanged' if source.startswith('import') else 'converted'
            return report.FileResult(status, 'import a\nimport b\n' * (status[0] == 'c') + source)

        result = convert('# coding: latin-1\nx = "\xe9"\n'.encode('latin-1'), rule)
        self.assertEqual(result.result.status, 'refused')
        self.assertEqual(result.result.findings[0].rule, 'postcondition_encoding')

    def test_crash_is_a_refusal(self):
        def rule(source):
            raise KeyError('lost')

        result = convert(b'old', rule)
        (finding,) = result.result.findings
        self.assertEqual((result.result.status, finding.rule), ('refused', 'internal_error'))
        self.assertIn("KeyError: 'lost'", finding.reason)
        self.assertIn('report', finding.way_out)
        self.assertIn('in rule', result.trace)

    def test_exhausted_stack_is_a_refusal(self):
        def rule(source):
            return rule(source)

        result = convert(b'old', rule)
        self.assertEqual(result.result.findings[0].rule, 'too_deep')

    def test_trouble_is_a_result_and_asks_for_no_converter(self):
        for data, rule in (b'\0', 'binary'), (b'x = = 1', 'syntax_error'), (b'print 1', 'python2'):
            result = conversion.convert_input(
                lambda data=data: reading.Original(data),
                filename='a.py',
                target='2.21',
                convert_source=lambda: self.fail('not needed'),
            )
            self.assertEqual(result.result.status, 'error')
            self.assertEqual(result.result.findings[0].rule, rule)

    def test_trouble_with_reading(self):
        def read():
            raise Trouble('cannot_read', 'there is no such file')

        result = conversion.convert_input(
            read, filename='a.py', target='2.21', convert_source=lambda: self.fail('not needed')
        )
        self.assertEqual(result.result.exit, 2)

    def test_user_may_interrupt(self):
        def rule(source):
            raise KeyboardInterrupt

        with self.assertRaises(KeyboardInterrupt):
            convert(b'old', rule)


if __name__ == '__main__':
    absltest.main()
