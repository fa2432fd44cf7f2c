"""Runs a converted program and writes down what its steps returned.

Stand-alone: the standard library, NumPy and TensorFlow 2. Module-level statements run one at a
time, so that each variable gets the original's initial value as soon as it exists.
"""

import ast
import builtins
import collections
import inspect
import os
import re
import sys

import numpy as np

from migration.verify.runners import (
    eager_hooks,
    fixed_draws,
    fixed_sets,
    instrument,
    jobs,
    marks,
    modules,
    patterns,
    program,
    recording,
)

Captured = collections.namedtuple('Captured', 'function args kwargs variables')


class Places:
    """Finds variables by their Python path, and gives them their initial values."""

    def __init__(self, tf, paths, values):
        """paths: {name: Python path}; values: {name: array} to assign when it is found."""
        self.tf = tf
        self.values = values
        paths = patterns.expanded(paths, values)
        self.found = {}
        self.first = {}
        self._open = {
            # `main.<locals>.w` is `w` where a call of `main` is under way.
            name: (owner[:-1], re.match(r'\w*', path).group(), compile(path, path, 'eval'))
            for name, (owner, _, path) in ((n, p.rpartition('<locals>.')) for n, p in paths.items())
        }
        self._further = [(n.split('#')[0], *self._open.pop(n)) for n in paths if '#+' in n]

    def look(self, *spaces):
        """Looks for the variables not found yet in namespaces, the innermost last.

        Each is (the qualified name of the function whose names they are, the names).
        """
        for name, (owner, root, path) in list(self._open.items()):
            value = self._new(owner, root, path, spaces)
            if value is not None:
                del self._open[name]
                self._take(name, value)
        for name, *place in self._further:
            value = self._new(*place, spaces)
            if value is not None:
                number = 1 + sum(known.split('#')[0] == name for known in self.found)
                self._take('%s#%d' % (name, number) if number > 1 else name, value)

    def _new(self, owner, root, path, spaces):
        """Returns the variable at a path, unless a name was found for it before, or None."""
        for place, space in reversed(spaces):
            if root not in space or (owner and place != owner):
                continue
            try:
                value = eval(path, dict(space))
            except Exception:  # not made yet
                continue
            known = any(value is held for held in self.found.values())
            if eager_hooks.is_variable(self.tf, value) and not known:
                return value
        return None

    @property
    def open(self):
        """Whether there are variables that were not found yet."""
        return bool(self._open)

    def _take(self, name, variable):
        self.found[name] = variable
        self.first[name] = np.array(variable.numpy())
        value = self.values.get(name)
        if value is not None and tuple(value.shape) == tuple(variable.shape):
            variable.assign(value.astype(self.first[name].dtype))


