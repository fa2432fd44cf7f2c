"""Replaces the vocabulary processor of tf.contrib.learn by a class of the program's own.

## Why

`tf.contrib.learn.preprocessing.VocabularyProcessor` is gone. It is plain Python: it numbers the
words of documents in the order in which it meets them, or by their frequency. `TextVectorization`
of Keras splits and numbers words otherwise, so the program gets a small class that does the same,
under the same name.

## Needs

The class called, or its method `restore`.

## Refuses

The class passed on as a value.

## References

tensorflow/contrib/learn/python/learn/preprocessing/text.py and categorical_vocabulary.py (TF 1.15).
A file that it saved under TensorFlow 1 holds that class; it must be saved anew.
"""

import ast
import re
from collections.abc import Iterator

from migration.facts import imports
from migration.program import unit as units
from migration.rules.tables import templates
from migration.syntax.rewrite import Rewrite

NAME = 'vocabulary_processor'
_CLASS = 'contrib.learn.preprocessing.VocabularyProcessor'
_PATHS = (_CLASS, f'{_CLASS}.restore')


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields rewrites of the mentions of the class, and adds it."""
    found = [(node, path) for node, path in unit.uses if path in _PATHS and unit.owns(node)]
    calls = [(n, p) for n, p in found if getattr(unit.parent(n), 'func', None) is n]
    for node, _ in found:
        parent = unit.parent(node)
        if all(node is not n for n, _ in calls) and not isinstance(parent, ast.ImportFrom):
            unit.obstacle(NAME, node, 'the class VocabularyProcessor is used as a value')
    if not calls:
        return
    first = min((node for node, _ in calls), key=lambda node: node.lineno)
    names = {old: unit.structure.fresh(old) for old in ('Vocabulary', 'VocabularyProcessor')}
    for node, path in calls:
        name = names['VocabularyProcessor'] + path[len(_CLASS) :]
        yield Rewrite(node, lambda r, name=name: name, NAME)
        if path != _CLASS:
            unit.note(NAME, node, 'a file that was saved under TensorFlow 1 must be saved anew')
    for module in ('pickle', 're'):
        if imports.alias(unit.source.tree, module) != module:
            unit.imports.append(f'import {module}')
    text = templates.text('vocabulary_processor')
    for old, new in {**names, 'np': unit.numpy}.items():
        text = re.sub(rf'(?<![\w.]){old}\b', new, text)
    if not all([unit.define(part, first) for part in text.split('\n\n\n')]):
        unit.obstacle(NAME, first, 'there is no import behind which the class could stand')
