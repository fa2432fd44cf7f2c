import numpy as np
from absl.testing import absltest

from migration.verify import tolerance

_FIRST = tolerance.Tolerance()


def _ratio(a, b, **more):
    return tolerance.difference(np.array(a), np.array(b), _FIRST, **more).ratio


class DifferenceTest(absltest.TestCase):
    def test_rounding_is_equal_and_more_is_not(self):
        self.assertLess(_ratio([1.0, 2.0], [1.0 + 5e-6, 2.0]), 1)
        self.assertGreater(_ratio([1.0, 2.0], [1.0 + 2e-4, 2.0]), 1)

    def test_small_elements_have_the_rounding_of_large_ones(self):
        self.assertLess(_ratio([1000.0, 0.001], [1000.0, 0.0015]), 1)
        self.assertGreater(_ratio([1.0, 0.001], [1.0, 0.0015]), 1)

    def test_integers_and_strings_are_exact(self):
        self.assertEqual(_ratio([1, 2], [1, 2]), 0)
        self.assertEqual(_ratio([1, 2], [1, 3]), np.inf)
        self.assertEqual(_ratio([True], [False]), np.inf)
        texts = np.array(['a', 'b'], object)
        self.assertEqual(tolerance.difference(texts, texts[::-1], _FIRST).ratio, np.inf)

    def test_nan_equals_nan_alone(self):
        self.assertEqual(_ratio([np.nan, 1.0], [np.nan, 1.0]), 0)
        self.assertEqual(_ratio([np.nan, 1.0], [0.0, 1.0]), np.inf)
        self.assertEqual(_ratio([np.inf, 1.0], [np.inf, 1.0]), 0)
        self.assertEqual(_ratio([np.inf, 1.0], [-np.inf, 1.0]), np.inf)

    def test_the_worst_element_is_named(self):
        worst = tolerance.difference(np.array([1.0, 2.0, 3.0]), np.array([1.0, 2.5, 3.1]), _FIRST)
        self.assertEqual((worst.index, worst.original, worst.converted), (1, 2.0, 2.5))

    def test_noise_is_left_out(self):
        noise = np.array([False, True])
        self.assertEqual(_ratio([1.0, 1.0], [1.0, 2.0], noise=noise), 0)

    def test_tolerance_grows_with_the_steps_up_to_a_point(self):
        self.assertAlmostEqual(_FIRST.after(9).rtol, 1e-4)
        self.assertEqual(_FIRST.after(1000), _FIRST.after(5000))


class NoiseTest(absltest.TestCase):
    def test_tiny_gradients_are_noise_but_zeros_are_not(self):
        found = tolerance.noise(np.array([1.0, 1e-7, 0.0]))
        self.assertEqual(found.tolist(), [False, True, False])


class DriftedTest(absltest.TestCase):
    def test_a_hundredth_of_the_way_is_drift(self):
        initial, final = np.zeros(4), np.ones(4)
        self.assertTrue(tolerance.drifted(final, final + 0.009, initial))
        self.assertFalse(tolerance.drifted(final, final + 0.02, initial))
        self.assertFalse(tolerance.drifted(final, final + 0.009, None))


if __name__ == '__main__':
    absltest.main()
