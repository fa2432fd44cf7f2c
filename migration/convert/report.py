"""What the converter has to say about each file, for people and for programs.

`report.schema.json` beside this file documents the machine-readable form.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

SCHEMA = 1

# From the best outcome to the worst, with the exit code that each stands for.
EXIT_CODES: Mapping[str, int] = {
    'unchanged': 0,
    'converted': 0,
    'partial': 1,
    'refused': 1,
    'error': 2,
}
SEVERITIES = ('error', 'warning')
APPLICABILITIES = ('proved', 'recorded', 'refused', 'verified')


def _check(value: str, allowed: Iterable[str], what: str) -> None:
    allowed = tuple(allowed)
    if value not in allowed:
        raise ValueError(f'{what} is {value!r}, not one of {", ".join(allowed)}')


@dataclasses.dataclass(frozen=True, order=True)
class Span:
    """A place in a source text, in the coordinates of `ast`.

    Lines count from 1; columns count from 0, in bytes of UTF-8.
    """

    line: int
    column: int
    end_line: int
    end_column: int

    def to_json(self) -> dict[str, int]:
        """Returns the span as JSON values."""
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, int]) -> 'Span':
        """Returns the span that `to_json` described."""
        return cls(data['line'], data['column'], data['end_line'], data['end_column'])

    @classmethod
    def of(cls, node: Any) -> 'Span':
        """Returns the span of an `ast` node."""
        return cls(node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


@dataclasses.dataclass(frozen=True)
class Finding:
    """Something that the user must act on.

    Attributes:
      rule: the name of the rule that found it.
      span: where in the original it is.
      severity: 'error' where code was left unconverted, 'warning' where it needs a look.
      reason: why it could not be converted, as a clause without a final period.
      way_out: what the user can do about it; empty where nothing is known.
    """

    rule: str
    span: Span
    severity: str
    reason: str
    way_out: str = ''

    def __post_init__(self) -> None:
        _check(self.severity, SEVERITIES, 'severity')

    def to_json(self) -> dict[str, Any]:
        """Returns the finding as JSON values."""
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> 'Finding':
        """Returns the finding that `to_json` described."""
        return cls(**{**data, 'span': Span.from_json(data['span'])})


@dataclasses.dataclass(frozen=True)
class Note:
    """A decision that the user may want to know about."""

    rule: str
    span: Span
    applicability: str
    message: str

    def __post_init__(self) -> None:
        _check(self.applicability, APPLICABILITIES, 'applicability')

    def to_json(self) -> dict[str, Any]:
        """Returns the note as JSON values."""
        return dataclasses.asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> 'Note':
        """Returns the note that `to_json` described."""
        return cls(**{**data, 'span': Span.from_json(data['span'])})


@dataclasses.dataclass(frozen=True)
class Step:
    """Where one evaluation of the graph was, and what replaced it.

    Attributes:
      id: the number of the step within its file.
      function: the name of the function called instead; None where a plain
        variable is read, such as `optimizer.iterations.numpy()`.
      original: the `run` or `eval` call in the original.
      converted: the expression in the converted text that replaced it: the call
        of the function without any `.numpy()`, or the variable.
      fetches: the flattened fetch texts of the original, in order.
      returned: which of the fetches the converted expression's value holds, in
        order: one index is the value itself, several are a tuple, none is
        nothing to compare.
      training: whether the step applies an optimizer.
    """

    id: int
    function: str | None
    original: Span
    converted: Span
    fetches: tuple[str, ...] = ()
    returned: tuple[int, ...] = ()
    training: bool = False

    def to_json(self) -> dict[str, Any]:
        """Returns the step as JSON values."""
        data = dataclasses.asdict(self)
        return {**data, 'fetches': list(self.fetches), 'returned': list(self.returned)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> 'Step':
        """Returns the step that `to_json` described."""
        return cls(
            id=data['id'],
            function=data['function'],
            original=Span.from_json(data['original']),
            converted=Span.from_json(data['converted']),
            fetches=tuple(data['fetches']),
            returned=tuple(data['returned']),
            training=data['training'],
        )


@dataclasses.dataclass(frozen=True)
class FileResult:
    """What became of one file.

    Attributes:
      status: 'converted', 'unchanged' (there was nothing to do), 'partial' (some
        of it was left as it was), 'refused' (all of it was left) or 'error' (it
        could not be read or parsed).
      text: the converted source. None where there is none, and in a result that
        was read back from JSON, which does not carry it.
      findings: what the user must act on.
      notes: what the user may want to know.
      name_map: from the name of a TensorFlow 1 variable, without ':0', to its
        path among the globals of the converted module, such as
        "model.weights['h1']". `w#2` is `w` of the second graph with a `w`.
        Where any number of graphs have one, `w#+`, `w#+1` ... tell all the
        places where they are, which are filled in the order of the graphs.
        A `?` in a name stands for some characters without `/`, and one in its
        path for the same ones.
      steps: the evaluations of the graph.
    """

    status: str
    text: str | None = None
    findings: tuple[Finding, ...] = ()
    notes: tuple[Note, ...] = ()
    name_map: Mapping[str, str] = dataclasses.field(default_factory=dict)
    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        _check(self.status, EXIT_CODES, 'status')

    @property
    def exit(self) -> int:
        """The exit code that this result alone stands for."""
        return EXIT_CODES[self.status]

    def to_json(self) -> dict[str, Any]:
        """Returns the result as JSON values, without the text."""
        return {
            'status': self.status,
            'exit': self.exit,
            'findings': [finding.to_json() for finding in self.findings],
            'notes': [note.to_json() for note in self.notes],
            'name_map': dict(self.name_map),
            'steps': [step.to_json() for step in self.steps],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> 'FileResult':
        """Returns the result that `to_json` described."""
        return cls(
            status=data['status'],
            findings=tuple(map(Finding.from_json, data['findings'])),
            notes=tuple(map(Note.from_json, data['notes'])),
            name_map=dict(data['name_map']),
            steps=tuple(map(Step.from_json, data['steps'])),
        )


@dataclasses.dataclass(frozen=True)
class Report:
    """What became of all files of one run of the converter."""

    target: str
    files: Mapping[str, FileResult]

    @property
    def exit(self) -> int:
        """The exit code of the run: that of its worst file."""
        return max((result.exit for result in self.files.values()), default=0)

    def to_json(self) -> dict[str, Any]:
        """Returns the report as JSON values, in the form of `report.schema.json`."""
        return {
            'schema': SCHEMA,
            'target': self.target,
            'files': {path: result.to_json() for path, result in self.files.items()},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> 'Report':
        """Returns the report that `to_json` described.

        Raises:
          ValueError: if the report is of another schema.
        """
        if data.get('schema') != SCHEMA:
            raise ValueError(f'a report of schema {data.get("schema")!r}; this reads {SCHEMA}')
        files = {path: FileResult.from_json(result) for path, result in data['files'].items()}
        return cls(data['target'], files)
