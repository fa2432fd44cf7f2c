"""Functions that call themselves are followed as far as it tells something."""

import ast
import textwrap

from absl.testing import absltest

from migration.program import interpreter
from migration.rules.tables import symbols


class RecursionTest(absltest.TestCase):
    def test_that_nothing_calls_is_looked_at_once(self):
        run = interpreter.Interpreter(symbols.lookup)
        run.run(
            ast.parse(
                textwrap.dedent("""
                import tensorflow as tf

                def graph_of(top, seen):
                    if isinstance(top, dict):
                        return [graph_of(v, seen) for v in top.values()]
                    if isinstance(top, list):
                        return [graph_of(v, [seen, seen]) for v in top] + [graph_of(None, [seen])]
                    return [graph_of(top, seen), graph_of(seen, top)]
                """)
            )
        )
        self.assertLess(run.work, 500)
        self.assertEmpty(run.program.obstacles)

    def test_that_builds_a_graph_is_followed(self):
        run = interpreter.Interpreter(symbols.lookup)
        program = run.run(
            ast.parse(
                textwrap.dedent("""
                import tensorflow as tf

                def tower(x, height):
                    return x if height == 0 else tower(tf.square(x), height - 1)

                x = tf.placeholder(tf.float32, name='x')
                y = tower(x, 3)
                with tf.Session() as sess:
                    sess.run(y, {x: 2.0})
                """)
            )
        )
        self.assertEmpty(program.obstacles)

    def test_of_searches_in_data_is_looked_at_once(self):
        run = interpreter.Interpreter(symbols.lookup)
        program = run.run(
            ast.parse(
                textwrap.dedent("""
                import numpy as np
                import tensorflow as tf

                class SumTree:
                    def __init__(self, capacity):
                        self.tree = np.zeros(2 * capacity - 1)

                    def find(self, bound, at=0):
                        left = 2 * at + 1
                        if left >= len(self.tree):
                            return at
                        if bound <= self.tree[left]:
                            return self.find(bound, left)
                        return self.find(bound - self.tree[left], left + 1)

                x = tf.placeholder(tf.float32, name='x')
                tree = SumTree(8)
                with tf.Session() as sess:
                    sess.run(x, {x: tree.find(2.0)})
                """)
            )
        )
        self.assertLess(run.work, 100)
        self.assertEmpty(program.obstacles)

    def test_that_builds_a_graph_as_deep_as_data_tell_is_refused(self):
        run = interpreter.Interpreter(symbols.lookup)
        program = run.run(
            ast.parse(
                textwrap.dedent("""
                import sys
                import tensorflow as tf

                def tower(height):
                    if height < len(sys.argv):
                        return tf.square(tower(height + 1))
                    return x

                x = tf.placeholder(tf.float32, name='x')
                y = tower(0)
                """)
            )
        )
        self.assertEqual({o.rule for o in program.obstacles}, {'deep_recursion'})


if __name__ == '__main__':
    absltest.main()
