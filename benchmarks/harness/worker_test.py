import io
import json

import numpy as np
from absl.testing import absltest, parameterized

from benchmarks.harness import worker, worker_arrays, worker_steps


class ServeTest(absltest.TestCase):
    def serve(self, methods, *calls):
        requests = io.StringIO(
            ''.join(
                json.dumps({'id': n, 'method': method, 'arguments': arguments}) + '\n'
                for n, (method, arguments) in enumerate(calls)
            )
        )
        answers = io.StringIO()
        worker.serve(methods, requests, answers)
        return [json.loads(line)['graphlift'] for line in answers.getvalue().splitlines()]

    def test_answers(self):
        (answer,) = self.serve({'add': lambda a, b: a + b}, ('add', {'a': 1, 'b': 2}))
        self.assertEqual(answer, {'id': 0, 'ok': True, 'result': 3})

    def test_a_program_that_exits_does_not_end_the_worker(self):
        def leave():
            raise SystemExit('enough')

        first, second = self.serve({'leave': leave, 'stay': lambda: 1}, ('leave', {}), ('stay', {}))
        self.assertEqual(first, {'id': 0, 'ok': False, 'error': 'SystemExit: enough'})
        self.assertTrue(second['ok'])


class StepTest(parameterized.TestCase):
    def make(self):
        self.state, self.calls = [0.0], 0

        def call():
            self.calls += 1
            self.state[0] += 1
            return [np.float32(self.state[0])]

        def write(values):
            self.state[:] = values

        return worker_steps.Step(call, lambda: list(self.state), write, lambda: [self.state])

    def test_prepare_reports_the_first_steps(self):
        answer = self.make().prepare(3)
        self.assertEqual(answer['results'], [[[1.0]], [[2.0]], [[3.0]]])
        self.assertLen(answer['weights'], 1)
        self.assertGreater(answer['first_call_s'], 0)

    def test_every_block_starts_from_the_same_weights(self):
        step = self.make()
        step.prepare(3)
        for _ in range(2):
            block = step.block(0, 5, each=True)
            self.assertEqual(block['steps'], 5)
            self.assertEqual(self.state, [3.0 + 1 + 5])
            self.assertLen(block['walls'], 5)
        self.assertNotIn('walls', step.block(0, 5))

    def test_a_block_lasts_as_long_as_asked(self):
        step = self.make()
        step.prepare(1)
        block = step.block(0.02, 5)
        self.assertGreaterEqual(block['wall_s'], 0.02)
        self.assertGreater(block['steps'], 5)

    @parameterized.parameters((0.1, 1), (0.11, 2), (0.5, 5), (1.0, 10))
    def test_percentile(self, share, value):
        self.assertEqual(worker_steps.percentile(list(range(10, 0, -1)), share), value)


class ArraysTest(parameterized.TestCase):
    @parameterized.parameters((), (3,), (5, 7))
    def test_aligned(self, *shape):
        array = np.arange(np.prod(shape, dtype=int), dtype=np.int16).reshape(shape)
        copy = worker_arrays.aligned(array)
        np.testing.assert_array_equal(copy, array)
        self.assertEqual(copy.ctypes.data % 64, 0)
        self.assertEqual((copy.shape, copy.dtype), (array.shape, array.dtype))

    def test_seeded_weights_are_the_same_everywhere(self):
        weights = worker_arrays.seeded(1, [2], 'float32')
        # NumPy's RandomState is frozen, so that this is a promise.
        np.testing.assert_allclose(weights, [0.08121727, -0.03058782], rtol=1e-6)
        self.assertEqual(worker_arrays.seeded(1, [], 'float64').shape, ())

    def test_fingerprint(self):
        self.assertEqual(worker_arrays.fingerprint(np.float32(1.5)), [1.5])
        one, other = np.zeros((2, 2)), np.zeros((2, 2))
        one[0, 1] = other[1, 0] = 1
        self.assertEqual(worker_arrays.fingerprint(one)[0], worker_arrays.fingerprint(other)[0])
        self.assertNotAlmostEqual(
            worker_arrays.fingerprint(one)[1], worker_arrays.fingerprint(other)[1]
        )
        self.assertEmpty(worker_arrays.fingerprint(b'text'))

    def test_batch_by_name_or_order(self):
        path = self.create_tempfile('batch.npz').full_path
        np.savez(path, x=np.zeros(2), y=np.ones(2))
        dtypes = [np.float32, np.int64]
        by_name = worker_arrays.load_batch(path, ['y', 'x'], dtypes)
        self.assertEqual([list(a) for a in by_name], [[1, 1], [0, 0]])
        self.assertEqual([a.dtype for a in by_name], dtypes)
        by_order = worker_arrays.load_batch(path, ['Placeholder', 'Placeholder_1'], dtypes)
        self.assertEqual([list(a) for a in by_order], [[0, 0], [1, 1]])
        with self.assertRaisesRegex(ValueError, 'the step takes'):
            worker_arrays.load_batch(path, ['x'], dtypes)


if __name__ == '__main__':
    absltest.main()
