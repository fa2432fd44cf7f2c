import json

from absl.testing import absltest

from tools import count_tests


def _configured(label, kind='py_test rule'):
    return {'id': {'targetConfigured': {'label': label}}, 'configured': {'targetKind': kind}}


def _summary(label, status):
    return {'id': {'testSummary': {'label': label}}, 'testSummary': {'overallStatus': status}}


def _skipped(label):
    return {'id': {'targetCompleted': {'label': label}}, 'aborted': {'reason': 'SKIPPED'}}


class CountTestsTest(absltest.TestCase):
    def _count(self, *events):
        started = {'id': {'started': {}}, 'started': {}}
        return tuple(count_tests.count(json.dumps(e) for e in (started, *events)).values())

    def test_each_outcome(self):
        counts = self._count(
            *(_configured(f'//:{name}') for name in 'abcde'),
            _summary('//:a', 'PASSED'),
            _summary('//:b', 'FLAKY'),
            _summary('//:c', 'FAILED'),
            _summary('//:d', 'TIMEOUT'),
            _skipped('//:e'),
        )
        self.assertEqual(counts, (2, 2, 1))

    def test_what_did_not_come_to_run_counts_as_failed(self):
        self.assertEqual(self._count(_configured('//:a')), (0, 1, 0))

    def test_what_is_no_test_does_not_count(self):
        counts = self._count(_configured('//:a', 'py_binary rule'), _skipped('//:a'))
        self.assertEqual(counts, (0, 0, 0))

    def test_suites_do_not_count_twice(self):
        self.assertEqual(self._count(_configured('//:a', 'test_suite rule')), (0, 0, 0))


if __name__ == '__main__':
    absltest.main()
