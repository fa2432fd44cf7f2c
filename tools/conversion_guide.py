"""Writes docs/what_is_converted.md: what is converted, what is refused, why, and what to do then.

./bazelw run //tools:conversion_guide
"""

import collections
import os
import pathlib

from migration.rules.tables import symbols
from tools import guide_topics, refusals, rule_catalogue

PAGE = pathlib.Path('docs', 'what_is_converted.md')
# Where the code names no way out: what always helps.
_ALWAYS = 'convert this part by hand'
_REPORT = 'this is a bug of the converter: please report it with the program'

_HEAD = """# What is converted, what is refused, and why

This page is made from the code, where each reason stands once, by
`./bazelw run //tools:conversion_guide`.

A file is converted as a whole or not at all. One thing that is not understood refuses it, since a
program that runs and computes something else is worse than one that does not run. The report says
where it is, why it stands in the way, and what to do about it; then the rest of the file can be
converted. `…` stands for what the report fills in.
"""


def render(root: pathlib.Path) -> str:
    """Returns the page for the repository at root."""
    lines = [_HEAD, '## What is converted', '']
    lines += _rules(root)
    lines += _symbols()
    lines += ['', '## What is refused']
    found = refusals.find(root)
    topics = [*guide_topics.TOPICS, guide_topics.OTHERS]
    held: dict[str, list[refusals.Refusal]] = {topic.title: [] for topic in topics}
    for refusal in found.values():
        topic = next(topic for topic in topics if topic.holds(refusal.rule))
        held[topic.title].append(refusal)
    for topic in topics:
        lines += ['', f'### {topic.title}', '', topic.why, '']
        lines += ['| rule | why | way out |', '| --- | --- | --- |']
        lines += [_row(refusal) for refusal in held[topic.title]]
    lines += _kinds()
    return '\n'.join(lines) + '\n'


def _rules(root: pathlib.Path) -> list[str]:
    lines = ['Each rule is described in [rules.md](rules.md), with an example.', '']
    for rule in rule_catalogue.find(root):
        summary = rule.summary.split('\n\n')[0].replace('\n', ' ')
        lines.append(f'* [`{rule.name}`](rules.md#{rule.name}): {summary}')
    return lines


def _row(refusal: refusals.Refusal) -> str:
    def cell(texts: list[str]) -> str:
        return '<br>'.join(text.replace('|', '\\|').replace('\n', ' ') for text in texts)

    reasons = refusal.reasons or ['the report says it']
    ways_out = refusal.ways_out or [_REPORT if 'postcondition' in refusal.rule else _ALWAYS]
    return f'| `{refusal.rule}` | {cell(reasons)} | {cell(ways_out)} |'


def _symbols() -> list[str]:
    counts: collections.Counter[str] = collections.Counter()
    for path in symbols.symbols():
        row = symbols.lookup(path)
        if row is None or row.kind == 'module':
            continue
        if row.kind in ('pure', 'value', 'python', 'random') and row.tf2:
            counts['as TF 2 spells them' if row.tf2 != path else 'as they are'] += 1
        elif row.kind == 'refuse':
            counts['refused by name'] += 1
        else:
            counts['converted by the rules above, or refused by name'] += 1
    total = sum(counts.values())
    words = '; '.join(f'{count:,} {what}' for what, count in counts.most_common())
    return [
        '',
        f'All {total:,} public symbols of TensorFlow 1.15 are known, in '
        f'`migration/rules/tables/symbols.tsv`: {words}.',
    ]


def _kinds() -> list[str]:
    """Returns the table of what is refused by the kind of its symbol."""
    names = collections.defaultdict(list)
    for path in symbols.symbols():
        row = symbols.lookup(path)
        if row is not None and row.kind in guide_topics.KINDS:
            names[row.kind].append(path)
    lines = [
        '',
        '### Kinds of symbols',
        '',
        'Where no rule converts a symbol, the refusal has the name of its kind. Members of '
        'classes are counted.',
        '',
        '| rule | what | symbols | for example | way out |',
        '| --- | --- | --- | --- | --- |',
    ]
    for kind, (what, way_out) in sorted(guide_topics.KINDS.items()):
        own = names[kind]
        examples = ', '.join(f'`tf.{path}`' for path in _examples(own))
        lines.append(f'| `{kind}` | {what} | {len(own):,} | {examples} | {way_out} |')
    return lines


def _examples(paths: list[str]) -> list[str]:
    """Returns three symbols that stand for many: the shortest, from different places."""
    chosen: dict[str, str] = {}
    for path in sorted(paths, key=lambda path: (path.count('.'), len(path), path)):
        chosen.setdefault(path.rpartition('.')[0] or path, path)
    return list(chosen.values())[:3]


def main() -> None:
    """Writes the page into the source tree."""
    root = pathlib.Path(os.environ.get('BUILD_WORKSPACE_DIRECTORY', '.'))
    (root / PAGE).write_text(render(root))
    print(f'wrote {root / PAGE}')


if __name__ == '__main__':
    main()
