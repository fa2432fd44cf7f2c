import ast
import traceback

from absl.testing import absltest

from migration.verify.runners import instrument


class _Log:
    def __init__(self):
        self.events = []

    def call(self, mark, function):
        def watched(*args, **kwargs):
            self.events.append(('begin', mark))
            try:
                return function(*args, **kwargs)
            finally:
                self.events.append(('end', mark))

        return watched

    def read(self, mark, value):
        self.events.append(('read', mark, value))
        return value


def _run(tree, space):
    log = _Log()
    space.update({instrument.CALL: log.call, instrument.READ: log.read})
    exec(compile(tree, 'program.py', 'exec'), space)
    return log.events


class InstrumentTest(absltest.TestCase):
    def test_arguments_are_evaluated_outside_the_mark(self):
        tree = ast.parse('x = s.run(s.run(1) + 1)')
        session = type('Session', (), {'run': staticmethod(lambda v: v)})
        instrument.mark_calls(tree, {n: n for n in instrument.session_calls(tree)})
        space = {'s': session}
        events = _run(tree, space)
        self.assertEqual(space['x'], 2)
        self.assertEqual(events, [('begin', 1), ('end', 1), ('begin', 0), ('end', 0)])

    def test_a_call_that_raises_ends(self):
        tree = ast.parse('try:\n    a.run()\nexcept ZeroDivisionError:\n    pass')
        instrument.mark_calls(tree, {0: 5})
        events = _run(tree, {'a': type('A', (), {'run': staticmethod(lambda: 1 / 0)})})
        self.assertEqual(events, [('begin', 5), ('end', 5)])

    def test_the_call_at_a_span_is_marked_and_not_its_neighbours(self):
        text = 'y = f(1).real + f(2)\nz = o.n.real'
        tree = ast.parse(text)
        found = instrument.mark_spans(tree, {(1, 4, 1, 8): 0, (2, 4, 2, 7): 1, (9, 0, 9, 1): 2})
        self.assertEqual(found, {0, 1})
        space = {'f': lambda v: v, 'o': type('O', (), {'n': 3})}
        events = _run(tree, space)
        self.assertEqual(events, [('begin', 0), ('end', 0), ('read', 1, 3)])
        self.assertEqual((space['y'], space['z']), (3, 3))

    def test_lines_stay(self):
        tree = ast.parse('\n\na.run(\n    b,\n)')
        instrument.mark_calls(tree, {0: 0})
        try:
            _run(tree, {})
        except NameError as error:
            self.assertEqual(traceback.extract_tb(error.__traceback__)[-1].lineno, 3)
        else:
            self.fail('a is not defined')

    def test_statements_obey_the_future(self):
        tree = ast.parse('from __future__ import annotations\ndef f(x: missing): pass')
        space = {}
        for code in instrument.statements(tree, 'program.py'):
            exec(code, space)
        self.assertIn('f', space)


if __name__ == '__main__':
    absltest.main()
