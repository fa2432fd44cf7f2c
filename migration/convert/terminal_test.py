import io

from absl.testing import absltest

from migration.convert import report, terminal
from migration.convert.conversion import Conversion


def finding(rule, line, reason, way_out, severity='error'):
    return report.Finding(rule, report.Span(line, 0, line, 1), severity, reason, way_out)


class TerminalTest(absltest.TestCase):
    def printed(self, *findings, source=''):
        out = io.StringIO()
        result = report.FileResult('refused', findings=findings)
        terminal.Terminal(out, quiet=True).findings('a.py', result, source)
        return out.getvalue()

    def test_a_way_out_is_said_once_for_neighbours(self):
        text = self.printed(
            finding('b', 3, 'three', 'wait'),
            finding('a', 1, 'one', 'wait'),
            finding('a', 4, 'four', 'go'),
            finding('a', 5, 'five', ''),
        )
        self.assertEqual(
            text,
            '  a.py:1:1: a: one\n'
            '  a.py:3:1: b: three\n'
            '      wait\n'
            '  a.py:4:1: a: four\n'
            '      go\n'
            '  a.py:5:1: a: five\n',
        )

    def test_columns_are_characters(self):
        span = report.Span(2, 6, 2, 7)
        item = report.Finding('a', span, 'warning', 'x')
        self.assertIn('a.py:2:3: a', self.printed(item, source='\n日本x'))
        # A place that is not in the text is printed as it is.
        self.assertIn('a.py:2:7: a', self.printed(item))

    def test_works_without_rich(self):
        class Screen(io.StringIO):
            def isatty(self):
                return True

        out = Screen()
        with absltest.mock.patch.dict('sys.modules', {'rich.console': None}):
            console = terminal.Terminal(out)
            console.file('a.py', Conversion(report.FileResult('converted')), action='', done='')
        self.assertEqual(out.getvalue(), 'a.py: converted\n')

    def test_summary_counts(self):
        out = io.StringIO()
        files = {str(i): report.FileResult('error') for i in range(2)}
        terminal.Terminal(out).summary(report.Report('2.15', files), '')
        self.assertEqual(
            out.getvalue(), '2 files: 2 errors. Native TensorFlow 2.15: 0 of 2 (0%).\n'
        )


if __name__ == '__main__':
    absltest.main()
