"""Queues of files that are read in order, as data sets that give the same records.

`tf.train.string_input_producer` names files one after another, a reader takes records out of them,
and `tf.train.batch` collects some. If nothing is shuffled and one thread does it, it is certain
which records a run gets: those that `tf.data` gives. What is converted then is that program, which
does the same in TF 1.
"""

import ast
import textwrap

from migration.program import queue_sources, values
from migration.syntax import trees
from migration.syntax.edits import Edit
from migration.syntax.source import Source

_PRODUCER = 'train.string_input_producer'
_PRODUCED = (
    'string_tensor', 'num_epochs', 'shuffle', 'seed', 'capacity', 'shared_name', 'name',
    'cancel_op',
)  # fmt: skip
_BATCHED = (
    'tensors', 'batch_size', 'num_threads', 'capacity', 'enqueue_many', 'shapes', 'dynamic_pad',
    'allow_smaller_final_batch', 'shared_name', 'name',
)  # fmt: skip
_READERS = {
    'TextLineReader': ('TextLineDataset', 'line'),
    'TFRecordReader': ('TFRecordDataset', 'record'),
}
# Functions of TensorFlow and Python that give tuples.
_OF_SEVERAL = frozenset(
    {
        'moments', 'top_k', 'unique', 'unique_with_counts', 'meshgrid', 'weighted_moments', 'cond',
        'sufficient_statistics', 'normalize_moments', 'tuple', 'zip', 'enumerate', 'case',
        'while_loop', 'svd', 'qr', 'eigh', 'self_adjoint_eig', 'lu', 'slogdet',
        'clip_by_global_norm',
    }
)  # fmt: skip
# Functions of Python that change nothing.
_PLAIN = frozenset({'len', 'range', 'list', 'tuple', 'zip', 'int', 'float', 'enumerate'})


def edits(run, sources: dict[str, Source]) -> dict[str, list[Edit]]:
    """Returns the edits that make data sets of queues, by modules; none if one has to stay."""
    paths = [path for _, path in run.uses.values()]
    if _PRODUCER not in paths or any(path.startswith('summary.merge_all') for path in paths):
        return {}  # Summaries of all would hold how full the queues are.
    found = {}
    try:
        for name, source in sources.items():
            reading = _Reading(run, source)
            if reading.producers:
                found[name] = reading.edits()
    except queue_sources.UnfitError:
        return {}
    return found