class _StepMarks(marks.Marks):
    """Writes down each step call of a converted program."""

    def __init__(self, tf, job, recorder, places):
        super().__init__(job['counted'], job.get('limit'), job.get('seconds'))
        self.tf = tf
        self.recorder = recorder
        self.places = places
        self.training = frozenset(job.get('training', []))
        self.training_left = job.get('training_steps', 5)
        self.calls = []
        self.functions, self.traced = {}, {}
        self.trainable = None
        self.pending = []
        if job.get('gradients', True):
            eager_hooks.GradientHook(tf, self.pending.extend)

    def begin(self, mark, function, args, kwargs):
        self.places.look(*_closures(function), *_spaces(sys._getframe(2)))
        if self.places.open and hasattr(function, 'get_concrete_function'):
            # Some variables are made when a function is traced; they get their values before it
            # is called.
            function.get_concrete_function(*args, **kwargs)
            self.places.look(*_closures(function), *_spaces(sys._getframe(2)))
        self.pending.clear()
        if self.trainable is None:
            self.trainable = eager_hooks.trainable(self.tf)
        entry = {'mark': mark}
        if function is not None:
            name = self._name(function)
            self.functions[name] = function
            entry['function'] = name
            if len(self.calls) < 64:
                given = list(args) + list(kwargs.values())
                entry['feeds'] = [recording.fingerprint('', value) for value in given]
        return entry

    def _name(self, function):
        """Returns what to call a function; methods of several objects may share a name."""
        plain = getattr(function, '__name__', None) or str(function)
        name, number = plain, 1
        while self.functions.get(name, function) is not function:
            number += 1
            name = '%s#%d' % (plain, number)
        return name

    def end(self, entry, result):
        name = entry.get('function')
        if name is not None and name not in self.traced and _traces(self.functions[name]):
            self.traced[name] = _traces(self.functions[name])
        entry['values'] = self.recorder.keep_all(eager_hooks.arrays(self.tf, result))
        pending = list(self.pending)
        if (pending or entry['mark'] in self.training) and self.training_left > 0:
            self.training_left -= 1
            names = self._names()
            entry['gradients'] = {
                names.get(key, '?%d' % i): self.recorder.keep(value)
                for i, (key, value) in enumerate(pending)
            }
            entry['after'] = {
                name: self.recorder.keep(variable.numpy())
                for name, variable in self.places.found.items()
            }
        entry['training'] = bool(pending) or entry['mark'] in self.training
        self.calls.append(entry)

    def _names(self):
        key_of = eager_hooks.key_of
        return {key_of(self.tf, variable): name for name, variable in self.places.found.items()}

    def meta(self):
        """Returns the recording's words."""
        variables = {}
        for name, variable in self.places.found.items():
            variables[name] = {
                'trainable': bool(getattr(variable, 'trainable', False)),
                'initial': self.recorder.keep(self.places.first[name], whole=True),
                'final': self.recorder.keep(variable.numpy(), whole=True),
            }
        traces = {
            name: [first, _traces(self.functions[name])] for name, first in self.traced.items()
        }
        return {
            'calls': self.calls,
            'variables': variables,
            'traces': traces,
            'unmapped': self._unmapped(),
        }

    def _unmapped(self):
        """Returns [name, shape] of the trainable variables that the name map does not lead to."""
        known = self._names()
        alive = (self.trainable or []) + eager_hooks.trainable(self.tf)
        others = {eager_hooks.key_of(self.tf, v): v for v in alive}
        return [[v.name, list(v.shape)] for key, v in others.items() if key not in known]


def _spaces(frame):
    """Returns the names that the calls under way can read, the innermost last."""
    found = []
    while frame is not None:
        code = frame.f_code
        found.append((getattr(code, 'co_qualname', code.co_name), frame.f_locals))
        if frame.f_code.co_name == '<module>':
            break
        frame = frame.f_back
    return [found[0], *found][::-1] if found else []


def _closures(function, depth=4):
    """Returns the names that a function took from calls that have ended, the innermost last."""
    plain = getattr(function, 'python_function', function)
    plain = getattr(plain, '__wrapped__', plain)
    cells = getattr(plain, '__closure__', None) or ()
    names = getattr(getattr(plain, '__code__', None), 'co_freevars', ())
    held = {}
    for name, cell in zip(names, cells, strict=False):
        try:
            held[name] = cell.cell_contents
        except ValueError:  # not bound yet
            continue
    outer = getattr(plain, '__qualname__', '').rpartition('.<locals>.')[0]
    found = [(outer, held)] if held else []
    space = getattr(plain, '__globals__', {})
    called = [space.get(name) for name in getattr(plain.__code__, 'co_names', ())] if space else []
    functions = [f for f in called if hasattr(f, 'python_function') or inspect.isfunction(f)]
    for value in [*held.values(), *functions] if depth else ():
        if callable(value) and not isinstance(value, type):
            found = _closures(value, depth - 1) + found
    return found


def _traces(function):
    count = getattr(function, 'experimental_get_tracing_count', None)
    return int(count()) if count else None


def _tree(path):
    with open(path, 'rb') as source:
        return ast.parse(source.read(), path)


def _mark(tree, spans):
    """Marks the steps of a tree, given {mark: span}, and returns the marks without a place."""
    marked = {tuple(span): int(mark) for mark, span in spans.items()}
    return sorted(set(marked.values()) - instrument.mark_spans(tree, marked))


def _execute(tree, module, places):
    """Runs the module statement by statement."""
    space = module.__dict__
    if ast.get_docstring(tree) is not None:
        module.__doc__ = ast.get_docstring(tree, clean=False)

    def statement_by_statement():
        for code in instrument.statements(tree, module.__file__):
            exec(code, space)
            places.look(('<module>', space))

    return program.execute(statement_by_statement)


