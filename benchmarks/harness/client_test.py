import json
import pathlib
import sys
import time

from absl.testing import absltest

from benchmarks.harness import client, modes

_FAKE = pathlib.Path(__file__).parent / 'testdata' / 'fake_worker.py'


class ClientTest(absltest.TestCase):
    def start(self, interrupted=lambda: False, **plan):
        worker = client.Worker(
            'fake',
            [sys.executable, str(_FAKE), json.dumps(plan)],
            env=modes.environment('cpu', 0),
            interrupted=interrupted,
        )
        self.addCleanup(worker.close)
        return worker

    def test_call(self):
        self.assertEqual(self.start().call('hello', 10)['tensorflow'], '2.fake')

    def test_calls_are_answered_in_order(self):
        worker = self.start()
        worker.send('hello')
        worker.send('load', key='m')
        self.assertEqual(worker.waiting, 2)
        self.assertIn('tensorflow', worker.receive(10))
        self.assertEqual(worker.receive(10)[0]['name'], 'w')

    def test_an_error_is_told_and_the_worker_lives_on(self):
        worker = self.start(broken=['m'])
        with self.assertRaisesRegex(client.WorkerError, 'ValueError: m is broken'):
            worker.call('load', 10, key='m')
        self.assertIn('tensorflow', worker.call('hello', 10))

    def test_unknown_method(self):
        with self.assertRaisesRegex(client.WorkerError, "KeyError: 'no'"):
            self.start().call('no', 10)

    def test_death_is_told_with_the_last_words(self):
        worker = self.start(die_at='load')
        with self.assertRaisesRegex(client.WorkerError, r'died \(exit status 7\).*last words'):
            worker.call('load', 10, key='m')
        with self.assertRaisesRegex(client.WorkerError, 'died'):
            worker.call('hello', 10)

    def test_time_out_ends_the_worker(self):
        worker = self.start(hang_at='hello')
        start = time.monotonic()
        with self.assertRaisesRegex(client.WorkerError, 'did not answer hello within 1 s'):
            worker.call('hello', 1)
        self.assertLess(time.monotonic() - start, 10)

    def test_garbage(self):
        with self.assertRaisesRegex(client.WorkerError, "garbage: b'garbage'"):
            self.start(garbage=True).call('hello', 10)

    def test_a_program_that_does_not_start(self):
        worker = client.Worker('none', [sys.executable, '-c', 'raise SystemExit("no such thing")'])
        self.addCleanup(worker.close)
        with self.assertRaisesRegex(client.WorkerError, 'no such thing'):
            worker.call('hello', 10)

    def test_interrupt_does_not_wait_for_the_answer(self):
        worker = self.start(hang_at='hello', interrupted=lambda: True)
        with self.assertRaises(client.Interrupted):
            worker.call('hello', 30)


if __name__ == '__main__':
    absltest.main()