class _Reading(queue_sources.QueueSource):
    """The queues of files of one module."""

    def __init__(self, run, source: Source):
        super().__init__(run, source)
        self._top = source.tree.body
        self._module = ''
        self.producers = [
            call for call in trees.of_kind(source.tree, ast.Call) if self.path(call) == _PRODUCER
        ]
        self.gone: set[ast.stmt] = set()
        self.moved: set[ast.stmt] = set()

    def edits(self) -> list[Edit]:
        """Returns the edits for all of them."""
        made = []
        for producer in self.producers:
            made += self._of(producer)
        self.gone |= queue_sources.threads(self, self.gone, {'train.batch', _PRODUCER, *_READERS})
        return made + self._without()

    def _of(self, producer: ast.Call) -> list[Edit]:
        """Returns the edits that make a data set of one queue, and its batches."""
        start = self.parents[id(producer)]
        queue = self.one_name(start, producer)
        uses = self.loads(queue, start)
        if len(uses) != 1:
            raise queue_sources.UnfitError
        use = uses[0]
        read = self.parents[id(use)]
        statement = self.parents[id(read)]
        if (
            not isinstance(read, ast.Call)
            or not isinstance(read.func, ast.Attribute)
            or read.func.attr != 'read'
            or read.args != [use]
            or read.keywords
            or not isinstance(statement, ast.Assign)
            or len(statement.targets) != 1
            or not isinstance(statement.targets[0], (ast.Tuple, ast.List))
            or not all(isinstance(e, ast.Name) for e in statement.targets[0].elts)
        ):
            raise queue_sources.UnfitError
        key, value = statement.targets[0].elts
        if key.id != '_' and self.loads(key.id, statement):
            raise queue_sources.UnfitError
        reader, word = self._reader(read.func.value)
        suite = self.suite(statement)
        data = self._dataset(producer, reader)
        self.gone |= {start, statement}
        moved, batch = self._collected(statement, suite, value.id)
        if batch is None:
            self._check_files(start, statement)
            self.gone.discard(statement)
            text = f'{value.id} = {data}.make_one_shot_iterator().get_next()'
            return [Edit(*self.source.span(statement), text)]
        self._check_files(start, batch)
        self.gone |= set(moved)
        self.moved |= set(moved)
        text = self._batches(batch, moved, value.id, data, word)
        edit = Edit(*self.source.span(batch), text)
        return (
            [edit, self._gap(batch)] if text.startswith('def ') and suite is self._top else [edit]
        )

    # The parts of a pipeline.

    def _dataset(self, producer: ast.Call, reader: ast.Call) -> str:
        """Returns the expression of the records that a reader takes out of files."""
        given = _given(producer, _PRODUCED)
        files = given.get('string_tensor')
        listed = isinstance(files, (ast.List, ast.Tuple))
        single = listed and len(files.elts) == 1 and not isinstance(files.elts[0], ast.Starred)
        if files is None or not (single or _constant(given.get('shuffle'), True) is False):
            raise queue_sources.UnfitError
        self._check_known([files])
        module = self.source.segment(producer.func).removesuffix(f'.{_PRODUCER}')
        if not module.isidentifier() or not isinstance(producer.func, ast.Attribute):
            raise queue_sources.UnfitError
        self._module = module
        name, _ = _READERS[self.path(reader)]
        text = f'{module}.data.{name}({self.source.segment(files)})'
        options = _given(reader, ('skip_header_lines', 'name'))
        if set(options) - {'skip_header_lines', 'name'}:
            raise queue_sources.UnfitError
        skipped = options.get('skip_header_lines')
        if skipped is not None:
            if not single or not isinstance(_constant(skipped, 0), int):
                raise queue_sources.UnfitError
            text += f'.skip({self.source.segment(skipped)})'
        times = _constant(given.get('num_epochs'), None)
        if times is None:
            return f'{text}.repeat()'
        if type(times) is not int or times < 1:
            raise queue_sources.UnfitError
        return text if times == 1 else f'{text}.repeat({times})'

    def _reader(self, node: ast.expr) -> tuple[ast.Call, str]:
        """Returns the call that makes a reader, and a word for what it reads."""
        made = node
        if isinstance(node, ast.Name):
            bound = [n for n in self.names(node) if n.id == node.id and n is not node]
            statement = self.parents[id(bound[0])] if len(bound) == 1 else None
            made = getattr(statement, 'value', None)
            if not isinstance(made, ast.Call) or self.one_name(statement, made) != node.id:
                raise queue_sources.UnfitError
            self.gone.add(statement)
        if not isinstance(made, ast.Call) or self.path(made) not in _READERS:
            raise queue_sources.UnfitError
        return made, _READERS[self.path(made)][1]

    def _collected(self, read: ast.stmt, suite: list, value: str) -> tuple[list, ast.stmt | None]:
        """Returns what computes with a record, and the statement that collects some of them."""
        moved: list[ast.stmt] = []
        names = {value}
        batch = None
        for statement in suite[suite.index(read) + 1 :]:
            if not any(n.id in names for n in self.loaded(statement)):
                continue
            call = getattr(statement, 'value', None)
            if isinstance(call, ast.Call) and self.path(call) == 'train.batch':
                batch = statement
                break
            if not isinstance(statement, ast.Assign) or not self.source.stands_alone(statement):
                break
            moved.append(statement)
            names |= {
                n.id for t in statement.targets for n in trees.walk(t) if queue_sources.is_name(n)
            }
        if batch is None:
            if any(path.endswith('batch') for path in self.queue_paths()):
                raise queue_sources.UnfitError  # What collects records elsewhere, or shuffles them.
            return [], None
        inside = {id(n) for s in (*moved, batch, read) for n in trees.walk(s)}
        stored = {id(n) for s in (*moved, read) for n in trees.walk(s)}
        for node in self.names(read):
            if node.id not in names:
                continue
            known = inside if isinstance(node.ctx, ast.Load) else stored
            if id(node) not in known:
                raise queue_sources.UnfitError
        self._check_known([*moved, batch], names)
        self._check_order(suite, moved, batch, names)
        return moved, batch

    def _batches(self, batch: ast.stmt, moved: list, value: str, data: str, word: str) -> str:
        """Returns the statements that make batches of records."""
        given = _given(batch.value, _BATCHED)
        tensors, size = given.get('tensors'), given.get('batch_size')
        if (
            not isinstance(batch, ast.Assign)
            or len(batch.targets) != 1
            or size is None
            or not self.source.stands_alone(batch)
            or _constant(given.get('num_threads'), 1) != 1
            or _constant(given.get('enqueue_many'), False) is not False
            or _constant(given.get('dynamic_pad'), False) is not False
            or _constant(given.get('shapes'), None) is not None
        ):
            raise queue_sources.UnfitError
        smaller = _constant(given.get('allow_smaller_final_batch'), False)
        # What is no display may be a list of several tensors.
        if smaller not in (True, False) or not isinstance(tensors, (ast.List, ast.Tuple)):
            raise queue_sources.UnfitError
        elements = tensors.elts
        target = batch.targets[0]
        fits = isinstance(target, (ast.Tuple, ast.List)) and len(target.elts) == len(elements)
        if any(_may_be_tuple(e, moved) for e in elements) or (len(elements) > 1 and not fits):
            raise queue_sources.UnfitError
        if len(elements) == 1 and not isinstance(target, ast.Name):
            raise queue_sources.UnfitError
        function, lines = f'parse_{word}', []
        taken = {getattr(n, 'id', getattr(n, 'name', '')) for n in trees.walk(self.source.tree)}
        if {function, 'dataset'} & taken:
            raise queue_sources.UnfitError
        plain = not moved and len(elements) == 1 and getattr(elements[0], 'id', '') == value
        margin = ' ' * batch.col_offset
        if not plain:
            body = [textwrap.indent(textwrap.dedent(self._lines(s)), '    ') for s in moved]
            results = ', '.join(self.source.segment(e) for e in elements)
            gap = '' if margin else '\n'
            lines.append(f'def {function}({value}):\n{"".join(body)}    return {results}\n{gap}')
            data += f'.map({function})'
        rest = '' if smaller else ', drop_remainder=True'
        lines.append(f'dataset = {data}.batch({self.source.segment(size)}{rest})')
        left = self.source.segment(target)
        lines.append(f'{left} = dataset.make_one_shot_iterator().get_next()')
        return textwrap.indent('\n'.join(lines), margin).lstrip()

    def _check_known(self, nodes: list, own=frozenset()) -> None:
        """Checks that what stands in a data set only depends on what is known when it is made."""
        for part in (part for node in nodes for part in trees.walk(node)):
            if isinstance(part, (ast.Await, ast.Yield, ast.NamedExpr)):
                raise queue_sources.UnfitError
            if isinstance(part, ast.Call) and self.path(part):
                kind = self.run.kind(self.path(part))
                if kind not in ('pure', 'value', 'control_flow') and (
                    self.path(part) != 'train.batch'
                ):
                    raise queue_sources.UnfitError
            elif isinstance(part, ast.Call) and getattr(part.func, 'id', '') not in _PLAIN:
                raise queue_sources.UnfitError
            if queue_sources.is_name(part) and part.id not in own:
                held = [b.value for b in self.run.reads.get(id(part), ())]
                held += self.run.local_values.get(id(part), ())
                if any(values.is_deferred(v) or values.variables_in(v) for v in held):
                    raise queue_sources.UnfitError

    def _check_order(self, suite: list, moved: list, batch: ast.stmt, own: set) -> None:
        """Checks that it does not matter how far down statements move."""
        first = suite.index(moved[0]) if moved else suite.index(batch)
        read = {n.id for s in moved for n in self.loaded(s)} - own
        for statement in suite[first : suite.index(batch)]:
            names = {n.id for n in trees.walk(statement) if queue_sources.is_name(n)}
            if statement not in moved and names & read - {self._module}:
                raise queue_sources.UnfitError
        for statement in moved:
            if any(_is_long_text(n) for n in trees.walk(statement)):
                raise queue_sources.UnfitError

    def _check_files(self, start: ast.stmt, end: ast.stmt) -> None:
        """Checks that the files which a queue names stay the same until a data set names them."""
        names = {n.id for n in self.loaded(start)} - {self._module}
        suite = self.suite(start)
        if names and end not in suite:
            raise queue_sources.UnfitError
        for statement in suite[suite.index(start) + 1 : suite.index(end)] if names else ():
            if names & {n.id for n in trees.walk(statement) if queue_sources.is_name(n)}:
                raise queue_sources.UnfitError

    # The source.

    def _lines(self, statement: ast.stmt) -> str:
        return self.source.text[slice(*self._span(statement))]

    def _span(self, statement: ast.stmt) -> tuple[int, int]:
        """Returns the bounds of a statement's lines, with the comments that move with it."""
        first = statement.lineno
        above = {c.line for c in self.source.comments if c.own_line}
        while statement in self.moved and first - 1 in above:
            first -= 1
        return self.source.line_start(first), self.source.line_start(statement.end_lineno + 1)

    def _without(self) -> list[Edit]:
        """Returns the edits that take statements away, with blank lines that would be left."""
        spans: list[list[int]] = []
        for start, end in sorted(map(self._span, self.gone)):
            if spans and spans[-1][1] == start:
                spans[-1][1] = end
            else:
                spans.append([start, end])
        text, made = self.source.text, []
        for start, end in spans:
            if text[:start].endswith('\n\n'):
                while text[end : end + 1] == '\n':
                    end += 1
            made.append(Edit(start, end, ''))
        return made

    def _gap(self, batch: ast.stmt) -> Edit:
        """Returns the edit that puts two lines between a function of the module and others."""
        first = batch.lineno
        above = {c.line for c in self.source.comments if c.own_line}
        while first - 1 in above:
            first -= 1
        start = self.source.line_start(first)
        known = self.source.text[:start]
        missing = 2 - (len(known) - len(known.rstrip('\n')) - 1)
        return Edit(start, start, '\n' * max(missing, 0))


