import json
import os
import pathlib
import signal
import subprocess
import sys
import time

from absl.testing import absltest

from benchmarks.harness import modes

_SUITE = pathlib.Path(__file__).parent / 'testdata' / 'fake_suite.py'
# What google-benchmark's own compare.py reads of each row.
_KEYS = {
    'name', 'run_name', 'run_type', 'repetitions', 'repetition_index', 'threads', 'iterations',
    'real_time', 'cpu_time', 'time_unit',
}  # fmt: skip
_NAME = 'fake/{}/{}/batch:8/process_time/manual_time'


class SuiteTest(absltest.TestCase):
    """Runs whole runs, in a process of their own: google-benchmark runs once in a process."""

    def command(self, plans, rounds, *flags):
        self.path = pathlib.Path(self.create_tempdir().full_path, 'out.json')
        plans = {'*': {}, **plans}
        return [sys.executable, str(_SUITE), json.dumps(plans), str(rounds), str(self.path), *flags]

    def run_suite(self, plans=None, rounds=8, flags=()):
        done = subprocess.run(
            self.command(plans or {}, rounds, *flags),
            env=modes.environment('cpu', 0),
            capture_output=True,
            text=True,
            timeout=120,
        )
        document = json.loads(self.path.read_text()) if self.path.exists() else None
        return done, document

    def test_document(self):
        done, document = self.run_suite({'eager': {'cost': 3e-3}, 'session115': {'cost': 5e-4}})
        self.assertEqual(done.returncode, 0, done.stderr)
        rows = document['benchmarks']
        self.assertLen(rows, 10)
        self.assertContainsSubset(('date', 'num_cpus', 'library_version'), document['context'])
        self.assertEqual(document['context']['tensorflow_eager'], '2.fake')
        for row in rows:
            self.assertContainsSubset(_KEYS, row)
            # The fake workers' wall and CPU time are the same.
            self.assertBetween(row['cpu_time'] / row['real_time'], 0.5, 2.0)
            self.assertEqual(row['time_unit'], 'ms')
            self.assertEqual(row['first_call_s'], 0.5)
            self.assertGreater(row['items_per_second'], 0)
        run = document['graphlift']
        ratios = {(e['model'], e['mode']): e for e in run['comparisons'] if e['metric'] == 'cpu'}
        self.assertAlmostEqual(ratios['a', 'eager']['ratio'], 3, delta=0.3)
        self.assertEqual(ratios['a', 'eager']['verdict'], 'slower')
        self.assertEqual(ratios['b', 'session115']['verdict'], 'faster')
        # One for each of two models, and one for both together.
        self.assertLen([e for e in run['again'] if e['metric'] == 'cpu'], 3)
        self.assertLen(run['blocks']['rows'], run['rounds'] * 12)
        self.assertFalse(run['void'])
        self.assertIn('eager', done.stdout)
        self.assertIn('fake/a/eager/batch:8', done.stdout)

    def test_launches(self):
        _, document = self.run_suite(rounds='6x2')
        run = document['graphlift']
        launch = run['blocks']['columns'].index('launch')
        self.assertEqual({row[launch] for row in run['blocks']['rows']}, {0, 1})
        self.assertEqual(run['rounds'], 6)
        self.assertLen(document['benchmarks'], 10)

    def test_parity_failure_is_not_timed_and_reported(self):
        _, document = self.run_suite({'xla': {'wrong': ['b']}})
        rows = {row['name']: row for row in document['benchmarks']}
        wrong = rows[_NAME.format('b', 'xla')]
        self.assertTrue(wrong['error_occurred'])
        self.assertStartsWith(wrong['error_message'], 'parity: differs from session115')
        self.assertEqual(wrong['real_time'], 0)
        self.assertNotIn('error_occurred', rows[_NAME.format('a', 'xla')])
        run = document['graphlift']
        self.assertEqual(run['failures'][0]['kind'], 'parity')
        timed = {
            row[run['blocks']['columns'].index('configuration')] for row in run['blocks']['rows']
        }
        self.assertNotIn('fake/b/xla/batch:8', timed)
        self.assertNotIn(('b', 'xla'), {(e['model'], e['mode']) for e in run['comparisons']})

    def test_twin_that_differs_voids_the_run(self):
        done, document = self.run_suite({'function_again': {'cost': 1.3e-3}})
        self.assertTrue(document['graphlift']['void'])
        self.assertIn('VOID', done.stdout)

    def test_skipped_mode_is_said(self):
        done, document = self.run_suite({'session115': None}, rounds=1)
        self.assertIn('skipped: TF 1.15 session: there is no session115 here', done.stderr)
        self.assertLen(document['benchmarks'], 8)
        self.assertEqual(document['graphlift']['parity']['reference'], 'session')

    def test_nothing_that_can_run(self):
        done, document = self.run_suite(
            {'session115': None}, flags=['--benchmark_filter=session115']
        )
        self.assertIsNone(document)
        self.assertIn('CannotRun: there is no session115 here', done.stderr)

    def test_filter_and_repetitions(self):
        _, document = self.run_suite(
            rounds=1, flags=['--benchmark_filter=a/eager', '--benchmark_repetitions=2']
        )
        rows = document['benchmarks']
        self.assertLen(rows, 6)  # two, and mean, median, stddev, cv
        mean = next(row for row in rows if row.get('aggregate_name') == 'mean')
        self.assertAlmostEqual(mean['cpu_time'], mean['cpu'] * 1e3)
        columns = document['graphlift']['blocks']['columns']
        timed = {
            row[columns.index('configuration')] for row in document['graphlift']['blocks']['rows']
        }
        self.assertContainsSubset(['fake/a/function/batch:8', 'fake/a/eager/batch:8'], timed)
        self.assertNotIn('fake/b/function/batch:8', timed)
        self.assertNotIn('fake/a/session115/batch:8', timed)

    def test_list_tests(self):
        done, document = self.run_suite(flags=['--benchmark_list_tests', '--benchmark_filter=/b/'])
        self.assertIsNone(document)
        self.assertCountEqual(
            done.stdout.split(), [_NAME.format('b', mode) for mode in modes.MODES]
        )

    def test_json_on_standard_output_is_only_that_of_the_caller(self):
        done, _ = self.run_suite(rounds=0, flags=['--benchmark_format=json'])
        self.assertNotIn('"benchmarks"', done.stdout)

    def test_interrupt_keeps_what_was_measured(self):
        process = subprocess.Popen(
            self.command({'*': {'slow_s': 0.05}}, 100000),
            env=modes.environment('cpu', 0),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        while 'in rounds of random order' not in process.stderr.readline():
            self.assertIsNone(process.poll())
        time.sleep(1.5)
        os.kill(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
        self.assertIn('what was measured is kept', err)
        self.assertIn('INTERRUPTED', out)
        run = json.loads(self.path.read_text())['graphlift']
        self.assertTrue(run['interrupted'])
        self.assertNotEmpty(run['blocks']['rows'])


if __name__ == '__main__':
    absltest.main()
