"""Gets steps out of programs into worker processes, checks that they agree, and times them."""

import dataclasses
import pathlib
from collections.abc import Callable, Iterable, Mapping

from benchmarks.harness import client, modes, parity
from benchmarks.harness.client import WorkerError
from benchmarks.harness.configurations import Configuration
from benchmarks.harness.program import Program

START_S, LOAD_S, PREPARE_S, BLOCK_S = 300, 300, 300, 120
MIN_STEPS = 5


@dataclasses.dataclass(frozen=True)
class Failure:
    """A configuration that is not timed, and why: 'parity' or 'error'."""

    configuration: str
    kind: str
    reason: str


class Campaign:
    """The workers of one launch, and what is known about each configuration."""

    def __init__(
        self,
        programs: Mapping[str, Program],
        selected: Iterable[Configuration],
        folder: pathlib.Path,
        start: Callable[[str], client.Worker],
        device: str = 'cpu',
    ):
        """Plans, and starts nothing.

        Args:
          programs: by model.
          selected: what the user wants timed; its baselines are added, and a reference whose
            numbers all others must give.
          folder: where the batches are written.
          start: starts the worker of a mode; may raise modes.Unavailable.
          device: 'cpu' or 'gpu', which every worker must see.
        """
        self.programs = programs
        self.selected = list(selected)
        self.device = device
        self.workers, self.hellos, self.skipped = {}, {}, {}
        self.failures, self.first_call_s = {}, {}
        self.reference = None
        self._folder = folder
        self._start = start
        self._weights, self._answers, self._ready = {}, {}, set()
        self._batches = {}

    def start(self) -> None:
        """Starts a worker for each mode that is needed; modes that cannot run are skipped."""
        wanted = {configuration.mode for configuration in self.selected}
        if self.device != 'cpu':
            # One tells whether the device is there, before all others are started.
            self._start_workers([modes.BASELINE])
            if modes.BASELINE not in self.workers:
                return
            wanted.discard(modes.BASELINE)
        self._start_workers(['session115', *sorted(wanted - {'session115'})])
        self.reference = 'session115' if 'session115' in self.workers else 'session'
        more = {modes.BASELINE, modes.AGAIN, self.reference} - set(self.workers)
        self._start_workers(sorted(more - set(self.skipped)))
        if 'session115' not in wanted:
            self.skipped.pop('session115', None)

    def _start_workers(self, names: Iterable[str]) -> None:
        started = {}
        for name in names:
            try:
                started[name] = self._start(name)
            except modes.Unavailable as error:
                self.skipped[name] = str(error)
        for worker in started.values():
            worker.send('hello')
        for name, worker in started.items():
            try:
                hello = worker.receive(START_S)
            except client.Interrupted:
                raise
            except WorkerError as error:
                self.skipped[name] = str(error)
                worker.close()
                continue
            blind = modes.check_device(self.device, {name: hello})
            if blind:
                self.skipped.update(blind)
                worker.close()
                continue
            self.hellos[name], self.workers[name] = hello, worker

    def runnable(self) -> list[Configuration]:
        """Returns the selected configurations whose mode can run, and those they need."""
        chosen = {c.name: c for c in self.selected if c.mode in self.workers}
        for configuration in list(chosen.values()):
            for mode in (self.reference, modes.BASELINE, modes.AGAIN):
                if mode in self.workers:
                    needed = configuration.in_mode(mode)
                    chosen.setdefault(needed.name, needed)
        # The reference comes first, since the others are compared with it.
        return sorted(
            chosen.values(), key=lambda c: (c.model, c.batch or 0, c.mode != self.reference)
        )

    def load(self, model: str, wanted: set[str]) -> None:
        """Runs a model's programs up to the training step in the workers of the wanted modes."""
        program = self.programs[model]
        if self.reference not in self.workers:
            self._fail_all(model, wanted, f'no {self.reference} to compare with')
            return
        workers = {mode: self.workers[mode] for mode in wanted | {self.reference}}
        try:
            self._write_batches(model)
        except Exception as error:  # Whatever a model's data needs that is not there.
            self._fail_all(model, set(workers), f'it has no batch: {error}')
            return
        try:
            first = workers.pop(self.reference)
            trainable = first.call('load', LOAD_S, key=model, **program.original)
            weights = self._weights[model] = _assign_seeds(program, trainable)
            first.call('seed', LOAD_S, key=model, weights=weights)
        except client.Interrupted:
            raise
        except WorkerError as error:
            self._fail_all(model, wanted | {self.reference}, f'reference failed: {error}')
            return
        # They load at the same time, since none of it is timed.
        for mode, worker in workers.items():
            try:
                if modes.mode_of(mode).engine == 'session':
                    worker.send('load', key=model, **program.original)
                    worker.send('seed', key=model, weights=weights)
                else:
                    worker.send('load', key=model, weights=weights, **program.converted)
            except WorkerError as error:
                self._fail_all(model, {mode}, str(error))
        for mode, worker in workers.items():
            while worker.waiting:
                try:
                    worker.receive(LOAD_S)
                except client.Interrupted:
                    raise
                except WorkerError as error:
                    self._fail_all(model, {mode}, str(error))

    def _fail_all(self, model: str, of_modes: set[str], reason: str) -> None:
        for configuration in self.runnable():
            if configuration.model == model and configuration.mode in of_modes:
                self._fail(configuration, 'error', reason)

    def _fail(self, configuration: Configuration, kind: str, reason: str) -> None:
        self.failures.setdefault(configuration.name, Failure(configuration.name, kind, reason))

    def prepare(self, configuration: Configuration) -> None:
        """Takes the first steps of a configuration and compares them with the reference's."""
        if configuration.name in self.failures:
            return
        reference = configuration.in_mode(self.reference)
        if configuration != reference and reference.name in self.failures:
            reason = f'nothing to compare with: {self.failures[reference.name].reason}'
            self._fail(configuration, 'error', reason)
            return
        try:
            answer = self.workers[configuration.mode].call(
                'prepare',
                PREPARE_S,
                key=configuration.model,
                batch=configuration.batch,
                file=str(self._batches[configuration.model, configuration.batch]),
                parity_steps=parity.STEPS,
            )
        except client.Interrupted:
            raise
        except WorkerError as error:
            self._fail(configuration, 'error', str(error))
            return
        self._answers[configuration.name] = answer
        names = [weight['name'] for weight in self._weights[configuration.model]]
        difference = parity.difference(self._answers[reference.name], answer, names)
        if difference:
            self._fail(configuration, 'parity', f'differs from {self.reference}: {difference}')
            return
        self.first_call_s[configuration.name] = answer['first_call_s']
        self._ready.add(configuration.name)

    def is_ready(self, configuration: Configuration) -> bool:
        """Returns whether a configuration may be timed."""
        return configuration.name in self._ready and configuration.name not in self.failures

    def block(self, configuration: Configuration, seconds: float, each: bool = False) -> dict:
        """Times one block of steps."""
        return self.workers[configuration.mode].call(
            'block',
            BLOCK_S,
            key=configuration.model,
            batch=configuration.batch,
            seconds=seconds,
            min_steps=MIN_STEPS,
            each=each,
        )

    def close(self) -> None:
        """Ends all workers."""
        for worker in self.workers.values():
            worker.close()

    def _write_batches(self, model: str) -> None:
        # Before any program runs, since this prepares data that programs under TensorFlow 1.15
        # can read and not make.
        for configuration in self.runnable():
            key = (configuration.model, configuration.batch)
            if key[0] == model and key not in self._batches:
                path = self._folder / f'{model}-{configuration.batch or "fixed"}.npz'
                self.programs[model].write_batch(configuration.batch, path)
                self._batches[key] = path


def _assign_seeds(program: Program, trainable: list[dict]) -> list[dict]:
    """Returns for each trainable variable its name, path, shape, type and seed.

    Raises:
      WorkerError: if the name map has no place for one of them.
    """
    weights = []
    for seed, variable in enumerate(trainable):
        path = program.name_map.get(variable['name'])
        if path is None:
            raise WorkerError(f'the name map has no place for {variable["name"]}')
        if variable['dtype'].startswith('float'):
            weights.append({**variable, 'path': path, 'seed': seed + 1})
    return weights
