from absl.testing import absltest, parameterized

from benchmarks.harness import front


class FrontTest(parameterized.TestCase):
    @parameterized.parameters(
        (
            'x/manual_time      1.11 ms        0.030 ms           62 cpu=550.063u first=1',
            'x/manual_time      1.11 ms         0.55 ms           62 cpu=550.063u first=1',
        ),
        (
            'x/manual_time      31.2 ms         21.2 ms            2 cpu=0.021172 first=0.1',
            'x/manual_time      31.2 ms         21.2 ms            2 cpu=0.021172 first=0.1',
        ),
        (
            'x/manual_time      1.00 us        0.000 us            2 cpu=1.5m',
            'x/manual_time      1.00 us        1.5e+03 us            2 cpu=1.5m',
        ),
    )
    def test_cpu_column_is_filled(self, line, filled):
        self.assertEqual(front.fill_cpu(line + '\n'), filled + '\n')

    @parameterized.parameters(
        '-----',
        'Benchmark    Time             CPU   Iterations UserCounters...',
        "x/manual_time              ERROR OCCURRED: 'parity: no'",
        'x/manual_time_cv           0.00 %         71.81 %             2 cpu=0.00% first=0.00%',
    )
    def test_other_lines_stay(self, line):
        self.assertEqual(front.fill_cpu(line), line)

    def test_document_is_corrected(self):
        rows = [
            {'cpu': 0.002, 'cpu_time': 0.1, 'time_unit': 'ms'},
            {'cpu': 0.03, 'cpu_time': 0.9, 'time_unit': 'ms', 'aggregate_unit': 'percentage'},
            {'error_occurred': True, 'cpu_time': 0.0, 'time_unit': 'ms'},
        ]
        corrected = front.correct({'benchmarks': rows})['benchmarks']
        self.assertEqual([row['cpu_time'] for row in corrected], [2.0, 0.03, 0.0])

    @parameterized.parameters(
        ('', True), ('all', True), ('mlp', True), ('mlp/eager', False), ('-eager', True),
        ('-mlp', False), ('function/batch:32/', True), ('manual_time$', True),
    )  # fmt: skip
    def test_filter_is_google_benchmarks(self, pattern, expected):
        flags = front.Flags(['x', f'--benchmark_filter={pattern}'])
        self.assertEqual(flags.matches('train_step/mlp/function/batch:32'), expected)

    def test_flags(self):
        flags = front.Flags(['x', '--benchmark_list_tests', '--benchmark_out=o.json', 'y'])
        self.assertTrue(flags.list_tests)
        self.assertFalse(flags.dry_run)
        self.assertEqual((flags.out, flags.format, flags.min_time), ('o.json', 'console', None))


if __name__ == '__main__':
    absltest.main()
