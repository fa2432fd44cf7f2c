"""Finds the training step in a model and in what the converter makes of it."""

import numpy as np

from benchmarks.harness.program import Program
from migration.convert import pipeline
from migration.models import catalog


class NoStep(Exception):
    """A program has no training step that could be timed; the message says why."""


def find(name: str) -> Program:
    """Returns a model as a program.

    Raises:
      NoStep: if the converter finds none in it, or does not convert it.
    """
    model = catalog.load(name)
    if not model.spec.trains:
        raise NoStep(f'its step, {model.spec.step}, does not train')
    if not model.after.exists():
        raise NoStep('it has no after.py')
    try:
        result = pipeline.convert_source(model.before.read_text(), filename=str(model.before))
    except Exception as error:  # One model's trouble must not keep the others from being timed.
        raise NoStep(f'the converter fails: {type(error).__name__}: {error}') from error
    if result.status != 'converted':
        raise NoStep(f'the converter leaves it {result.status}')
    if result.text != model.after.read_text():
        raise NoStep('after.py is not what the converter makes of before.py')
    steps = [step for step in result.steps if step.function == model.spec.step and step.training]
    if not steps:
        raise NoStep(f'the converter makes no training step {model.spec.step} of it')
    step = steps[0]

    def write_batch(size, path):
        np.savez(path, **catalog.make_batch(model.spec, size or 1))

    return Program(
        name=name,
        original={
            'path': str(model.before),
            'line': step.original.line,
            'column': step.original.column,
            'occurrence': 0,
            'returned': list(step.returned),
        },
        converted={
            'path': str(model.after),
            'function': step.function,
            'line': step.converted.line,
            'column': step.converted.column,
            'occurrence': 0,
        },
        name_map=dict(result.name_map),
        write_batch=write_batch,
        batch_sizes=model.spec.batch_sizes,
    )
