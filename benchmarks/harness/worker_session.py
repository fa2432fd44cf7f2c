"""Steps of TensorFlow 1.x programs, under TensorFlow 1.15 or 2.x's compat.v1 session."""

# ruff: noqa: B905  zip has no `strict` there.

import sys

import numpy as np
import tensorflow as tf

from benchmarks.harness import worker_arrays, worker_steps
from migration.verify.runners import legacy_runner

v1 = tf.compat.v1
_IS_TF1 = tf.__version__.startswith('1.')


def make(options):
    """Returns the engine's methods."""
    if not _IS_TF1:
        v1.disable_v2_behavior()
    programs = {}

    def load(key, path, line, column, occurrence, returned):
        with tf.Graph().as_default():
            captured = legacy_runner.capture(
                path, line, column, occurrence=occurrence, compat=not _IS_TF1
            )
        programs[key] = _Program(captured, returned, options['threads'])
        return programs[key].trainable()

    def seed(key, weights):
        programs[key].seed(weights)

    def make_step(key, file):
        return programs[key].step(file)

    return dict(worker_steps.methods(load, make_step), hello=_hello, seed=seed)


def _hello():
    return {
        'tensorflow': tf.__version__,
        'numpy': np.__version__,
        'python': '%d.%d.%d' % sys.version_info[:3],
        'gpus': [gpu.name for gpu in tf.config.experimental.list_physical_devices('GPU')],
    }


class _Program:
    def __init__(self, captured, returned, threads):
        self._graph = captured.session.graph
        self._fetches = captured.fetches
        self._feeds = [self._graph.as_graph_element(key) for key in captured.feed_dict or ()]
        self._returned = returned
        self._config = v1.ConfigProto(
            intra_op_parallelism_threads=threads, inter_op_parallelism_threads=threads
        )
        with self._graph.as_default():
            self._variables = v1.global_variables()
            self._trainable = {v.op.name: v for v in v1.trainable_variables()}
        self._values = captured.session.run(self._variables)
        self._weights = []
        captured.session.close()

    def trainable(self):
        return [
            {'name': name, 'shape': v.shape.as_list(), 'dtype': v.dtype.base_dtype.name}
            for name, v in self._trainable.items()
        ]

    def seed(self, weights):
        self._weights = [self._trainable[w['name']] for w in weights]
        seeded = {
            w['name']: worker_arrays.seeded(w['seed'], w['shape'], w['dtype']) for w in weights
        }
        self._values = [
            seeded.get(variable.op.name, value)
            for variable, value in zip(self._variables, self._values)
        ]

    def step(self, file):
        # A session of its own for each batch size: it keeps what it has prepared, and the first
        # call of a second size would seem to cost nothing.
        session = v1.Session(graph=self._graph, config=self._config)
        arrays = worker_arrays.load_batch(
            file,
            [tensor.op.name for tensor in self._feeds],
            [tensor.dtype.as_numpy_dtype for tensor in self._feeds],
        )
        feeds = dict(zip(self._feeds, arrays))
        fetches, returned, variables = self._fetches, self._returned, self._variables

        def call():
            values = tf.nest.flatten(session.run(fetches, feeds))
            return [values[i] for i in returned]

        def write(values):
            for variable, value in zip(variables, values):
                variable.load(value, session)

        write(self._values)
        return worker_steps.Step(
            call,
            lambda: session.run(variables),
            write,
            lambda: session.run(self._weights),
        )
