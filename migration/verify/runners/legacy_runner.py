"""Runs a TensorFlow 1.x program and writes down what its sessions returned.

Stand-alone: the standard library, NumPy and a TensorFlow; Python 3.7 or later. With `compat` the
program's `tensorflow` is `tf.compat.v1` of a TensorFlow 2.x.
"""

import ast
import builtins
import collections
import functools
import os
import sys

import numpy as np

from migration.verify.runners import (
    fixed_draws,
    fixed_sets,
    graph_hooks,
    instrument,
    jobs,
    marks,
    modules,
    program,
    recording,
)

# Modules of TensorFlow whose eval and run are the program's own.
_PASS_ON = ('framework.ops', 'ops.variables', 'ops.resource_variable_ops', 'client.session')

Captured = collections.namedtuple('Captured', 'session fetches feed_dict variables')


def use_graph_mode(tf):
    """Makes `import tensorflow` mean compat.v1 with the behaviour of 1.x."""
    tf.compat.v1.disable_v2_behavior()
    tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
    sys.modules['tensorflow'] = tf.compat.v1


def _code(path, marked, filename):
    with open(path, 'rb') as source:
        tree = ast.parse(source.read(), filename)
    if callable(marked):
        marked = marked(tree)
    instrument.mark_calls(tree, marked)
    return compile(tree, filename, 'exec', 0, True)


def _by_number(marked):
    """Returns {call number: mark} as JSON holds it, with its keys as numbers again."""
    return {int(number): mark for number, mark in marked.items()}


class _SessionMarks(marks.Marks):
    """Writes down each marked session call of a program."""

    def __init__(self, job, recorder):
        super().__init__(job['counted'], job.get('limit'), job.get('seconds'))
        self.recorder = recorder
        self.training_left = job.get('training_steps', 5)
        self.hooks = graph_hooks.GraphHooks()
        self.hooks.install(self.on_run, self.on_close)
        self.calls = []
        self.unmarked = {}
        self.initial, self.final, self.trainable = {}, {}, set()
        self.shake = job.get('shake')
        self._known = None

    def begin(self, mark, function, args, kwargs):
        return {'mark': mark, 'ran': 0, 'after': None}

    def end(self, entry, result):
        if not entry['ran']:
            return  # somebody else's run or eval
        nest = recording.structure(result)
        entry['values'] = self.recorder.keep_all(nest)
        session = entry.pop('session')
        if entry.get('gradients'):
            names = set(entry['gradients'])
            after = self.hooks.read(session, names)
            entry['after'] = {name: self.recorder.keep(v) for name, v in after.items()}
        self.calls.append(entry)

    def on_run(self, session, go, fetches, feed_dict):
        if not self.stack:
            self._note_unmarked()
            return go(fetches)
        entry = self.stack[-1]
        self._first_values(session, entry['mark'])
        trained = self.hooks.trained(session.graph, fetches)
        if trained and self.training_left > 0:
            self.training_left -= 1
            result, gradients = go([fetches, trained])
            gradients = graph_hooks.values_of(gradients)
            entry['gradients'] = {n: self.recorder.keep(g) for n, g in gradients.items()}
        else:
            result = go(fetches)
        entry.update(ran=entry['ran'] + 1, session=session, training=bool(trained))
        entry['names'] = graph_hooks.fetch_names(session.graph, fetches)
        if len(self.calls) < 64:
            entry['feeds'] = graph_hooks.feed_prints(feed_dict)
        return result

    def _note_unmarked(self):
        """Notes where the program ran a session that no mark is on: in a module it imports."""
        frame = sys._getframe(3)
        while frame is not None:
            name = frame.f_globals.get('__name__', '')
            if not name.startswith('tensorflow'):
                place = '%s:%d' % (os.path.basename(frame.f_code.co_filename), frame.f_lineno)
                self.unmarked[place] = self.unmarked.get(place, 0) + 1
                return
            if not name.endswith(_PASS_ON):
                return  # A Saver, a hook or a queue: TensorFlow's own affair.
            frame = frame.f_back

    def _first_values(self, session, mark):
        """Keeps the values that variables have before the first step that could change them."""
        if mark not in self.counted:
            return
        known = self.hooks.variables_of(session.graph)
        missing = set(known) - set(self.initial)
        state = (id(session.graph), len(known), len(missing))
        if not missing or state == self._known:
            return
        self._known = state
        self._note_trainable(session)
        for name, value in self.hooks.read(session, missing).items():
            self.initial[name] = self.recorder.keep(value, whole=True)
            # An optimizer's state stays: a second moment below zero has no root.
            if self.shake and name in self.trainable and np.asarray(value).dtype.kind == 'f':
                known[name].load(self._shaken(np.asarray(value)), session)

    def _shaken(self, value):
        """Moves a value by a few units of rounding; a zero too."""
        signs = np.where(np.arange(value.size).reshape(value.shape) % 3 == 1, -1, 1)
        return (value * (1 + self.shake * signs) + 0.1 * self.shake * signs).astype(value.dtype)

    def _note_trainable(self, session):
        for variable in session.graph.get_collection('trainable_variables'):
            name = graph_hooks.plain(variable.name)
            self.trainable.add(self.hooks.label(session.graph, name))

    def on_close(self, session):
        self._note_trainable(session)
        for name, value in self.hooks.read(session).items():
            self.final[name] = self.recorder.keep(value, whole=True)

    def meta(self):
        """Returns the recording's words."""
        for session in list(self.hooks.sessions):
            self.on_close(session)
        variables, slots = {}, self.hooks.slot_labels()
        for name, final in self.final.items():
            variables[name] = {
                'trainable': name in self.trainable,
                'slot': name in slots,
                'initial': self.initial.get(name),
                'final': final,
            }
        return {'calls': self.calls, 'variables': variables, 'unmarked': self.unmarked}


