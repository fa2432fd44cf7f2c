"""Holds the recordings of an original and of its conversion against each other."""

import itertools
from collections.abc import Mapping
from typing import Any

import numpy as np

from migration.verify import levels, tolerance
from migration.verify.drift import flat
from migration.verify.pair import Pair
from migration.verify.runners import recording

_Entry = Mapping[str, Any]
_HANDLE = 'IteratorToStringHandle'


def chosen(nest: Any, fetches: int, returned: tuple[int, ...]) -> list[Any] | None:
    """Returns the entries of the fetches that the converted program returns.

    None where the call fetched something else than its text says.
    """
    leaves = list(flat(nest))
    if len(leaves) == fetches:
        items = leaves
    elif isinstance(nest, list) and len(nest) == fetches:
        items = nest
    elif fetches == 1:
        items = [nest]
    else:
        return None
    return [items[i] for i in returned]


def subscript(entry: _Entry, place: int) -> str:
    """Returns where the kept element number place was in its tensor."""
    if not entry['shape']:
        return ''
    where = np.unravel_index(place * entry.get('stride', 1), entry['shape'])
    return '[' + ', '.join(str(int(i)) for i in where) + ']'


def _scalar(value: object) -> object:
    return value.item() if isinstance(value, np.generic) else value


def _drift_of_entries(meta: Mapping[str, Any]) -> dict[int, float]:
    """Returns the measured drift by the identity of the entry that it is of."""
    if 'drift' not in meta:
        return {}
    drifts = {}
    for call, measured in zip(meta['calls'], meta['drift']['calls'], strict=True):
        for entry, drift in zip(flat(call['values']), measured or [], strict=False):
            drifts[id(entry)] = float(drift)
    for name, drift in meta['drift']['variables'].items():
        drifts[id(meta['variables'][name]['final'])] = float(drift)
    return {key: drift for key, drift in drifts.items() if np.isfinite(drift)}


