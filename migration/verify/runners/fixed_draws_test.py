import numpy as np
import tensorflow as tf
from absl.testing import absltest

from migration.verify.runners import fixed_draws

v1 = tf.compat.v1

# What every TensorFlow has to draw.
_EXPECTED = {
    'uniform': [[-0.287514, -0.281947, -0.348536], [-0.394583, 0.531269, 0.956226]],
    'normal': [-0.875915, -2.200125, -0.088514, -1.359649],
    'truncated': [[0.325942, 1.846155], [-0.834554, 0.135807], [0.874525, -0.225109]],
    'integers': [77, 22, 99, 11, 8],
    'shuffled': [1, 2, 3],
    'classes': [[2, 2, 1, 1]],
    'dropout': [[2, 0, 2, 2], [0, 2, 2, 2]],
    'glorot': [[1.192109, 0.457876], [-0.603369, -0.978205]],
}


def _draws():
    return {
        'uniform': v1.random_uniform([2, 3], -1.0, 1.0),
        'normal': v1.random_normal([4], stddev=2.0),
        'truncated': v1.truncated_normal([3, 2]),
        'integers': v1.random_uniform([5], 0, 100, tf.int32),
        'shuffled': v1.random_shuffle([1, 2, 3]),
        'classes': v1.multinomial(v1.log([[0.1, 0.2, 0.7]]), 4),
        'dropout': v1.nn.dropout(tf.ones([2, 4]), rate=0.5),
        'glorot': v1.glorot_uniform_initializer()([2, 2]),
    }


class FixedDrawsTest(absltest.TestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        fixed_draws.install(tf)

    def _check(self, drawn):
        for name, expected in _EXPECTED.items():
            np.testing.assert_allclose(drawn[name], expected, atol=1e-6, err_msg=name)

    def test_a_graph_draws_the_same_again(self):
        with v1.Graph().as_default(), v1.Session() as session:
            draws = _draws()
            self._check(session.run(draws))
            self._check(session.run(draws))

    def test_eager_draws_are_those_of_graphs(self):
        if not tf.executing_eagerly():
            self.skipTest('TensorFlow 1.x is not eager')
        self._check({name: value.numpy() for name, value in _draws().items()})
        keras = tf.keras.initializers.GlorotUniform()([2, 2])
        np.testing.assert_allclose(keras, _EXPECTED['glorot'], atol=1e-6)
        dropout = tf.keras.layers.Dropout(0.5)(tf.ones([2, 4]), training=True)
        np.testing.assert_array_equal(dropout, _EXPECTED['dropout'])

    def test_the_numbers_are_spread_as_asked(self):
        with v1.Graph().as_default(), v1.Session() as session:
            uniform, normal, truncated = session.run(
                [
                    v1.random_uniform([100000]),
                    v1.random_normal([100000]),
                    v1.truncated_normal([100000]),
                ]
            )
        self.assertLess(uniform.max(), 1)
        self.assertAlmostEqual(uniform.mean(), 0.5, delta=0.01)
        self.assertAlmostEqual(uniform.std(), 12**-0.5, delta=0.01)
        self.assertAlmostEqual(normal.mean(), 0, delta=0.02)
        self.assertAlmostEqual(normal.std(), 1, delta=0.02)
        self.assertLess(np.abs(truncated).max(), 2)
        self.assertLess(abs(np.corrcoef(uniform[:-1], uniform[1:])[0, 1]), 0.02)

    def test_data_sets_keep_their_order(self):
        with v1.Graph().as_default(), v1.Session() as session:
            data = v1.data.Dataset.range(5).shuffle(5)
            element = v1.data.make_one_shot_iterator(data).get_next()
            self.assertEqual([session.run(element) for _ in range(5)], list(range(5)))


if __name__ == '__main__':
    absltest.main()
