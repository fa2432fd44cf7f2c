"""The two programs to compare, and which call of one is which call of the other."""

import ast
import dataclasses
import json
import pathlib
from collections.abc import Mapping, Sequence

from migration.convert import report
from migration.verify.runners import instrument, patterns

_TARGET = '2.21'


class CannotVerifyError(Exception):
    """There is nothing to compare, or no way to do it."""


@dataclasses.dataclass(frozen=True)
class Source:
    """One program's text, and how to speak of places in it."""

    path: pathlib.Path
    data: bytes

    @property
    def tree(self) -> ast.Module:
        """A fresh syntax tree."""
        return ast.parse(self.data, str(self.path))

    def line(self, number: int) -> str:
        """Returns the text of a line, without its indentation."""
        lines = self.data.decode('utf-8', 'replace').splitlines()
        return lines[number - 1].strip() if 0 < number <= len(lines) else ''


@dataclasses.dataclass(frozen=True)
class Pair:
    """An original and its conversion.

    Attributes:
      original: the program for TensorFlow 1.x.
      converted: what was made of it.
      steps: the evaluations, from the report.
      numbers: for each step, the number of its call in the original (see instrument.calls).
      name_map: from a variable's name to its Python path.
      target: the TensorFlow that the conversion is for.
      remarks: what the reader must know about how the pair was put together.
    """

    original: Source
    converted: Source
    steps: tuple[report.Step, ...]
    numbers: tuple[int, ...]
    name_map: Mapping[str, str]
    target: str
    remarks: tuple[str, ...] = ()

    def path(self, name: str) -> str | None:
        """Returns the Python path of a variable; those of further graphs may share one."""
        again = self.name_map.get(f'{name.split("#")[0]}#+')
        return self.name_map.get(name, again) or patterns.path(self.name_map, name)


def read(path: pathlib.Path) -> Source:
    """Returns a program.

    Raises:
      CannotVerifyError: it cannot be read, or is not Python 3.
    """
    try:
        source = Source(path, path.read_bytes())
        source.tree  # noqa: B018  Parses.
    except OSError as error:
        raise CannotVerifyError(f'{path} cannot be read: {error.strerror}') from error
    except SyntaxError as error:
        raise CannotVerifyError(f'{path}:{error.lineno} is not Python 3: {error.msg}') from error
    except ValueError as error:
        raise CannotVerifyError(f'{path} is not Python 3: {error}') from error
    return source


def _span(node: ast.AST) -> report.Span:
    return report.Span.of(node)


def call_name(node: ast.AST) -> str | None:
    """Returns the last part of the name that a call calls."""
    if not isinstance(node, ast.Call):
        return None
    return getattr(node.func, 'attr', getattr(node.func, 'id', None))


def _last(function: str) -> str:
    return function.rsplit('.', 1)[-1]


def _expressions(source: Source) -> dict[report.Span, list[ast.expr]]:
    found: dict[report.Span, list[ast.expr]] = {}
    for node in ast.walk(source.tree):
        if isinstance(node, ast.expr):
            found.setdefault(_span(node), []).append(node)
    return found


def _inside(source: Source, span: report.Span) -> report.Span:
    """Returns the span of an expression without the parentheses around it."""
    lines = source.data.splitlines()[span.line - 1 : span.end_line]
    if not lines:
        return span
    lines[-1] = lines[-1][: span.end_column]
    lines[0] = lines[0][span.column :]
    try:
        node = ast.parse(b'(' + b'\n'.join(lines) + b'\n)', mode='eval').body
    except (SyntaxError, ValueError):
        return span
    first, last = node.lineno - 1, node.end_lineno - 1
    return report.Span(
        span.line + first,
        node.col_offset + (0 if first else span.column - 1),
        span.line + last,
        node.end_col_offset + (0 if last else span.column - 1),
    )


def _spans_fit(converted: Source, steps: Sequence[report.Step]) -> bool:
    """Tells whether each step's expression stands where the report says."""
    found = _expressions(converted)
    for step in steps:
        nodes = found.get(step.converted, [])
        if step.function is None:
            if not nodes:
                return False
        elif _last(step.function) not in map(call_name, nodes):
            return False
    return True


def _traced(tree: ast.Module) -> set[ast.AST]:
    """Returns the nodes that run inside a `tf.function` and so are no call of a step."""
    functions: dict[str, list[ast.FunctionDef]] = {}
    todo = []
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            functions.setdefault(node.name, []).append(node)
            names = [call_name(d) or getattr(d, 'attr', None) for d in node.decorator_list]
            todo += [node] if 'function' in names else []
    inside: set[ast.AST] = set()
    while todo:
        for node in ast.walk(todo.pop()):
            if node not in inside:
                inside.add(node)
                # What they call is traced with them.
                todo += functions.get(call_name(node) or '', ())
    return inside


