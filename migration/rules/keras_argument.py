"""Renews calls of Keras that were written for TensorFlow 2.0.

## Why

Keras 3 took names away that programs of 2019 use: `lr` is `learning_rate`, `reset_states` of
metrics is `reset_state`, and `fit` takes the generators of `fit_generator`.

## Needs

That the object is known to come from `tf.keras`.

## Refuses

`decay` of optimizers (a schedule does that now), `reset_metrics` of `train_on_batch` and
`test_on_batch`, arguments of `fit_generator` that `fit` lacks, and TensorFlow Addons, which needs
Keras 2.

## References

keras/src/optimizers/base_optimizer.py, keras/src/trainers/trainer.py (Keras 3).
"""

import ast
from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'keras_argument'

# They only say how batches are prepared, which Keras 3 decides itself.
_PREPARATION = frozenset({'max_queue_size', 'workers', 'use_multiprocessing'})
_KNOWN = frozenset(
    {
        'generator',
        'steps_per_epoch',
        'steps',
        'epochs',
        'verbose',
        'callbacks',
        'validation_data',
        'validation_steps',
        'validation_freq',
        'class_weight',
        'shuffle',
        'initial_epoch',
    }
)
_REASONS = {
    'decay': ('optimizers of Keras 3 have no decay', 'use a schedule as the learning rate'),
    'reset_metrics': (
        'Keras 3 does not say per batch whether metrics start anew',
        'call model.reset_metrics() before, or leave it out',
    ),
}


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each old name."""
    seen = set()
    for node, new in unit.run.old_keras:
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            unit.obstacle(
                NAME,
                node,
                'TensorFlow Addons has ended, and does not work with Keras 3',
                'replace what is used of it',
            )
        elif isinstance(node, ast.keyword) and new:
            yield Rewrite(node, lambda r, n=node, new=new: f'{new}={r.text(n.value)}', NAME)
        elif isinstance(node, ast.keyword):
            if not (isinstance(node.value, ast.Constant) and not node.value.value):
                unit.obstacle(NAME, node.value, *_REASONS[node.arg])
            else:
                call = unit.parent(node)
                yield Rewrite(call, lambda r, c=call, n=node: _without(c, n, r), NAME)
        elif new == 'reset_state':
            yield Rewrite(node.func, lambda r, n=node: f'{r.text(n.func.value)}.reset_state', NAME)
        else:
            old = [k.arg for k in node.keywords if k.arg not in _KNOWN | _PREPARATION]
            if old or len(node.args) > 1:
                unit.obstacle(NAME, node, 'what this call is given has other names in Keras 3')
            yield Rewrite(node, lambda r, n=node, new=new: _generator(n, new, r), NAME)


def _without(call: ast.Call, left: ast.keyword, renderer: Renderer) -> str:
    texts = [renderer.text(a) for a in call.args]
    texts += [renderer.text(k) for k in call.keywords if k is not left]
    return f'{renderer.text(call.func)}({", ".join(texts)})'


def _generator(call: ast.Call, name: str, renderer: Renderer) -> str:
    texts = [renderer.text(a) for a in call.args]
    for keyword in call.keywords:
        if keyword.arg == 'generator':
            texts.insert(0, renderer.text(keyword.value))
        elif keyword.arg not in _PREPARATION:
            texts.append(renderer.text(keyword))
    return f'{renderer.operand(call.func.value)}.{name}({", ".join(texts)})'
