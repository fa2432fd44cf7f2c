"""Writes docs/rules.md from the rules' docstrings and golden pairs.

./bazelw run //tools:rule_catalogue
"""

import ast
import dataclasses
import difflib
import os
import pathlib
import re

SECTIONS = ('Why', 'Needs', 'Refuses', 'References')
PAGE = pathlib.Path('docs', 'rules.md')
_RULES = pathlib.Path('migration', 'rules')

_HEAD = """# Rules

What Graphlift finds, and what it makes of it. This page is made from the rules' docstrings and from
their golden pairs in `migration/rules/goldens`, which are programs that the tests run:
`./bazelw run //tools:rule_catalogue`.
"""


@dataclasses.dataclass(frozen=True)
class Rule:
    """What the catalogue says about a rule; `example` is a diff, or empty."""

    name: str
    summary: str
    sections: dict[str, str]
    example: str


def _example(root: pathlib.Path, name: str) -> str:
    """Returns the golden pair of a rule as a diff."""
    goldens = root / _RULES / 'goldens'
    before, after = goldens / f'{name}.before.py', goldens / f'{name}.after.py'
    if not (before.exists() and after.exists()):
        return ''
    difference = difflib.unified_diff(
        before.read_text().splitlines(), after.read_text().splitlines(), n=2, lineterm=''
    )
    # Without the file names, and without line numbers: an edit further up changes nothing here.
    lines = [line for line in difference if not line.startswith(('---', '+++'))]
    return '\n'.join('@@' if line.startswith('@@') else line for line in lines[1:])


def find(root: pathlib.Path) -> list[Rule]:
    """Returns the rules below a repository's root, by name."""
    rules = []
    for path in sorted((root / _RULES).glob('*.py')):
        if path.stem.endswith('_test'):
            continue
        docstring = ast.get_docstring(ast.parse(path.read_text())) or ''
        summary, *parts = re.split(r'^## (.+)\n', docstring, flags=re.MULTILINE)
        sections = {
            title: text.strip() for title, text in zip(parts[::2], parts[1::2], strict=True)
        }
        rules.append(Rule(path.stem, summary.strip(), sections, _example(root, path.stem)))
    return rules


def render(rules: list[Rule]) -> str:
    """Returns the page."""
    lines = [_HEAD]
    lines += [f'* [`{rule.name}`](#{rule.name}): {_first_line(rule.summary)}' for rule in rules]
    for rule in rules:
        lines += [f'\n## {rule.name}\n', rule.summary]
        for title, text in rule.sections.items():
            lines += [f'\n**{title}.** {text}']
        if rule.example:
            lines += ['\n```diff', rule.example, '```']
    return '\n'.join(lines).rstrip() + '\n'


def _first_line(summary: str) -> str:
    return summary.split('\n\n')[0].replace('\n', ' ')


def main() -> None:
    """Writes the page into the source tree."""
    root = pathlib.Path(os.environ.get('BUILD_WORKSPACE_DIRECTORY', '.'))
    page = root / PAGE
    page.parent.mkdir(exist_ok=True)
    page.write_text(render(find(root)))
    print(f'wrote {page}')


if __name__ == '__main__':
    main()