def run(job):
    """Runs one job (see jobs.py) and writes its recording."""
    import tensorflow as tf

    if job.get('fixed', True):
        fixed_draws.install(tf)
    tf.config.run_functions_eagerly(bool(job.get('eager')))
    script = job['script']
    tree = _tree(script)
    lost = _mark(tree, job['spans'])
    values = {}
    if job.get('initial'):
        original = recording.Recording(job['initial'])
        for name, entry in original.meta['variables'].items():
            value = original.whole(entry['initial'])
            if value is not None:
                values[name] = value
    recorder = recording.Recorder(job.get('elements', 4096), whole=job.get('whole', True))
    places = Places(tf, job.get('name_map', {}), values)
    watch = _StepMarks(tf, job, recorder, places)
    module = program.enter(script, job['folder'], job.get('arguments', []), job.get('around', []))
    if job.get('fixed', True):
        fixed_sets.install(module)
    modules.watch(
        {
            path: lambda held, spans=spans: lost.extend(_mark(held, spans))
            for path, spans in job.get('modules', {}).items()
        },
        job.get('fixed', True),
    )
    setattr(builtins, instrument.CALL, watch.call)
    setattr(builtins, instrument.READ, watch.read)

    def write(ending):
        meta = watch.meta()
        meta.update(
            side='converted',
            tensorflow=tf.__version__,
            python='%d.%d' % sys.version_info[:2],
            ended=ending.how,
            error=ending.error,
            counted=watch.count,
            limit=job.get('limit'),
            source=job.get('source'),
            lost=lost,
            gradients=job.get('gradients', True),
            eager=bool(job.get('eager')),
        )
        recorder.save(job['out'], meta)

    watch.give_up = lambda: write(program.Ending())
    fixed_draws.seed()
    write(_execute(tree, module, places))


class _Stop(marks.Marks):
    """Stops the program where the marked call is about to happen."""

    def __init__(self, places, occurrence):
        super().__init__([0])
        self.places = places
        self.left = occurrence
        self.captured = None

    def begin(self, mark, function, args, kwargs):
        self.places.look(*_closures(function), *_spaces(sys._getframe(2)))
        if self.left <= 0 and self.captured is None:
            self.captured = Captured(function, args, kwargs, dict(self.places.found))
            raise recording.Cut
        return {'mark': mark}

    def end(self, entry, result):
        self.left -= 1


def capture(
    path, function=None, line=None, column=None, occurrence=0, values=None, folder=None, fixed=False
):
    """Runs a converted program up to a step call and returns that call, not yet made.

    Args:
      path: the converted program.
      function: the name of the step function (`train_step`, or `model._train_step` by its last
        part); or give the line of the call, with its column in UTF-8 bytes if it has several.
      line: see function.
      column: see function.
      occurrence: how many times the call happens before the one wanted.
      values: {Python path: array} to assign to variables as soon as they exist.
      folder: the working directory; default: the program's own.
      fixed: whether to replace random operations (see fixed_draws).

    Returns:
      Captured(function, args, kwargs, variables): variables is {Python path: variable}.

    Raises:
      NotReached: the program ended first.
    """
    import tensorflow as tf

    if fixed:
        fixed_draws.install(tf)
    path = os.path.abspath(path)
    tree = _tree(path)
    wanted = {}
    for number, node in enumerate(instrument.calls(tree)):
        name = getattr(node.func, 'attr', getattr(node.func, 'id', None))
        by_place = node.lineno == line and column in (None, node.col_offset)
        if name == function if function is not None else by_place:
            wanted[number] = 0
    instrument.mark_calls(tree, wanted)
    values = values or {}
    places = Places(tf, {p: p for p in values}, {p: np.asarray(v) for p, v in values.items()})
    stop = _Stop(places, occurrence)
    module = program.enter(path, folder or os.path.dirname(path), [])
    if fixed:
        fixed_sets.install(module)
    setattr(module, instrument.CALL, stop.call)
    fixed_draws.seed()
    ending = _execute(tree, module, places)
    if not stop.captured:
        raise recording.NotReached(
            '%s was not called\n%s' % (function or 'line %s' % line, ending.error)
        )
    return stop.captured


if __name__ == '__main__':
    jobs.main(sys.argv[1:], run)
