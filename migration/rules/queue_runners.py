"""Reads files in a certain order by `tf.data`, and starts no threads where there is no queue.

## Why

Programs start queue runners by habit. Where the graph has no queue, TF 1 starts no thread, and the
coordinator has nothing to wait for. `tf.train.Coordinator` itself is the same in TF 2.

Where a queue names files, a reader takes lines or records out of them, and `tf.train.batch`
collects some of these, all in order and by one thread, `tf.data` gives the same batches.

## Needs

A program without queues and readers; or queues by `tf.train.string_input_producer` of one file or
without shuffling, and no summary of everything, which would hold how full these queues are.

## Refuses

Other queues, readers and batches of `tf.train`, by their own names: whose order is not certain, or
whose records are used otherwise than in batches.

## References

`start_queue_runners` in tensorflow/python/training/queue_runner_impl.py, and `input.py` beside it
(TF 1.15).
"""

from collections.abc import Iterator

from migration.program import unit as units
from migration.syntax.rewrite import Rewrite

NAME = 'queue_runners'


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each start of queue runners."""
    for call in unit.run.queue_runs.values():
        yield Rewrite(call, lambda r: '[]', NAME)
