"""Hooks into sessions and optimizers of graph-mode TensorFlow (1.15, or compat.v1 on 2.x)."""

import sys
import threading

import numpy as np

from migration.verify.runners import recording

_COLLECTIONS = ('variables', 'trainable_variables', 'local_variables')


def _module(suffix):
    return next(m for n, m in list(sys.modules.items()) if n.endswith(suffix) and m is not None)


def plain(name):
    """Returns a variable's name without the output number."""
    return name.rsplit(':', 1)[0]


def _variables_of(graph):
    return {plain(v.name): v for c in _COLLECTIONS for v in graph.get_collection(c)}


class GraphHooks:
    """Follows sessions and optimizers; `on_run` is asked about each run of the program."""

    def __init__(self):
        self.sessions = []
        self.graphs = []  # in the order in which they are first run
        self.busy = False
        self.slots = set()
        self.applied = {}  # train operation -> [(variable name, gradient)]
        self.hold_close = False
        self._reached = {}
        self._undo = []

    def install(self, on_run, on_close):
        """on_run(session, go, fetches, feed_dict) runs and returns; on_close(session) looks."""
        base = _module('.python.client.session').BaseSession
        optimizer = _module('.python.training.optimizer').Optimizer
        self._real_run, real_close, apply = base.run, base.close, optimizer.apply_gradients
        hooks = self

        def run(session, fetches, feed_dict=None, options=None, run_metadata=None):
            def go(what):
                return hooks._real_run(session, what, feed_dict, options, run_metadata)

            if hooks.busy or _fills_queue():
                return go(fetches)
            if not any(session is known for known in hooks.sessions):
                hooks.sessions.append(session)
                if not any(session.graph is known for known in hooks.graphs):
                    hooks.graphs.append(session.graph)
            return on_run(session, go, fetches, feed_dict)

        def make_callable(session, fetches, feed_list=None, accept_options=False):
            keys = feed_list or ()
            return lambda *fed: session.run(fetches, {keys[i]: f for i, f in enumerate(fed)})

        def close(session):
            if any(session is known for known in hooks.sessions):
                on_close(session)
                if hooks.hold_close:
                    return
                hooks.sessions = [s for s in hooks.sessions if s is not session]
            real_close(session)

        def apply_gradients(self, grads_and_vars, *args, **kwargs):
            pairs = list(grads_and_vars)
            graph = next(v for _, v in pairs).graph if pairs else None
            before = set(_variables_of(graph)) if graph else set()
            train_op = apply(self, pairs, *args, **kwargs)
            if graph is not None and train_op is not None:
                hooks.slots |= {(graph, n) for n in set(_variables_of(graph)) - before}
                operation = getattr(train_op, 'op', train_op)
                hooks.applied[operation] = [(plain(v.name), g) for g, v in pairs if g is not None]
            return train_op

        for owner, name, new in (
            (base, 'run', run),
            (base, 'make_callable', make_callable),
            (base, 'close', close),
            (optimizer, 'apply_gradients', apply_gradients),
        ):
            self._undo.append((owner, name, owner.__dict__[name]))
            setattr(owner, name, new)

    def remove(self):
        """Puts TensorFlow back as it was."""
        while self._undo:
            owner, name, old = self._undo.pop()
            setattr(owner, name, old)

    def label(self, graph, name):
        """Returns what to call a variable: `w` of the second graph with a `w` is `w#2`."""
        places = [i for i, known in enumerate(self.graphs) if known is graph]
        before = self.graphs[: places[0]] if places else []
        number = 1 + sum(name in _variables_of(other) for other in before)
        return '%s#%d' % (name, number) if number > 1 else name

    def variables_of(self, graph):
        """Returns {label: variable} of a graph's collections."""
        return {self.label(graph, name): v for name, v in _variables_of(graph).items()}

    def slot_labels(self):
        """Returns what the variables are called that optimizers made."""
        return {self.label(graph, name) for graph, name in self.slots}

    def read(self, session, names=None):
        """Returns {label: value} of a session's initialised variables."""
        wanted = self.variables_of(session.graph)
        if names is not None:
            wanted = {name: v for name, v in wanted.items() if name in names}
        if not wanted:
            return {}
        self.busy = True
        try:
            return self._real_run(session, wanted)
        except Exception:
            return self._read_one_by_one(session, wanted)
        finally:
            self.busy = False

    def _read_one_by_one(self, session, wanted):
        values = {}
        for name, variable in wanted.items():
            try:
                values[name] = self._real_run(session, variable)
            except Exception:  # not initialised yet, or the session is gone
                continue
        return values

    def trained(self, graph, fetches):
        """Returns {variable label: gradient} of the optimizers that running fetches applies."""
        operations = []
        for leaf in _leaves(fetches):
            try:
                element = graph.as_graph_element(leaf)
            except (TypeError, ValueError, KeyError):
                continue
            operations.append(getattr(element, 'op', element))
        key = (id(graph), tuple(op.name for op in operations), len(self.applied))
        if key not in self._reached:
            self._reached[key] = self._reach(operations)
        return {
            self.label(graph, name): gradient
            for operation in self._reached[key]
            for name, gradient in self.applied[operation]
        }

    def _reach(self, operations):
        seen, stack, found = set(), list(operations), []
        while stack:
            operation = stack.pop()
            if operation in seen:
                continue
            seen.add(operation)
            if operation in self.applied:
                found.append(operation)
            stack.extend(t.op for t in operation.inputs)
            stack.extend(operation.control_inputs)
        return found


def _leaves(fetches):
    if isinstance(fetches, dict):
        fetches = list(fetches.values())
    if isinstance(fetches, (list, tuple)):
        return [leaf for item in fetches for leaf in _leaves(item)]
    if hasattr(fetches, 'dense_shape') and hasattr(fetches, 'indices'):
        return [fetches.values]
    return [fetches]


def fetch_names(graph, fetches):
    """Returns what each flat fetch is called in the graph."""
    names = []
    for leaf in _leaves(fetches):
        try:
            names.append(plain(graph.as_graph_element(leaf).name))
        except (TypeError, ValueError, KeyError):
            names.append(str(leaf))
    return names


def feed_prints(feed_dict):
    """Returns the fingerprints of what is fed."""
    prints = []
    for key, value in (feed_dict or {}).items():
        name = key if isinstance(key, str) else getattr(key, 'name', str(key))
        prints.append(recording.fingerprint(plain(name), value))
    return prints


def values_of(gradients):
    """Returns gradients that a session fetched, as arrays."""
    return {name: np.asarray(recording.dense(g)) for name, g in gradients.items()}


def _fills_queue():
    """Tells whether this is a thread of TensorFlow's own, which runs beside the program."""
    return threading.current_thread().name.startswith('QueueRunnerThread')
