"""What a conversion hands back: text, findings, notes, the name map, the steps."""

import ast
import collections

from migration.convert import imports, legacy_aliases, names, report, troubles
from migration.program import parts, unit, values
from migration.syntax import marks, parsing
from migration.syntax.source import Source


def refused(this: unit.Unit, obstacles: list, others: list) -> report.FileResult:
    """Returns the result of a module that is not converted, itself or because of others."""
    findings = [_finding(this, obstacle, 'error') for obstacle in obstacles]
    for source, obstacle in others:
        line = span_of(obstacle.site, source).line
        reason = f'it is one program with {source.filename}, line {line}: {obstacle.reason}'
        findings.append(
            report.Finding(obstacle.rule, troubles.START, 'error', reason, obstacle.way_out)
        )
    # A whole order: one span and rule may have several reasons, and a set has none of its own.
    findings = sorted(set(findings), key=lambda f: (f.span, f.rule, f.reason, f.way_out))
    return report.FileResult(
        status='refused', text=this.source.first.text, findings=tuple(findings)
    )


def all_refused(views: dict[str, unit.Unit]) -> dict[str, report.FileResult]:
    """Returns the results of a program that is not converted, of which each module has its own."""
    first = next(iter(views.values()))
    obstacles: dict[unit.Unit, list] = {view: [] for view in views.values()}
    for obstacle in first.program.obstacles:
        # What has no place in the text is told where the program begins.
        owner = next((view for view in views.values() if view.owns(obstacle.site)), first)
        obstacles[owner].append(obstacle)
    found = {}
    for name, view in views.items():
        others = [
            (other.source, obstacle)
            for other, held in obstacles.items()
            for obstacle in (held if not obstacles[view] else ())
        ]
        found[name] = refused(view, obstacles[view], others)
    return found


def _finding(this: unit.Unit, obstacle, severity: str) -> report.Finding:
    """Returns what the user is told about an obstacle."""
    place = span_of(obstacle.site, this.source)
    return report.Finding(obstacle.rule, place, severity, obstacle.reason, obstacle.way_out)


def span_of(node: ast.AST, source: Source) -> report.Span:
    """Returns where a node is in the text that was read."""
    if not hasattr(node, 'lineno'):
        return report.Span(1, 0, 1, 0)
    if source.origin is None:
        return report.Span.of(node)
    begin = source.place_read(node.lineno, node.col_offset)
    return report.Span(*begin, *source.place_read(node.end_lineno, node.end_col_offset))


def converted(this: unit.Unit, text: str) -> report.FileResult:
    """Returns the result of a converted module."""
    text = imports.add(text, this.imports)
    text = legacy_aliases.drop(text)
    text = imports.tidy(text, this.source.tree, this.tensorflow)
    text, places = marks.strip(text)
    notes = [
        report.Note(rule, span_of(node, this.source), 'proved', message)
        for rule, node, message in [*this.structure.notes, *this.notes]
        if this.owns(node)
    ]
    after = Source(text, this.source.filename, parsing.parse(text))
    notes += dropped_comments(this.source.first, after)
    steps = []
    for number, start, end in places:
        step = this.program.steps[number]
        function = this.structure.by_site[id(step.site)]
        parameter = this.structure.step_parameters.get(id(step.site))
        ignored = id(step.site) in this.structure.ignored
        steps.append(
            report.Step(
                id=number,
                function=parameter.name if parameter is not None else function.name or None,
                original=span_of(step.site, this.source),
                converted=report.Span(*after.place(start), *after.place(end)),
                fetches=tuple(step.texts),
                returned=() if ignored else _flat_places(step),
                training=function.train is not None,
            )
        )
    changed = text != this.source.first.text
    warnings = [w for w in this.program.warnings if changed and this.owns(w.site)]
    return report.FileResult(
        status='converted' if changed else 'unchanged',
        text=text,
        findings=tuple(_finding(this, w, 'warning') for w in warnings),
        notes=tuple(notes),
        name_map=names.name_map(this),
        steps=tuple(steps),
    )


def _flat_places(step) -> tuple[int, ...]:
    """Returns which of the flattened fetches the function of a step returns."""
    places, at = [], 0
    for leaf in step.tree.leaves():
        count = _leaves(leaf.element.value)
        if not parts.is_operation(leaf.element.value):
            places += range(at, at + count)
        at += count
    return tuple(places)


def _leaves(value: values.Value) -> int:
    if isinstance(value, values.Sequence):
        return sum(map(_leaves, value.items))
    if isinstance(value, values.Mapping):
        return sum(_leaves(item) for _, item in value.current())
    return 1


def dropped_comments(before: Source, after: Source) -> list[report.Note]:
    """Returns a note for each comment that the converted text lacks."""
    kept = collections.Counter(after.text[c.start : c.end] for c in after.comments)
    notes = []
    for comment in before.comments:
        words = before.text[comment.start : comment.end]
        kept[words] -= 1
        if kept[words] < 0:
            span = report.Span(*before.place(comment.start), *before.place(comment.end))
            notes.append(report.Note('comment_dropped', span, 'proved', words))
    return notes