def _given(call: ast.Call, names: tuple) -> dict[str, ast.expr]:
    """Returns the arguments of a call by their names."""
    if any(isinstance(a, ast.Starred) for a in call.args) or len(call.args) > len(names):
        raise queue_sources.UnfitError
    return {
        **dict(zip(names, call.args, strict=False)),
        **{k.arg or '': k.value for k in call.keywords},
    }


def _constant(node: ast.expr | None, default):
    """Returns what an argument says; the node itself where that is not known."""
    if node is None:
        return default
    return node.value if isinstance(node, ast.Constant) else node


def _is_long_text(node: ast.AST) -> bool:
    """Tells whether a text has several lines, which an indentation would change."""
    return (
        isinstance(node, (ast.Constant, ast.JoinedStr))
        and isinstance(getattr(node, 'value', ''), (str, bytes))
        and node.end_lineno > node.lineno
    )


def _may_be_tuple(node: ast.expr, moved: list) -> bool:
    """Tells whether a data set may take a value for several, which a batch makes one tensor of."""
    if isinstance(node, ast.Name):
        return any(
            _may_be_tuple(s.value, moved)
            for s in moved
            if any(getattr(t, 'id', '') == node.id for t in s.targets)
        )
    if isinstance(node, ast.Call):
        name = getattr(node.func, 'attr', getattr(node.func, 'id', ''))
        return name in _OF_SEVERAL
    return not isinstance(node, (ast.Subscript, ast.BinOp, ast.UnaryOp, ast.List, ast.Constant))
