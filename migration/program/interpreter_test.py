"""What abstract execution knows and does not know of a program, read off its print."""

import ast
import textwrap

from absl.testing import absltest

from migration.program import checker, interpreter, printer
from migration.rules.tables import symbols

_HEAD = """
import tensorflow as tf
x = tf.placeholder(tf.float32, [None, 2], name='x')
v = tf.Variable(1.0, name='v')
u = tf.Variable(1.0, name='u')
sess = tf.Session()
sess.run(tf.global_variables_initializer())
"""


class InterpreterTest(absltest.TestCase):
    def run_program(self, text):
        program = interpreter.Interpreter(symbols.lookup).run(
            ast.parse(_HEAD + textwrap.dedent(text))
        )
        self.assertEqual(checker.check(program), [])
        return program

    def steps(self, text):
        """Returns what each step after the initialisation reads and writes."""
        program = self.run_program(text)
        return [
            ''.join(v.name for v in dict.fromkeys([*s.reads(), *s.writes()]))
            for s in program.steps[1:]
        ]

    def rules(self, text):
        return {o.rule for o in self.run_program(text).obstacles}

    def test_no_part_hides_what_another_part_defines(self):
        seen = {}
        for part in interpreter.Interpreter.__mro__[:-1]:
            for name in vars(part):
                if not name.startswith('__'):
                    seen.setdefault(name, []).append(part.__name__)
        self.assertEqual({n: parts for n, parts in seen.items() if len(parts) > 1}, {})

    def test_both_ways_of_a_flag_that_a_loop_changes(self):
        self.assertEqual(
            self.steps("""
            first = True
            for _ in range(100):
                if first:
                    sess.run(v)
                    first = False
                else:
                    sess.run(u)
            """),
            ['v', 'u'],
        )

    def test_flags_that_objects_and_dictionaries_hold(self):
        for flag in ('held.first', "held['first']"):
            made = 'type("Held", (), {})()' if '.' in flag else '{}'
            with self.subTest(flag):
                steps = self.steps(f"""
                held = {made}
                {flag} = True
                for _ in range(100):
                    sess.run(v) if {flag} else sess.run(u)
                    {flag} = False
                """)
                self.assertEqual(steps, ['v', 'u'])

    def test_what_follows_an_early_return_is_executed(self):
        self.assertEqual(
            self.steps("""
            def step(batch):
                if len(batch) > unknown:
                    return None
                return sess.run(v)
            step(data)
            """),
            ['v'],
        )

    def test_what_follows_a_certain_return_is_not(self):
        self.assertEqual(
            self.steps("""
            def step(train=False):
                if not train:
                    return sess.run(v)
                return sess.run(u)
            step()
            """),
            ['v'],
        )

    def test_a_value_returned_on_either_way_reads_what_both_read(self):
        self.assertEqual(
            self.steps("""
            def choose():
                if unknown:
                    return v * 2.0
                return u * 2.0
            sess.run(choose())
            """),
            ['vu'],
        )

    def test_lists_that_grow_in_a_loop_have_no_known_length(self):
        self.assertEqual(
            self.steps("""
            seen = []
            for batch in batches:
                seen.append(batch)
            if len(seen) > 3:
                sess.run(v)
            else:
                sess.run(u)
            """),
            ['v', 'u'],
        )

    def test_decorators_that_bind(self):
        self.assertEqual(
            self.steps("""
            class Model:
                factor = 2.0
                @property
                def doubled(self):
                    return v * self.factor
                @staticmethod
                def half(value):
                    return value * 0.5
                @classmethod
                def scaled(cls, value):
                    return value * cls.factor
            model = Model()
            sess.run(model.doubled)
            sess.run(model.half(u))
            sess.run(Model.half(v))
            sess.run(Model.scaled(u))
            """),
            ['v', 'u', 'v', 'u'],
        )

    def test_exceptions_may_come_anywhere(self):
        self.assertEqual(
            self.steps("""
            def total():
                try:
                    value = v * 2.0
                except KeyError:
                    value = u * 2.0
                return value
            sess.run(total())
            """),
            ['vu'],
        )

    def test_exponential_calls_end(self):
        functions = '\n'.join(
            f'def f{i}(t): return f{i - 1}(t) + f{i - 1}(t)' for i in range(1, 40)
        )
        self.assertIn('program_too_large', self.rules(f'def f0(t): return t\n{functions}\nf39(v)'))

    def test_deep_expressions_end(self):
        self.assertIn('program_too_large', self.rules('y = ' + ' + '.join(['v'] * 600)))

    def test_collections_that_hold_themselves(self):
        self.assertEqual(
            self.steps("""
            held = [v]
            held.append(held)
            sess.run(held[0])
            """),
            ['v'],
        )

    def test_eval_uses_the_session_that_it_is_given(self):
        program = self.run_program("""
        other = tf.Session()
        v.eval(session=sess)
        (v * 2.0).eval(session=other)
        """)
        self.assertEqual([s.session.number for s in program.steps[1:]], [0, 1])

    def test_the_print_names_families(self):
        program = self.run_program("""
        for size in sizes:
            w = tf.Variable(tf.zeros([size]), name='w')
        """)
        self.assertIn('w: float32[?]', printer.render(program))
        self.assertIn('family  via [*]', printer.render(program))


if __name__ == '__main__':
    absltest.main()