def _match_by_name(
    converted: Source, result: report.FileResult
) -> tuple[list[report.Step], list[str]]:
    """Finds the steps again in a text that was edited since it was converted."""
    calls: dict[str | None, list[ast.Call]] = {}
    tree = converted.tree
    traced = _traced(tree)
    for node in instrument.calls(tree):
        if node not in traced:
            calls.setdefault(call_name(node), []).append(node)
    matched, remarks = [], []
    numpy_of = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == 'numpy'
    ]
    by_function: dict[str, list[report.Step]] = {}
    for step in sorted(result.steps, key=lambda step: step.converted):
        if step.function is not None:
            by_function.setdefault(_last(step.function), []).append(step)
            continue
        # `global_step` became `optimizer.iterations.numpy()`, if the name map says so.
        paths = [result.name_map.get(fetch) for fetch in step.fetches]
        nodes = [node for node in numpy_of if [ast.unparse(node)] == paths]
        if len(nodes) == 1:
            matched.append(dataclasses.replace(step, converted=_span(nodes[0])))
        else:
            remarks.append(f'step {step.id} (a variable read) was not found in the edited text')
    for name, wanted in by_function.items():
        found = sorted(calls.get(name, []), key=lambda node: _span(node))
        if len(found) != len(wanted):
            raise CannotVerifyError(
                f'{converted.path} was edited since it was converted, and calls {name} in '
                f'{len(found)} places where the conversion had {len(wanted)}'
            )
        matched += [
            dataclasses.replace(step, converted=_span(node))
            for step, node in zip(wanted, found, strict=True)
        ]
    return sorted(matched, key=lambda step: step.id), remarks


def read_report(path: pathlib.Path, original: pathlib.Path) -> tuple[str, report.FileResult]:
    """Returns the target and the result that a report holds for an original."""
    try:
        made = report.Report.from_json(json.loads(path.read_text()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise CannotVerifyError(f'{path} is not a report of the converter: {error}') from error
    files = list(made.files.items())
    for fits in (
        lambda name: pathlib.Path(name).resolve() == original.resolve(),
        lambda name: pathlib.Path(name).name == original.name,
        lambda name: len(files) == 1,
    ):
        found = [result for name, result in files if fits(name)]
        if len(found) == 1:
            return made.target, found[0]
    raise CannotVerifyError(f'{path} does not say anything about {original}')


def _convert(original: Source, target: str) -> report.FileResult:
    from migration.convert import pipeline  # LibCST takes a while, and a report saves it.

    text = original.data.decode('utf-8-sig')
    result = pipeline.convert_source(text, filename=str(original.path), target=target)
    if result.text is None or result.status in ('refused', 'error'):
        reasons = '; '.join(f'line {f.span.line}: {f.reason}' for f in result.findings[:3])
        raise CannotVerifyError(f'{original.path} is not converted ({result.status}): {reasons}')
    return result


def _beside(converted: pathlib.Path) -> pathlib.Path | None:
    for path in (
        converted.with_name(converted.name + '.report.json'),
        converted.with_name('report.json'),
    ):
        if path.is_file():
            return path
    return None


def make(
    original: Source, converted: Source, result: report.FileResult, target: str, remarks=()
) -> Pair:
    """Returns the pair that a report describes, found again in an edited text if need be."""
    steps, remarks = list(result.steps), list(remarks)
    whole = _expressions(converted)
    steps = [
        step
        if step.converted in whole
        else dataclasses.replace(step, converted=_inside(converted, step.converted))
        for step in steps
    ]
    if not _spans_fit(converted, steps):
        steps, more = _match_by_name(converted, result)
        why = f'{converted.path} was edited since it was converted'
        if result.text is not None and result.text.encode() == converted.data:
            why = 'the report does not say truly where its steps are'
        remarks += [f'{why}: steps are matched by the names of their functions', *more]
    places = {_span(node): n for n, node in enumerate(instrument.calls(original.tree))}
    numbers = [places.get(step.original, -1) for step in steps]
    for step, number in zip(steps, numbers, strict=True):
        if number < 0:
            place = f'{original.path}:{step.original.line}'
            raise CannotVerifyError(f'{place}: there is no call there, as the report says')
    return Pair(
        original,
        converted,
        tuple(steps),
        tuple(numbers),
        result.name_map,
        target,
        tuple(remarks),
    )


def load(
    original_path: pathlib.Path,
    converted_path: pathlib.Path | None = None,
    report_path: pathlib.Path | None = None,
    target: str | None = None,
) -> Pair:
    """Reads or makes both programs.

    The target is, if not given, the one that the report names.

    Raises:
      CannotVerifyError: a file cannot be read, or the original is not converted.
    """
    original = read(original_path)
    if converted_path is None:
        target = target or _TARGET
        result = _convert(original, target)
        path = original_path.with_name(original_path.stem + '_tf2.py')
        return make(original, Source(path, (result.text or '').encode()), result, target)
    converted = read(converted_path)
    report_path = report_path or _beside(converted_path)
    if report_path is not None:
        made_for, result = read_report(report_path, original_path)
        if result.steps:
            return make(original, converted, result, target or made_for)
        raise CannotVerifyError(f'{report_path} names no step of {original_path} ({result.status})')
    target = target or _TARGET
    return make(original, converted, _convert(original, target), target)
