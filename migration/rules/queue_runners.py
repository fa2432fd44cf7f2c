"""Takes a start of queue runners for the empty list of threads that it gives without queues.

## Why

Programs start queue runners by habit. Where the graph has no queue, TF 1 starts no thread, and the
coordinator has nothing to wait for. `tf.train.Coordinator` itself is the same in TF 2.

## Needs

A program without queues and readers.

## Refuses

Queues, readers and batches of `tf.train`, by their own names.

## References

`start_queue_runners` in tensorflow/python/training/queue_runner_impl.py (TF 1.15).
"""

from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Rewrite

NAME = 'queue_runners'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each start of queue runners."""
    for call in unit.run.queue_runs.values():
        yield Rewrite(call, lambda r: '[]', NAME)
