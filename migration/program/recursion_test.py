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


if __name__ == '__main__':
    absltest.main()