def run(job):
    """Runs one job (see jobs.py) and writes its recording."""
    import tensorflow as tf

    version = tf.__version__
    if job.get('compat'):
        use_graph_mode(tf)
    else:
        tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.ERROR)
    if job.get('fixed', True):
        fixed_draws.install(tf)
    recorder = recording.Recorder(job.get('elements', 4096), whole=job.get('whole', True))
    watch = _SessionMarks(job, recorder)
    script = job['script']
    code = _code(script, _by_number(job['marked']), script)
    module = program.enter(script, job['folder'], job.get('arguments', []), job.get('around', []))
    if job.get('fixed', True):
        fixed_sets.install(module)
    modules.watch(
        {
            path: functools.partial(instrument.mark_calls, numbers=_by_number(marked))
            for path, marked in job.get('modules', {}).items()
        },
        job.get('fixed', True),
    )
    setattr(builtins, instrument.CALL, watch.call)

    def write(ending):
        meta = watch.meta()
        meta.update(
            side='original',
            tensorflow=version,
            api='compat.v1' if job.get('compat') else 'tensorflow',
            python='%d.%d' % sys.version_info[:2],
            ended=ending.how,
            error=ending.error,
            counted=watch.count,
            limit=job.get('limit'),
            source=job.get('source'),
        )
        recorder.save(job['out'], meta)

    watch.give_up = lambda: write(program.Ending())
    fixed_draws.seed()
    ending = program.execute(lambda: exec(code, module.__dict__))
    write(ending)


class _Stop(marks.Marks):
    """Stops the program inside the marked call, where the session is about to run."""

    def __init__(self, occurrence):
        super().__init__([0])
        self.left = occurrence
        self.captured = None
        self.hooks = graph_hooks.GraphHooks()
        self.hooks.hold_close = True
        self.hooks.install(self.on_run, lambda session: None)

    def begin(self, mark, function, args, kwargs):
        return {'mark': mark}

    def end(self, entry, result):
        self.left -= 1

    def on_run(self, session, go, fetches, feed_dict):
        if not self.stack or self.left > 0 or self.captured:
            return go(fetches)
        self.captured = Captured(session, fetches, feed_dict, self.hooks.read(session))
        raise recording.Cut


def capture(path, line, column=None, occurrence=0, compat=False, folder=None, fixed=False):
    """Runs a program up to a session call and returns what that call was about to run.

    The program's own closing of the session is held back, and the hooks are gone from TensorFlow
    when this returns, so that timings are not disturbed. One capture per process.

    Args:
      path: the TensorFlow 1.x program.
      line: the line on which the call expression begins.
      column: its column in UTF-8 bytes, where a line holds several.
      occurrence: how many times the call happens before the one wanted.
      compat: whether to run under tf.compat.v1.
      folder: the working directory; default: the program's own.
      fixed: whether to replace random operations (see fixed_draws).

    Returns:
      Captured(session, fetches, feed_dict, variables): variables is {name: value}.

    Raises:
      NotReached: the program ended first.
    """
    import tensorflow as tf

    if compat:
        use_graph_mode(tf)
    if fixed:
        fixed_draws.install(tf)
    path = os.path.abspath(path)

    def at_place(tree):
        return {
            number: 0
            for number, node in instrument.session_calls(tree).items()
            if node.lineno == line and column in (None, node.col_offset)
        }

    stop = _Stop(occurrence)
    code = _code(path, at_place, path)
    module = program.enter(path, folder or os.path.dirname(path), [])
    if fixed:
        fixed_sets.install(module)
    setattr(module, instrument.CALL, stop.call)
    fixed_draws.seed()
    ending = program.execute(lambda: exec(code, module.__dict__))
    stop.hooks.remove()
    if not stop.captured:
        raise recording.NotReached('%s:%d was not reached\n%s' % (path, line, ending.error))
    return stop.captured


if __name__ == '__main__':
    jobs.main(sys.argv[1:], run)