class _Comparing:
    def __init__(self, pair: Pair, original, converted, base: tolerance.Tolerance, traces: int):
        self.pair = pair
        self.original, self.converted = original, converted
        self.base = base
        self.most_traces = traces
        self.levels = {name: levels.Level(name) for name in levels.LEVELS}
        self.remarks = list(pair.remarks)
        self.steps = {step.id: step for step in pair.steps}
        self.noisy: dict[str, np.ndarray] = {}
        self.trained = 0
        self.drift = _drift_of_entries(original.meta)

    def pair_of(self, level, call, step, what, a: _Entry, b: _Entry, room, check=None) -> None:
        """Compares two entries and notes the result."""
        tally = self.levels[level]

        def differs(message, index='', original=None, converted=None):
            tally.differs(
                levels.Divergence(
                    level,
                    call,
                    what,
                    message,
                    step,
                    index,
                    _scalar(original),
                    _scalar(converted),
                    self.trained if level in ('forward', 'final variables') else 0,
                )
            )

        drift = self.drift.get(id(a), 0.0) if self.trained else 0.0
        tally.measured |= drift > 0

        if list(a['shape']) != list(b['shape']):
            tally.add(0, None)
            return differs('the shape differs', '', a['shape'], b['shape'])
        x, y = self.original.array(a), self.converted.array(b)
        if x.size != y.size:  # a golden keeps less than a fresh run
            x, y, a = self._thinned(x, y, a, b)
        if (x.dtype.kind in 'OSU') != (y.dtype.kind in 'OSU') or (
            # Which of two integers does not matter to Python; floats print otherwise.
            a['dtype'] != b['dtype'] and 'f' in (x.dtype.kind, y.dtype.kind) and level == 'forward'
        ):
            tally.add(0, None)
            return differs('the type differs', '', a['dtype'], b['dtype'])
        left_out = self.noisy.get(what) if level == 'training steps' else None
        if left_out is not None and left_out.size != x.size:
            left_out = None
        if left_out is not None:
            tally.left_out += int(left_out.sum())
        worst = tolerance.difference(x, y, room, a['dtype'], left_out, drift)
        if tally.add(int(x.size), worst, room if x.dtype.kind in 'fc' else None):
            return None
        if check and check(x, y):
            return None
        assert worst is not None
        return differs(
            'the value differs', subscript(a, worst.index), worst.original, worst.converted
        )

    def _thinned(self, x, y, a, b):
        """Brings two samples of one tensor, kept at different strides, to their common elements."""
        p, q = a.get('stride', 1), b.get('stride', 1)
        step = np.lcm(p, q)
        return x[:: step // p], y[:: step // q], {**a, 'stride': int(step)}

    def variables(self) -> None:
        """Which trainable variables there are, and how they begin."""
        ours, theirs = self.original.meta['variables'], self.converted.meta['variables']
        for name, variable in sorted(ours.items()):
            path = self.pair.path(name)
            if path is None:
                if variable['trainable']:
                    self._variable(name, 'the report does not map this trainable variable')
                continue
            found = theirs.get(name)
            if found is None:
                self._variable(name, f'{path} is no variable of the converted program')
                continue
            if variable['trainable'] and not found['trainable']:
                self._variable(name, f'{path} is not trainable')
            a, b = variable['initial'], found['initial']
            if not a or not b:
                continue
            if variable['trainable'] and a['dtype'] != b['dtype']:
                self._variable(name, 'the type differs', a['dtype'], b['dtype'])
            self.pair_of('variables', -1, None, name, a, b, self.base)
        for name, shape in self.converted.meta.get('unmapped', ()):
            message = 'only the converted program has this trainable variable'
            self._variable(f'{name} {shape}', message)
        self._unmapped(ours, theirs)

    def _unmapped(self, ours, theirs) -> None:
        absent = [n for n in self.pair.name_map if n not in ours and '#+' not in n and '?' not in n]
        if absent:
            self.remarks.append(f'mapped, but not in the original: {", ".join(absent)}')
        others = [
            name
            for name, v in ours.items()
            if self.pair.path(name) is None and not v['trainable'] and not v['slot']
        ]
        if others:
            self.remarks.append(f'not trainable and not mapped, so not compared: {_some(others)}')

    def _variable(self, name, message, original=None, converted=None) -> None:
        self.levels['variables'].differs(
            levels.Divergence('variables', -1, name, message, None, '', original, converted)
        )

    def calls(self) -> int:
        """What each step returned, in order. Returns how many were compared."""
        ids = dict(zip(self.pair.numbers, self.pair.steps, strict=True))
        ours = [call for call in self.original.meta['calls'] if call['mark'] in ids]
        theirs = self.converted.meta['calls']
        self._without_counterpart(ids)
        done = 0
        for number, (a, b) in enumerate(itertools.zip_longest(ours, theirs)):
            step = ids[a['mark']] if a else None
            if a is None or b is None or step.id != b['mark']:
                if not self.converted.meta['error']:
                    self._other_order(number, a and step, b)
                return done
            self._call(number, step, a, b, self.base.after(self.trained))
            self._gradients(number, step, a, b)
            self.trained += bool(a.get('training'))
            done += 1
        return done

    def _other_order(self, number, ours, theirs) -> None:
        def say(step):
            if step is None:
                return 'ends'
            return f'runs {step.function or ", ".join(step.fetches)}'

        other = self.steps.get(theirs['mark']) if theirs else None
        message = f'the original {say(ours)}, the converted program {say(other)}'
        step = ours.id if ours else (other.id if other else None)
        self.levels['forward'].differs(
            levels.Divergence('forward', number, 'order of steps', message, step)
        )

    def _without_counterpart(self, ids) -> None:
        """A value that the original fetched and nobody compares is a difference."""
        seen = set()
        for call in self.original.meta['calls']:
            if call['mark'] in ids or call['mark'] in seen:
                continue
            seen.add(call['mark'])
            if call['names'] and all(n.startswith(_HANDLE) for n in call['names']):
                continue  # It names an iterator, which Python holds itself in TF 2.
            if any(entry is not None for entry in flat(call['values'])):
                what = ', '.join(call['names'])
                message = 'the original fetches this, and the report names no step for it'
                self.levels['forward'].differs(
                    levels.Divergence('forward', None, what, message, -1 - call['mark'])
                )

    def _call(self, number, step, a, b, room) -> None:
        if not step.returned:
            return
        wanted = chosen(a['values'], len(step.fetches), step.returned)
        names = [step.fetches[i] for i in step.returned]
        given = [b['values']] if len(step.returned) == 1 else b['values']
        if wanted is None:  # fetched by a list that the text does not spell out
            wanted, given, names = [a['values']], [b['values']], [', '.join(step.fetches)]
        leaves = [entry for entry in flat(b['values']) if entry is not None]
        if len(leaves) == len(wanted):
            given = leaves  # What the converted program returns is nested.
        wanted = [[e for e in flat(item) if e is not None] for item in wanted]
        given = [list(flat(i)) for i in given] if isinstance(given, list) else [[given]]
        if len(wanted) != len(given) or any(
            len(w) != len(g) or None in g for w, g in zip(wanted, given, strict=False)
        ):
            message = 'the converted program returns another number of values'
            count = [sum(map(len, wanted)), sum(len([e for e in g if e]) for g in given)]
            self.levels['forward'].differs(
                levels.Divergence('forward', number, ', '.join(names), message, step.id, '', *count)
            )
            return
        for name, ours, theirs in zip(names, wanted, given, strict=True):
            for x, y in zip(ours, theirs, strict=True):
                self.pair_of('forward', number, step.id, name, x, y, room)

    def _gradients(self, number, step, a, b) -> None:
        ours, theirs = a.get('gradients') or {}, b.get('gradients') or {}
        room = self.base.after(self.trained)
        if ours and theirs:
            for name, entry in sorted(ours.items()):
                if name in theirs:
                    self.pair_of(
                        'gradients', number, step.id, name, entry, theirs[name], room.gradients()
                    )
                elif self.pair.path(name) is not None:
                    self._gradient(number, step, name, 'no gradient reaches its optimizer')
            for name in sorted(set(theirs) - set(ours)):
                what = 'a variable that the report does not map' if name[0] == '?' else name
                self._gradient(number, step, what, 'only the converted program trains it')
        elif ours and 'gradients' in b:
            why = 'no Keras optimizer applies them'
            if not self.converted.meta['gradients']:
                why = 'they cannot leave what XLA compiles'
            remark = f'the gradients of {step.function} are not compared: {why}'
            if remark not in self.remarks:
                self.remarks.append(remark)
        for name, entry in ours.items():
            new = tolerance.noise(self.original.array(entry))
            old = self.noisy.get(name)
            self.noisy[name] = new | old if old is not None and old.size == new.size else new
        self._after(number, step, a, b, room)

    def _gradient(self, number, step, name, message) -> None:
        self.levels['gradients'].differs(
            levels.Divergence('gradients', number, name, message, step.id)
        )

    def _after(self, number, step, a, b, room) -> None:
        ours, theirs = a.get('after') or {}, b.get('after') or {}
        for name in sorted(set(ours) & set(theirs)):
            self.pair_of('training steps', number, step.id, name, ours[name], theirs[name], room)

    def final(self) -> None:
        """How the variables end."""
        ours, theirs = self.original.meta['variables'], self.converted.meta['variables']
        room = self.base.after(self.trained)
        for name in sorted(set(ours) & set(theirs)):
            a, b = ours[name], theirs[name]
            initial = self.original.array(a['initial']) if a['initial'] else None

            def drifted(x, y, initial=initial):
                return tolerance.drifted(x, y, initial)

            self.pair_of('final variables', None, None, name, a['final'], b['final'], room, drifted)

    def traces(self) -> None:
        """Whether a function was traced again after its first call.

        That call itself traces a function twice when it makes variables, an optimizer's for one.
        """
        tally = self.levels['traces']
        if self.converted.meta.get('eager'):
            self.remarks.append('functions ran without graphs, so that nothing was traced')
        for name, (first, last) in sorted(self.converted.meta.get('traces', {}).items()):
            tally.add(1, None)
            if last - first >= self.most_traces:
                message = f'it was traced again {last - first} times after its first call'
                tally.differs(levels.Divergence('traces', None, name, message))
        called = {call['mark'] for call in self.converted.meta['calls']}
        never = [s.function for s in self.pair.steps if s.function and s.id not in called]
        if elsewhere := self.elsewhere():
            places = _some(f'{place} ({count} times)' for place, count in elsewhere.items())
            self.remarks.append(f'runs of sessions that no step was compared for: {places}')
        if never:
            self.remarks.append(f'never called in this run: {_some(sorted(set(never)))}')

    def elsewhere(self) -> dict[str, int]:
        """Returns how often the original ran a session where the report knows no step."""
        noted = self.original.meta.get('unmarked')
        return dict(sorted(noted.items())) if isinstance(noted, dict) else {}


def _some(names) -> str:
    names = list(names)
    return ', '.join(names[:6]) + (f' and {len(names) - 6} more' if len(names) > 6 else '')


def compare(
    pair: Pair,
    original: recording.Recording,
    converted: recording.Recording,
    base: tolerance.Tolerance | None = None,
    traces: int = 1,
) -> levels.Comparison:
    """Returns how two recordings of a pair compare, level by level.

    Args:
      pair: the programs.
      original: what the original's sessions returned.
      converted: what the converted program's steps returned.
      base: the tolerance of the first step.
      traces: how many kinds of arguments a function may be traced for.
    """
    comparing = _Comparing(pair, original, converted, base or tolerance.Tolerance(), traces)
    comparing.variables()
    calls = comparing.calls()
    crashed = ''
    if converted.meta['ended'] == 'failed':
        crashed = converted.meta['error']
    else:
        comparing.final()
        comparing.traces()
    traced = converted.meta.get('traces', {})
    return levels.Comparison(
        comparing.levels,
        comparing.remarks,
        calls,
        crashed,
        traces={name: last for name, (_, last) in sorted(traced.items())},
        elsewhere=comparing.elsewhere(),
    )
