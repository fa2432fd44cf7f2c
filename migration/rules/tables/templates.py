"""Texts that a rule puts into a converted program, kept as files beside this one."""

import ast
import functools
import pathlib
import re

from migration.program import unit as units


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


def define(unit: units.Unit, rule: str, template: str, site: ast.AST) -> str:
    """Lets the class or function of a template stand behind the imports; returns its name."""
    if template not in unit.defined:
        wish = re.search(r'(?:class|def) (\w+)', text(template)).group(1)
        name = unit.defined[template] = unit.structure.fresh(wish)
        definition = text(template).replace('tf.', f'{unit.tensorflow}.')
        definition = re.sub(rf'\b{wish}\b', name, definition)
        if not unit.define(definition, site):
            unit.obstacle(rule, site, 'there is no import behind which a class could stand')
    return unit.defined[template]
