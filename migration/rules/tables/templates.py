"""Texts that a rule puts into a converted program, kept as files beside this one.

Lines between `#if feature` and `#end` are written where the program uses that feature, and those
behind `#else` where it does not. So is a part `{feature?text}` of a line, or `{!feature?text}`.
"""

import ast
import functools
import pathlib
import re
from collections.abc import Collection

from migration.program import unit as units
from migration.syntax import layout

_PART = re.compile(r'\{(!?)(\w+)\?([^{}]*)\}')
_HEAD = re.compile(r'^( *)(def \w+\()(.*)(\):)$')


@functools.cache
def text(name: str) -> str:
    """Returns the text of `NAME.template`, without the last line end."""
    path = pathlib.Path(__file__).parent / f'{name}.template'
    return path.read_text(encoding='utf-8').rstrip('\n')


@functools.cache
def functions() -> frozenset[str]:
    """Returns the symbols of TF 1 that small functions replace, which have a template each."""
    folder = pathlib.Path(__file__).with_name('functions')
    return frozenset(path.name.removesuffix('.template') for path in folder.glob('*.template'))


def parameters(name: str) -> list[str]:
    """Returns the parameters of the function of a template."""
    (definition,) = ast.parse(text(name)).body
    return [argument.arg for argument in definition.args.args]


def with_features(template: str, features: Collection[str]) -> str:
    """Returns the text of a template for a program that uses some features."""

    def part(match: re.Match) -> str:
        return match[3] if (match[2] in features) != bool(match[1]) else ''

    lines: list[str] = []
    conditions: list[bool] = []
    for line in template.split('\n'):
        word, _, feature = line.strip().partition(' ')
        if word == '#if':
            conditions.append(feature in features)
        elif word == '#else':
            conditions[-1] = not conditions[-1]
        elif word == '#end':
            conditions.pop()
        elif all(conditions):
            written = _PART.sub(part, line)
            head = _HEAD.match(written) if len(written) > 100 else None
            if head is not None:
                indent, start, inside, end = head.groups()
                written = layout.wrap_list(start, inside.split(', '), end, indent)
            lines.append(written)
    return '\n'.join(lines)


def define(
    unit: units.Unit,
    rule: str,
    template: str,
    site: ast.AST,
    features: Collection[str] = (),
    uses: Collection[str] = (),
) -> str:
    """Lets the class or function of a template stand behind the imports; returns its name.

    Args:
      unit: the module.
      rule: what asks for it.
      template: the name of the template.
      site: the place for which it is needed.
      features: what the program uses of it.
      uses: the templates that it calls, which are defined already.
    """
    if template not in unit.defined:
        wish = _name(template)
        name = unit.defined[template] = unit.structure.fresh(wish)
        definition = with_features(text(template), features)
        definition = definition.replace('tf.', f'{unit.tensorflow}.')
        names = {_name(other): unit.defined[other] for other in uses}
        for old, new in {wish: name, **names}.items():
            definition = re.sub(rf'\b{old}\b', new, definition)
        if not unit.define(definition, site):
            unit.obstacle(rule, site, 'there is no import behind which a class could stand')
    return unit.defined[template]


def _name(template: str) -> str:
    """Returns the name of what a template defines."""
    return re.search(r'(?:class|def) (\w+)', text(template)).group(1)
