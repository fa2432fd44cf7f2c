"""Counts the tests in a Bazel build event file: `N passed, N failed, N skipped`.

    python3 tools/count_tests.py EVENTS.json

A test that did not build, or that ran out of time, counts as failed. Exits with 1 unless some test
passed and none failed. Needs the standard library only.
"""

import collections
import json
import pathlib
import sys
from collections.abc import Iterable


def count(lines: Iterable[str]) -> dict[str, int]:
    """Counts by outcome: `passed`, `failed` and `skipped`.

    Args:
        lines: those of the file that `bazel test --build_event_json_file` writes.
    """
    outcomes: dict[str, str] = {}
    for event in map(json.loads, lines):
        ((kind, key),) = event['id'].items()
        label = key.get('label', '')
        if kind == 'targetConfigured':
            if event.get('configured', {}).get('targetKind', '').endswith('_test rule'):
                # What has no later event did not come to run.
                outcomes.setdefault(label, 'failed')
        elif kind == 'targetCompleted':
            if label in outcomes and event.get('aborted', {}).get('reason') == 'SKIPPED':
                outcomes[label] = 'skipped'
        elif kind == 'testSummary':
            status = event.get('testSummary', {}).get('overallStatus')
            outcomes[label] = 'passed' if status in ('PASSED', 'FLAKY') else 'failed'
    totals = collections.Counter(outcomes.values())
    return {name: totals[name] for name in ('passed', 'failed', 'skipped')}


def main() -> int:
    """Prints the counts; returns the exit status."""
    totals = count(pathlib.Path(sys.argv[1]).read_text().splitlines())
    print(', '.join(f'{number} {name}' for name, number in totals.items()))
    return int(totals['failed'] > 0 or totals['passed'] == 0)


if __name__ == '__main__':
    sys.exit(main())
