"""Tests of the pool with items that crash, hang and end their process."""

import os
import signal
import time

from absl.testing import absltest

from migration.survey import pool


def _task(item):
    match item:
        case 'kill':
            os.kill(os.getpid(), signal.SIGKILL)
        case 'exit':
            os._exit(0)
        case 'hang':
            time.sleep(60)
        case 'raise':
            raise ValueError('no')
        case 'leave':
            raise SystemExit(3)
    return item * 2


class PoolTest(absltest.TestCase):
    def test_each_item_has_a_result(self):
        found = dict(pool.run(_task, range(50), jobs=3, seconds=lambda item: 60))
        self.assertEqual(found, {i: 2 * i for i in range(50)})

    def test_nothing_to_do(self):
        self.assertEqual(list(pool.run(_task, [], jobs=2, seconds=lambda item: 1)), [])

    def test_a_bad_item_costs_itself_alone(self):
        bad = ['kill', 'exit', 'raise', 'leave', 'hang']
        items = [*bad, *range(10), *bad, *range(10, 20)]
        results = list(pool.run(_task, items, jobs=2, seconds=lambda item: 1))
        self.assertLen(results, len(items))
        found = dict(results)
        self.assertEqual({i: found[i] for i in range(20)}, {i: 2 * i for i in range(20)})
        self.assertEqual(found['kill'].reason, 'its process was ended by signal 9')
        self.assertEqual(found['exit'].reason, 'its process ended')
        self.assertEqual(found['raise'].reason, 'ValueError: no')
        self.assertEqual(found['leave'].reason, 'SystemExit: 3')
        self.assertEqual(found['hang'].reason, 'it took more than 1 seconds')


if __name__ == '__main__':
    absltest.main()
