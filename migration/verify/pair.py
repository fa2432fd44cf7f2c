"""The two programs to compare, and which call of one is which call of the other."""

import dataclasses
import os
import pathlib
from collections.abc import Mapping, Sequence

from migration.convert import report
from migration.verify import places, sources
from migration.verify.runners import instrument, patterns
from migration.verify.sources import CannotVerifyError, Source

_UNCHANGED = report.FileResult('unchanged')
# The steps and calls of a program's module number n count from here on, n times.
_ROOM = 1 << 20


@dataclasses.dataclass(frozen=True)
class Part:
    """A module of both programs.

    Attributes:
      original: the module of the original.
      converted: what was made of it.
      relative: its place below the folder of the program, with slashes.
      steps: the evaluations, from the report.
      numbers: for each step, the number of its call in the original (see instrument.calls).
    """

    original: Source
    converted: Source
    relative: str
    steps: tuple[report.Step, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True)
class Pair:
    """An original and its conversion.

    Attributes:
      parts: the modules; the first is where both programs begin.
      name_map: from a variable's name to its Python path.
      target: the TensorFlow that the conversion is for.
      remarks: what the reader must know about how the pair was put together.
    """

    parts: tuple[Part, ...]
    name_map: Mapping[str, str]
    target: str
    remarks: tuple[str, ...] = ()

    @property
    def original(self) -> Source:
        """The program for TensorFlow 1.x; where it has several modules, the first."""
        return self.parts[0].original

    @property
    def converted(self) -> Source:
        """What was made of it."""
        return self.parts[0].converted

    @property
    def steps(self) -> tuple[report.Step, ...]:
        """The evaluations of all modules, whose ids tell the module too (see `part_of`)."""
        return tuple(
            dataclasses.replace(step, id=number * _ROOM + step.id)
            for number, part in enumerate(self.parts)
            for step in part.steps
        )

    @property
    def numbers(self) -> tuple[int, ...]:
        """For each step, the number of its call, which tells the module too."""
        return tuple(
            number * _ROOM + call for number, part in enumerate(self.parts) for call in part.numbers
        )

    def part_of(self, number: int) -> Part:
        """Returns the module that the id of a step or the number of a call belongs to."""
        return self.parts[number // _ROOM]

    def session_calls(self, part: Part) -> dict[int, int]:
        """Returns the calls of a module that may run a graph: their numbers there and here."""
        base = self.parts.index(part) * _ROOM
        own = [*instrument.session_calls(part.original.tree), *part.numbers]
        return {number: base + number for number in own}

    def spans(self, part: Part) -> dict[int, tuple[int, ...]]:
        """Returns where the steps of a converted module are, by their ids here."""
        base = self.parts.index(part) * _ROOM
        return {base + step.id: dataclasses.astuple(step.converted) for step in part.steps}

    def call_line(self, number: int) -> tuple[Source, int]:
        """Returns the module and line of a call of the original."""
        source = self.part_of(number).original
        return source, instrument.calls(source.tree)[number % _ROOM].lineno

    def path(self, name: str) -> str | None:
        """Returns the Python path of a variable; those of further graphs may share one."""
        again = self.name_map.get(f'{name.split("#")[0]}#+')
        return self.name_map.get(name, again) or patterns.path(self.name_map, name)


def make(
    original: Source, converted: Source, result: report.FileResult, target: str, remarks=()
) -> Pair:
    """Returns the pair of one module that a report describes."""
    return of_program([(original.path.name, original, converted, result)], target, remarks)


def of_results(
    paths: Sequence[pathlib.Path], results: Mapping[pathlib.Path, report.FileResult], target: str
) -> Pair:
    """Returns the pair of a program and what the converter just made of it.

    Args:
      paths: the files of the program, first that where it begins.
      results: the results of those that were converted, with their texts.
      target: the TensorFlow that the conversion is for.
    """
    whole = {path: path.resolve() for path in paths}
    root = os.path.commonpath([path.parent for path in whole.values()])
    modules = []
    for path, real in whole.items():
        original = sources.read(path)
        result = results.get(path, _UNCHANGED)
        text = original.data if result.text is None else result.text.encode()
        converted = Source(path.with_name(f'{path.stem}_tf2.py'), text)
        modules.append((real.relative_to(root).as_posix(), original, converted, result))
    return of_program(modules, target)


def of_program(
    modules: Sequence[tuple[str, Source, Source, report.FileResult]], target: str, remarks=()
) -> Pair:
    """Returns the pair that reports describe, found again in an edited text if need be.

    Args:
      modules: the place of each below the folder of the program, its original, what was made of
        it, and the report about it; the first is where the program begins.
      target: the TensorFlow that the conversion is for.
      remarks: what the reader must know already.
    """
    parts, remarks = [], list(remarks)
    for relative, original, converted, result in modules:
        steps, more = places.find(converted, result)
        remarks += more
        known = {places.span(node): n for n, node in enumerate(instrument.calls(original.tree))}
        numbers = [known.get(step.original, -1) for step in steps]
        for step, number in zip(steps, numbers, strict=True):
            if number < 0:
                place = f'{original.path}:{step.original.line}'
                raise CannotVerifyError(f'{place}: there is no call there, as the report says')
        parts.append(Part(original, converted, relative, tuple(steps), tuple(numbers)))
    name_map = {}
    for *_, result in reversed(modules):
        name_map.update(result.name_map)
    return Pair(tuple(parts), name_map, target, tuple(remarks))
