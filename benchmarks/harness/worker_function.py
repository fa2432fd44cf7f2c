"""Steps of converted programs: as tf.function, eagerly, or compiled by XLA."""

# ruff: noqa: B905  Like its neighbours, which Python 3.7 runs.

import inspect
import sys

import numpy as np
import tensorflow as tf

from benchmarks.harness import worker_arrays, worker_steps
from migration.verify.runners import native_runner


def make(options):
    """Returns the engine's methods."""
    if options['threads']:
        tf.config.threading.set_intra_op_parallelism_threads(options['threads'])
        tf.config.threading.set_inter_op_parallelism_threads(options['threads'])
    programs = {}

    def load(key, path, function, line, column, occurrence, weights):
        values = {
            w['path']: worker_arrays.seeded(w['seed'], w['shape'], w['dtype']) for w in weights
        }
        tf.config.run_functions_eagerly(False)
        captured = native_runner.capture(
            path, function=function, line=line, column=column, occurrence=occurrence, values=values
        )
        programs[key] = _Program(captured, [w['path'] for w in weights], options)

    def make_step(key, file):
        return programs[key].step(file)

    return dict(worker_steps.methods(load, make_step), hello=_hello)


def _hello():
    return {
        'tensorflow': tf.__version__,
        'numpy': np.__version__,
        'python': '%d.%d.%d' % sys.version_info[:3],
        'gpus': [gpu.name for gpu in tf.config.list_physical_devices('GPU')],
    }


class _Program:
    def __init__(self, captured, paths, options):
        if captured.kwargs:
            raise ValueError('the step is called with keywords: %s' % sorted(captured.kwargs))
        self._mode = options['mode']
        self._on_gpu = options['device'] == 'gpu'
        self._body = captured.function.python_function
        self._signature = captured.function.input_signature or [
            tf.TensorSpec.from_tensor(tf.convert_to_tensor(arg)) for arg in captured.args
        ]
        # Tracing makes the optimizer's variables and changes none, so that all of the state is
        # known and can be put back.
        traced = captured.function.get_concrete_function(*self._signature)
        self._variables = list(traced.variables)
        self._weights = [captured.variables[path] for path in paths]
        self._values = self._read()

    def step(self, file):
        arrays = worker_arrays.load_batch(
            file,
            list(inspect.signature(self._body).parameters),
            [spec.dtype.as_numpy_dtype for spec in self._signature],
        )
        run = self._callable(arrays)
        sync = tf.test.experimental.sync_devices if self._on_gpu else lambda: None

        def call():
            value = run()
            if value is None:
                sync()
                return []
            return [each.numpy() for each in tf.nest.flatten(value)]

        self._write(self._values)
        return worker_steps.Step(
            call, self._read, self._write, lambda: [np.asarray(w) for w in self._weights]
        )

    def _callable(self, arrays):
        body = self._body
        if self._mode == 'eager':
            tf.config.run_functions_eagerly(True)
            # What tf.function does with its arguments, without a graph.
            return lambda: body(*[tf.constant(array) for array in arrays])
        if self._mode == 'xla':
            # XLA compiles for shapes; an open one would be compiled at the first call anyway.
            signature = [
                tf.TensorSpec(array.shape, spec.dtype, spec.name)
                for array, spec in zip(arrays, self._signature)
            ]
            compiled = tf.function(body, input_signature=signature, jit_compile=True)
        else:
            compiled = tf.function(body, input_signature=self._signature)
        return lambda: compiled(*arrays)

    def _read(self):
        return [variable.numpy() for variable in self._variables]

    def _write(self, values):
        for variable, value in zip(self._variables, values):
            variable.assign(value)
