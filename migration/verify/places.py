"""Finds the steps of a report again in the text that it is about, be it edited since."""

import ast
import dataclasses
from collections.abc import Sequence

from migration.convert import report
from migration.verify.runners import instrument
from migration.verify.sources import CannotVerifyError, Source


def span(node: ast.AST) -> report.Span:
    """Returns where an expression stands."""
    return report.Span.of(node)


def find(converted: Source, result: report.FileResult) -> tuple[list[report.Step], list[str]]:
    """Returns the steps of a report where they stand now, and remarks about how they were found.

    Raises:
      CannotVerifyError: the text was edited, and there is another number of calls.
    """
    whole = _expressions(converted)
    steps = [
        step
        if step.converted in whole
        else dataclasses.replace(step, converted=_inside(converted, step.converted))
        for step in result.steps
    ]
    if _spans_fit(whole, steps):
        return steps, []
    steps, remarks = _match_by_name(converted, result)
    why = f'{converted.path} was edited since it was converted'
    if result.text is not None and result.text.encode() == converted.data:
        why = 'the report does not say truly where its steps are'
    return steps, [f'{why}: steps are matched by the names of their functions', *remarks]


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
            found.setdefault(span(node), []).append(node)
    return found


def _inside(source: Source, told: report.Span) -> report.Span:
    """Returns the span of an expression without the parentheses around it."""
    lines = source.data.splitlines()[told.line - 1 : told.end_line]
    if not lines:
        return told
    lines[-1] = lines[-1][: told.end_column]
    lines[0] = lines[0][told.column :]
    try:
        node = ast.parse(b'(' + b'\n'.join(lines) + b'\n)', mode='eval').body
    except (SyntaxError, ValueError):
        return told
    first, last = node.lineno - 1, node.end_lineno - 1
    return report.Span(
        told.line + first,
        node.col_offset + (0 if first else told.column - 1),
        told.line + last,
        node.end_col_offset + (0 if last else told.column - 1),
    )


def _spans_fit(found: dict, steps: Sequence[report.Step]) -> bool:
    """Tells whether each step's expression is among those found where the report says."""
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
            matched.append(dataclasses.replace(step, converted=span(nodes[0])))
        else:
            remarks.append(f'step {step.id} (a variable read) was not found in the edited text')
    for name, wanted in by_function.items():
        found = sorted(calls.get(name, []), key=lambda node: span(node))
        if len(found) != len(wanted):
            raise CannotVerifyError(
                f'{converted.path} was edited since it was converted, and calls {name} in '
                f'{len(found)} places where the conversion had {len(wanted)}'
            )
        matched += [
            dataclasses.replace(step, converted=span(node))
            for step, node in zip(wanted, found, strict=True)
        ]
    return sorted(matched, key=lambda step: step.id), remarks
