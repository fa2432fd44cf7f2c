"""The parts of a structure: blocks of statements, step functions, fetched expressions."""

import ast
import dataclasses
from typing import Any

from migration.program import values

# fmt: off
# Functions that return lists and tuples of tensors, and the kinds of dictionaries that TF 1 had.
_SEVERAL_OUTPUTS = frozenset({
    'all_candidate_sampler', 'clip_by_global_norm', 'compute_accidental_hits',
    'decode_csv', 'dynamic_partition', 'eig', 'eigh', 'fixed_unigram_candidate_sampler',
    'fused_batch_norm', 'learned_unigram_candidate_sampler', 'log_uniform_candidate_sampler', 'lu',
    'max_pool_with_argmax', 'meshgrid', 'moments', 'normalize_moments', 'parse_example',
    'parse_single_example', 'qr', 'quantize', 'sample_distorted_bounding_box',
    'self_adjoint_eig', 'setdiff1d', 'slogdet', 'split', 'sufficient_statistics', 'svd', 'top_k',
    'uniform_candidate_sampler', 'unique', 'unique_with_counts', 'unstack', 'weighted_moments',
})
# fmt: on
# Those that may give lists or dictionaries among others.
_NESTED_OUTPUTS = frozenset({'clip_by_global_norm', 'parse_example', 'parse_single_example'})


@dataclasses.dataclass(eq=False)
class Block:
    """Statements that become the body, or a part of the body, of one function.

    Attributes:
      statements: in the order of the source.
      parameters: bindings of placeholders and of values of other blocks that it reads.
      outputs: bindings that others read.
      name: of the helper; '' where the block stands inside a step.
      nested: helpers that it calls first, whose values only it needs.
      owner: the scope that its function stands in.
    """

    statements: list
    parameters: list = dataclasses.field(default_factory=list)
    outputs: list = dataclasses.field(default_factory=list)
    name: str = ''
    nested: list = dataclasses.field(default_factory=list)
    owner: Any = None

    @property
    def index(self) -> int:
        """The place of its last statement."""
        return self.statements[-1].index


@dataclasses.dataclass(eq=False)
class StepFunction:
    """The function of one fetch set.

    Attributes:
      steps: the steps that call it.
      blocks: the blocks that it needs, helpers and own ones, in the order of execution.
      inputs: bindings of its placeholders, in the order of their making.
      elements: the fetched expressions with their values, in order.
      name: of the function; '' where no function is needed.
      train: the first minimize node that it runs.
      trains: all of them.
      differentiated: the nodes whose gradients it computes.
      key: what tells its fetch set from others.
      helper: the helper that computes exactly its fetches, and serves in its place.
      is_take: whether it would only return the element of a dataset that it is given.
      makes_dataset: whether it makes a dataset from what is fed.
      owner: the scope that it stands in.
      recording: the summaries that it writes.
      cuts: bindings of computed values that it is given, and does not compute.
      tree: how what it returns nests; None where it returns one value after the other.
      flags: bindings of flags that are the same in each of its runs, with their values.
      initialises: the variables and optimizers that it only gives their initial values again.
    """

    steps: list
    elements: list
    key: tuple = ()
    blocks: list = dataclasses.field(default_factory=list)
    inputs: list = dataclasses.field(default_factory=list)
    name: str = ''
    train: Any = None
    trains: list = dataclasses.field(default_factory=list)
    differentiated: list = dataclasses.field(default_factory=list)
    helper: Block | None = None
    is_take: bool = False
    makes_dataset: bool = False
    owner: Any = None
    tree: Any = None
    recording: Any = None
    initialises: list = dataclasses.field(default_factory=list)
    flags: dict = dataclasses.field(default_factory=dict)
    cuts: frozenset = frozenset()

    @property
    def returned(self) -> list:
        """Indices of the elements that have a value; an operation has none."""
        return [i for i, e in enumerate(self.elements) if not is_operation(e.value)]


@dataclasses.dataclass(eq=False)
class Element:
    """One fetched expression."""

    node: ast.expr
    value: values.Value


def is_operation(value: values.Value) -> bool:
    """Tells whether a fetched value is an operation, which gives None.

    A list of updates is one where nobody uses the values that the variables get.
    """
    if isinstance(value, values.Sequence):
        return bool(value.items) and all(
            is_operation(i)
            or (not value.used and isinstance(i, values.Tensor) and i.node.kind == 'effect')
            for i in value.items
        )
    return isinstance(value, values.Tensor) and (
        value.node.kind in ('minimize', 'init', 'group', 'summary', 'statistics', 'check')
        or 'average' in value.node.detail
        or 'averaged' in value.node.detail
    )


def does_nothing(value: values.Value) -> bool:
    """Tells whether a fetched value is `tf.no_op()`."""
    return isinstance(value, values.Tensor) and value.node.kind == 'group' and not value.node.inputs


def is_collection(value: values.Value) -> bool:
    """Tells whether a fetched value stands for several tensors, whose values Python gets."""
    if isinstance(value, values.Tensor):
        return value.node.op.rsplit('.', 1)[-1] in _SEVERAL_OUTPUTS
    return isinstance(value, (values.Sequence, values.Mapping)) and not is_operation(value)


def gives_row(value: values.Value) -> bool:
    """Tells whether a fetched value is the row of tensors that one operation gives."""
    name = value.node.op.rsplit('.', 1)[-1] if isinstance(value, values.Tensor) else ''
    return name in _SEVERAL_OUTPUTS - _NESTED_OUTPUTS


def changes(block: Block) -> bool:
    """Tells whether a block changes variables, groups what does, or comes after it.

    A function that is defined in a step may wait for a change.
    """
    needed = [b.statement for b in block.parameters if b.statement is not None]
    return any(map(has_effect, [*block.statements, *needed]))


def trains(block: Block) -> bool:
    """Tells whether a block trains; what reads variables for other updates comes before."""
    return any(n.kind == 'minimize' for s in block.statements for n in s.nodes)


def has_effect(statement) -> bool:
    """Tells whether a statement changes variables when it is run, or names what a change gives."""
    named = [n for b in statement.binds for n in values.nodes_in(b.value)]
    kinds = ('effect', 'minimize', 'group')
    return any(n.late or n.kind in kinds for n in [*statement.nodes, *named])


def only_looks(statement) -> bool:
    """Tells whether a statement names an assertion, or another operation that only looks."""
    value = statement.binds[0].value if len(statement.binds) == 1 else None
    return isinstance(value, values.Tensor) and value.node.kind == 'check'


def stands_in_step(statement) -> bool:
    """Tells whether a statement stands in each step that needs it: a helper cannot do it alone."""
    return has_effect(statement) or any(
        n.kind == 'gradient' and not n.detail['inner'] for n in statement.nodes
    )
