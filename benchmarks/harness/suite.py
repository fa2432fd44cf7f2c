"""A whole run: workers, parity gate, google-benchmark's stage, paired rounds, result.

google-benchmark runs each configuration by itself and is what its users know: filters, table,
JSON. Its repetitions carry no order, so nothing can be paired from them. The rounds that ratios
are taken from therefore follow as a second stage, over the same workers, and go under a key of
their own, `graphlift`, into the same JSON document.
"""

import dataclasses
import functools
import os
import pathlib
import signal
import tempfile
from collections.abc import Callable, Mapping, Sequence

from benchmarks.harness import (
    blocks,
    client,
    front,
    modes,
    parity,
    provenance,
    results,
    rounds,
)
from benchmarks.harness import (
    campaign as campaign_lib,
)
from benchmarks.harness import (
    progress as progress_lib,
)
from benchmarks.harness.configurations import Configuration
from benchmarks.harness.program import Program

FRONT_BLOCK_S = 0.02
_PAIR = (modes.BASELINE, modes.AGAIN)


@dataclasses.dataclass(frozen=True)
class Settings:
    """How a run is done.

    Attributes:
      benchmark: the name of the file, which is the first part of every configuration's.
      device: 'cpu' or 'gpu'.
      threads: of each of TensorFlow's thread pools, 0 for its own choice.
      rounds: the most rounds, over all launches.
      budget_s: the most seconds for the rounds of one launch, None for no limit.
      block_s: seconds of one block.
      launches: how many sets of worker processes the rounds are spread over.
      min_time: google-benchmark's default here.
    """

    benchmark: str
    device: str = 'cpu'
    threads: int = 0
    rounds: int = 40
    budget_s: float | None = 50.0
    block_s: float = 0.05
    launches: int = 2
    min_time: str = '0.05s'


class CannotRun(Exception):
    """Nothing of what was asked for can be run here; the message says why."""


class Interrupt:
    """Remembers Ctrl-C until it can be heeded; a second one ends the process."""

    def __init__(self, say: Callable[[str], None]):
        self._say = say
        self.seen = False

    def install(self) -> None:
        """Takes over from Python's handler, whose exception a C++ frame would not survive."""
        signal.signal(signal.SIGINT, self._handle)

    def _handle(self, number, frame) -> None:
        if self.seen:
            os._exit(130)
        self.seen = True
        self._say('Stopping; what was measured is kept. Ctrl-C again discards it.')


