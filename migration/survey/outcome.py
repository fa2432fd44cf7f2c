"""What a survey found out about each file of a tree, for people and for programs.

`survey.schema.json` beside this file documents the machine-readable form.
"""

import collections
import dataclasses
from collections.abc import Mapping
from typing import Any

from migration.convert import report
from migration.survey import shape as shapes

SCHEMA = 1
KIND = 'graphlift survey'


@dataclasses.dataclass(frozen=True)
class Verification:
    """What the verifier said of a converted file.

    Attributes:
      outcome: 'equal', 'different', 'failed' (one of the programs could not be run, or nothing
        was compared) or 'skipped' (the file holds no program).
      reason: why, in words; empty if equal.
      values: how many values were compared.
      step_calls: in how many calls of steps.
      cut: whether the programs were ended early.
    """

    outcome: str
    reason: str = ''
    values: int = 0
    step_calls: int = 0
    cut: bool = False


@dataclasses.dataclass(frozen=True)
class Outcome:
    """One file.

    Attributes:
      result: what the converter said, without the text.
      lines: of the source.
      seconds: that the conversion took.
      native: how many references to TensorFlow TF 2 understands, in the converted text, or in the
        source where there is none.
      references: how many there are.
      session: whether the source opens a session, or has steps.
      shape: how the converted text compares with the source; None where there is none.
      verification: None where it was not asked for, or nothing was converted.
    """

    result: report.FileResult
    lines: int = 0
    seconds: float = 0.0
    native: int = 0
    references: int = 0
    session: bool = False
    shape: shapes.Shape | None = None
    verification: Verification | None = None

    @property
    def native_share(self) -> float | None:
        """Returns the share of references that TF 2 understands; None without references."""
        return self.native / self.references if self.references else None

    def to_json(self) -> dict[str, Any]:
        """Returns the outcome as JSON values."""
        data = self.result.to_json()
        return {
            'status': self.result.status,
            'lines': self.lines,
            'seconds': round(self.seconds, 4),
            'session': self.session,
            'references': {'native': self.native, 'all': self.references},
            'findings': data['findings'],
            'notes': len(self.result.notes),
            'steps': len(self.result.steps),
            'shape': dataclasses.asdict(self.shape) if self.shape else None,
            'verification': dataclasses.asdict(self.verification) if self.verification else None,
        }


@dataclasses.dataclass(frozen=True)
class Survey:
    """All files of a tree.

    Attributes:
      root: what was surveyed, as the user gave it.
      target: the version of TensorFlow 2.
      files: the outcomes by path.
      seconds: that the conversion of all of them took.
      jobs: how many processes took part.
    """

    root: str
    target: str
    files: Mapping[str, Outcome]
    seconds: float = 0.0
    jobs: int = 1

    @property
    def exit(self) -> int:
        """The exit status: 2 if a file could not be read, 1 if one is not native, else 0."""
        worst = max((o.result.exit for o in self.files.values()), default=0)
        wrong = any(o.verification and o.verification.outcome == 'different' for o in self.of())
        return max(worst, int(wrong))

    def of(self, status: str = '') -> list[Outcome]:
        """Returns the outcomes of one status, or all."""
        return [o for o in self.files.values() if status in ('', o.result.status)]

    def rules(self) -> list[dict[str, Any]]:
        """Returns how many files and places each rule refused, the most files first."""
        files, places, alone = (collections.Counter() for _ in range(3))
        for outcome in self.files.values():
            rules = [f.rule for f in outcome.result.findings if f.severity == 'error']
            places.update(rules)
            files.update(set(rules))
            if len(set(rules)) == 1:
                alone.update(set(rules))
        return [
            {'rule': r, 'files': n, 'places': places[r], 'alone': alone[r]}
            for r, n in sorted(files.items(), key=lambda item: (-item[1], item[0]))
        ]

    def summary(self) -> dict[str, Any]:
        """Returns the figures of the whole tree."""
        outcomes = self.of()
        lines = sum(o.lines for o in outcomes)
        references = sum(o.references for o in outcomes)
        converted = [o for o in outcomes if o.result.status == 'converted']
        with_session = [o for o in outcomes if o.session]
        verified = collections.Counter(o.verification.outcome for o in outcomes if o.verification)
        return {
            'files': len(outcomes),
            'lines': lines,
            'statuses': dict(collections.Counter(o.result.status for o in outcomes)),
            'with_session': len(with_session),
            'with_session_converted': sum(o.result.status == 'converted' for o in with_session),
            'native_references': sum(o.native for o in outcomes) / references if references else 1,
            'verified': dict(verified),
            'shape': shapes.summary(o.shape for o in converted if o.shape),
            'lines_per_second': round(lines / self.seconds) if self.seconds else None,
        }

    def to_json(self) -> dict[str, Any]:
        """Returns the survey as JSON values, in the form of `survey.schema.json`."""
        return {
            'schema': SCHEMA,
            'kind': KIND,
            'root': self.root,
            'target': self.target,
            'jobs': self.jobs,
            'seconds': round(self.seconds, 3),
            'summary': self.summary(),
            'rules': self.rules(),
            'files': {path: outcome.to_json() for path, outcome in sorted(self.files.items())},
        }
