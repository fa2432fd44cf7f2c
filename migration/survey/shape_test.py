"""Tests of what is measured on the texts of a conversion."""

import ast

from absl.testing import absltest

from migration.survey import shape

BEFORE = """\
import numpy as np
import tensorflow as tf

rate = 0.1  # slow
data = np.ones(3)
x = tf.placeholder(tf.float32)
y = x * rate
init = tf.global_variables_initializer()
with tf.Session() as sess:
    sess.run(init)
    total = 0
    for row in data:
        total += row
    print(sess.run(y, {x: 1.0}))
    print(total)
"""

AFTER = """\
import numpy as np
import tensorflow as tf

rate = 0.1  # slow
data = np.ones(3)


@tf.function
def run(x):
    return x * rate


total = 0
for row in data:
    total += row
print(run(1.0).numpy())
print( total )
"""


class ShapeTest(absltest.TestCase):
    def test_statements_without_tensorflow(self):
        found = [ast.unparse(s) for s in shape.plain_statements(ast.parse(BEFORE))]
        self.assertEqual(
            sorted(found),
            ['data = np.ones(3)', 'print(total)', 'rate = 0.1', 'total += row', 'total = 0'],
        )

    def test_what_touches_tensorflow_by_way_of_others(self):
        source = 'import tensorflow as tf\na = {}\na["b"] = tf.ones(1)\nc = a\nd = 1\nd.e = c\n'
        self.assertEmpty(shape.plain_statements(ast.parse(source)))

    def test_measures(self):
        found = shape.measure(BEFORE, AFTER)
        self.assertEqual((found.lines, found.converted_lines), (14, 12))
        # `y` is no name any more; sessions and initialisers do not count.
        self.assertEqual((found.names, found.kept), (6, 5))
        self.assertEqual((found.plain, found.untouched), (5, 4))

    def test_sums_up(self):
        found = shape.summary([shape.measure(BEFORE, AFTER), shape.measure(BEFORE, BEFORE)])
        self.assertAlmostEqual(found['names_kept'], 11 / 12)
        self.assertAlmostEqual(found['plain_untouched'], 9 / 10)
        self.assertEqual(shape.summary([]), {})


if __name__ == '__main__':
    absltest.main()