class Suite:
    """One run."""

    def __init__(
        self,
        settings: Settings,
        programs: Mapping[str, Program],
        configurations: Sequence[Configuration],
        *,
        left_out: Mapping[str, str] | None = None,
        start: Callable[..., client.Worker] = modes.start,
        progress: progress_lib.Progress | None = None,
    ):
        """Plans a run.

        Args:
          settings: how it is done.
          programs: by model.
          configurations: all that can be chosen from; google-benchmark's filter chooses.
          left_out: models that have no such step, and why.
          start: as modes.start.
          progress: what tells the user how far it is.
        """
        self.settings = settings
        self.progress = progress or progress_lib.Progress()
        self.interrupt = Interrupt(self.progress.say)
        self._programs = programs
        self._configurations = configurations
        self._left_out = left_out or {}
        self._start = start
        self._campaign = None
        self._blocks, self._dropped = [], {}

    def run(self, argv: Sequence[str], flags: front.Flags, command: Sequence[str]) -> dict:
        """Does everything and returns the result document.

        Args:
          argv: google-benchmark's flags, after the program's name.
          flags: the same, parsed.
          command: what the user typed, for the record.

        Raises:
          CannotRun: if no worker sees the device, or none of the chosen modes can be had.
          client.Interrupted: if the user stopped it before anything was measured.
        """
        selected = [c for c in self._configurations if flags.matches(c.name)]
        self.interrupt.install()
        with tempfile.TemporaryDirectory(prefix='graphlift_') as folder:
            out = pathlib.Path(folder, 'google_benchmark.json')
            front.initialize(argv, flags, out, self.settings.min_time)
            self._launch(selected, pathlib.Path(folder))
            first = self._campaign
            origin = provenance.collect(
                command, first.hellos, device=self.settings.device, threads=self.settings.threads
            )
            try:
                document = self._front_stage(selected, flags, out)
                if not flags.dry_run:
                    self._rounds_stage(selected, pathlib.Path(folder))
            finally:
                self._campaign.close()
        return document | {'graphlift': self._result(first, origin)}

    def _stopping(self) -> bool:
        return self.interrupt.seen

    def _launch(self, selected: Sequence[Configuration], folder: pathlib.Path) -> None:
        """Starts workers, gets the steps out of the programs and checks that they agree."""
        settings = self.settings
        campaign = self._campaign = campaign_lib.Campaign(
            self._programs,
            selected,
            folder,
            lambda mode: self._start(
                mode,
                device=settings.device,
                threads=settings.threads,
                interrupted=self._stopping,
            ),
            settings.device,
        )
        try:
            self.progress.stage('Starting workers')
            campaign.start()
            if modes.BASELINE not in campaign.workers:
                raise CannotRun(campaign.skipped[modes.BASELINE])
            if all(c.mode in campaign.skipped for c in selected):
                raise CannotRun('; '.join(sorted(set(campaign.skipped.values()))))
            for mode, reason in sorted(campaign.skipped.items()):
                self.progress.say(f'  skipped: {modes.mode_of(mode).title}: {reason}')
            runnable = campaign.runnable()
            left = (settings.budget_s or 0) * settings.launches
            self.progress.stage('Same weights, same batch, same numbers?', left)
            wanted = {}
            for configuration in runnable:
                wanted.setdefault(configuration.model, set()).add(configuration.mode)
            for place, configuration in enumerate(runnable):
                if self.interrupt.seen:
                    raise client.Interrupted('interrupted before anything was measured')
                self.progress.step(place, len(runnable), configuration.name)
                if configuration.model in wanted:
                    campaign.load(configuration.model, wanted.pop(configuration.model))
                campaign.prepare(configuration)
        except BaseException:
            campaign.close()
            raise
        failures = map(dataclasses.asdict, campaign.failures.values())
        for line in results.describe_failures(failures):
            self.progress.say(f'  {line}')

    def _front_stage(self, selected, flags: front.Flags, out: pathlib.Path) -> dict:
        """Lets google-benchmark run the selected configurations one by one."""
        campaign, settings = self._campaign, self.settings
        selected = [c for c in selected if c.mode not in campaign.skipped]
        table = front.Table(show=flags.format == 'console')
        order = {configuration.name: place for place, configuration in enumerate(selected)}
        left = (settings.budget_s or 0) * settings.launches
        self.progress.stage('Each by itself (google-benchmark)', left)

        def blocks_of(configuration):
            self.progress.clear()
            table.forward()
            self.progress.step(order[configuration.name], len(selected), configuration.name)
            if self.interrupt.seen:
                raise client.Interrupted('interrupted')
            if not campaign.is_ready(configuration):
                failure = campaign.failures[configuration.name]
                raise client.WorkerError(f'{failure.kind}: {failure.reason}')
            return self._blocks_of(configuration)

        def finish(configuration, state, cpu_s):
            self.progress.clear()
            state.items_processed = state.iterations * (configuration.batch or 1)
            state.counters['first_call_s'] = campaign.first_call_s[configuration.name]

        for configuration in selected:
            front.register(
                configuration.name,
                lambda c=configuration: blocks_of(c),
                lambda state, cpu_s, c=configuration: finish(c, state, cpu_s),
            )
        context = {
            'device': settings.device,
            'threads': str(settings.threads or 'default'),
            **{f'tensorflow_{m}': hello['tensorflow'] for m, hello in campaign.hellos.items()},
        }
        return front.run(flags, context, out, table)

    def _blocks_of(self, configuration):
        while True:
            yield self._campaign.block(configuration, FRONT_BLOCK_S, each=True)

    def _rounds_stage(self, selected, folder: pathlib.Path) -> None:
        settings = self.settings
        metric = results.primary_metric(settings.device)
        most = -(-settings.rounds // settings.launches)
        for launch in range(settings.launches):
            if self.interrupt.seen or not most:
                return
            if launch:
                self._campaign.close()
                try:
                    self._launch(selected, folder)
                except (client.Interrupted, CannotRun) as error:
                    self.progress.say(f'  no further launch: {error}')
                    return
            campaign = self._campaign
            # The reference has done its work, unless it was asked for.
            timed = {*selected, *(c.in_mode(m) for c in selected for m in _PAIR)}
            ready = [c for c in campaign.runnable() if c in timed and campaign.is_ready(c)]
            compared = [(subject.name, baseline.name) for subject, baseline in results.pairs(ready)]
            again = f', launch {launch + 1} of {settings.launches}' if launch else ''
            self.progress.stage(f'Against each other, in rounds of random order{again}')
            done, dropped = rounds.run_rounds(
                {c.name: functools.partial(campaign.block, c, settings.block_s) for c in ready},
                # Later launches run as many rounds as the first, so that each weighs the same.
                [] if launch else compared,
                max_rounds=most,
                budget_s=settings.budget_s,
                metric=metric,
                level=results.widest_level(ready),
                launch=launch,
                interrupted=self._stopping,
                on_block=functools.partial(self._tell, len(ready), most),
            )
            self._blocks += done
            most = max((block.round + 1 for block in done), default=0)
            self._dropped |= dropped
            self._dropped |= {name: f.reason for name, f in campaign.failures.items()}
        self.progress.clear()

    def _tell(self, count: int, most: int, round_: int, place: int, elapsed: float) -> None:
        done = round_ * count + place + 1
        left = elapsed / done * (most * count - done)
        if self.settings.budget_s is not None:
            left = min(left, self.settings.budget_s - elapsed)
        self.progress.step(round_, most, 'rounds at most', max(left, 0.0))

    def _result(self, first: campaign_lib.Campaign, origin: dict) -> dict:
        settings = self.settings
        metric = results.primary_metric(settings.device)
        runnable = first.runnable()
        comparisons, twins = results.compare(runnable, self._blocks)
        failures = [dataclasses.asdict(failure) for failure in first.failures.values()]
        failures += [
            {'configuration': name, 'kind': 'error', 'reason': reason}
            for name, reason in self._dropped.items()
            if name not in first.failures
        ]
        return {
            'schema': results.SCHEMA,
            'benchmark': settings.benchmark,
            'provenance': origin,
            'settings': dataclasses.asdict(settings),
            'metric': metric,
            'modes': {m: modes.mode_of(m).title for m in (*modes.MODES, modes.AGAIN)},
            'thresholds': results.thresholds(),
            'parity': {'reference': first.reference, 'compared': parity.DESCRIPTION},
            'interrupted': self.interrupt.seen,
            'left_out': [{'model': m, 'reason': why} for m, why in self._left_out.items()],
            'skipped': [{'mode': m, 'reason': reason} for m, reason in first.skipped.items()],
            'failures': failures,
            'configurations': [
                c.to_json() | {'first_call_s': first.first_call_s.get(c.name)} for c in runnable
            ],
            'comparisons': comparisons,
            'again': twins,
            'void': results.is_void(twins, metric),
            'rounds': len({(block.launch, block.round) for block in self._blocks}),
            'blocks': blocks.to_json(self._blocks),
        }
