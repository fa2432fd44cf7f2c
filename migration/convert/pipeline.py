"""The whole conversion on one page.

parse -> execute on abstract values -> decide the structure -> rules propose -> freeze -> write
"""

import ast
import collections
import importlib
import pathlib

from migration.convert import emit, imports, report
from migration.program import interpreter, leftovers, parts, structure, unit, values
from migration.rules.tables import symbols
from migration.syntax import edits, marks, rewrite
from migration.syntax.source import Source

# A rule is a file in the folder `rules`; nothing lists them.
_RULES = sorted(
    path.stem
    for path in (pathlib.Path(__file__).parent.parent / 'rules').glob('*.py')
    if not path.stem.endswith('_test') and not path.stem.startswith('_')
)


def convert_source(source: str, *, filename: str, target: str = '2.21') -> report.FileResult:
    """Converts the text of one module.

    Args:
      source: the text.
      filename: what messages call it.
      target: the TensorFlow version to convert to, '2.21' or '2.15'.

    Returns:
      The converted text, or the reasons why there is none.

    Raises:
      SyntaxError: the text is not Python 3.
    """
    parsed = Source(source, filename)
    if marks.has_marks(source) or not uses_tensorflow(parsed.tree):
        return report.FileResult(status='unchanged', text=source)
    run = interpreter.Interpreter(symbols.lookup)
    run.run(parsed.tree)
    if not is_legacy(run, parsed.tree):
        return report.FileResult(status='unchanged', text=source)
    names = {n.id for n in ast.walk(parsed.tree) if isinstance(n, ast.Name)}
    names |= {n.arg for n in ast.walk(parsed.tree) if isinstance(n, ast.arg)}
    decided = structure.Structure(run, parsed.tree, names)
    this = unit.Unit(parsed, run, decided, target, tensorflow=tensorflow_name(run))
    if not any(getattr(held[0].value, 'path', None) == '' for held in run.bindings.values()):
        this.imports.append(f'import tensorflow as {this.tensorflow}')
    leftovers.check(this)
    emit.optimizer_names(this)
    this.name_counters()
    renderer = rewrite.Renderer(parsed)
    for name in _RULES:
        rule = importlib.import_module(f'migration.rules.{name}')
        for proposal in rule.propose(this):
            try:
                renderer.add(proposal)
            except rewrite.ConflictError as error:
                this.obstacle('conflict', proposal.node, str(error))
    if run.program.obstacles:
        return refused(this)
    try:
        text = emit.Emitter(this, renderer).text()
    except edits.OverlapError as error:
        this.obstacle('conflict', parsed.tree.body[0], str(error))
    if run.program.obstacles:
        return refused(this)
    return converted(this, text)


def uses_tensorflow(tree: ast.Module) -> bool:
    """Tells whether a module imports TensorFlow at all."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            names = [node.module or '']
        else:
            continue
        if any(name.split('.')[0] == 'tensorflow' for name in names):
            return True
    return False


def is_legacy(run: interpreter.Interpreter, tree: ast.Module) -> bool:
    """Tells whether a module uses anything that TF 2 does not have under the same name."""
    if run.program.steps or run.program.sessions or run.program.inputs:
        return True
    for _, path in run.uses.values():
        row = symbols.lookup(path)
        if row is not None and row.kind != 'module' and row.tf2 != path:
            return True
    return any('compat.v1' in ast.unparse(node) for node in run.imports)


def tensorflow_name(run: interpreter.Interpreter) -> str:
    """Returns how the module spells TensorFlow."""
    for name, held in run.bindings.items():
        value = held[0].value
        if getattr(value, 'path', None) == '':
            return name
    return 'tf'


def refused(this: unit.Unit) -> report.FileResult:
    """Returns the result of a module that is not converted."""
    findings = [
        report.Finding(o.rule, span_of(o.site), 'error', o.reason, o.way_out)
        for o in this.program.obstacles
    ]
    findings = sorted(set(findings), key=lambda f: (f.span, f.rule))
    return report.FileResult(status='refused', text=this.source.text, findings=tuple(findings))


def span_of(node: ast.AST) -> report.Span:
    """Returns where a node is."""
    if not hasattr(node, 'lineno'):
        return report.Span(1, 0, 1, 0)
    return report.Span.of(node)


def converted(this: unit.Unit, text: str) -> report.FileResult:
    """Returns the result of a converted module."""
    text = imports.add(text, this.imports)
    text = imports.tidy(text, this.source.tree, this.tensorflow)
    text, places = marks.strip(text)
    notes = [
        report.Note(rule, span_of(node), 'proved', message) for rule, node, message in this.notes
    ]
    after = Source(text, this.source.filename)
    notes += dropped_comments(this.source, after)
    steps = []
    for number, start, end in places:
        step = this.program.steps[number]
        function = this.structure.by_site[id(step.site)]
        ignored = id(step.site) in this.structure.ignored
        steps.append(
            report.Step(
                id=number,
                function=function.name or None,
                original=span_of(step.site),
                converted=report.Span(*after.place(start), *after.place(end)),
                fetches=tuple(step.texts),
                returned=() if ignored else _flat_places(function),
                training=function.train is not None,
            )
        )
    name_map = {v.name: this.references[v] for v in this.program.variables if v in this.references}
    return report.FileResult(
        status='converted' if text != this.source.text else 'unchanged',
        text=text,
        notes=tuple(notes),
        name_map=name_map,
        steps=tuple(steps),
    )


def _flat_places(function: parts.StepFunction) -> tuple[int, ...]:
    """Returns which of the flattened fetches a function returns."""
    places, at = [], 0
    for index, element in enumerate(function.elements):
        if index in function.returned:
            places.append(at)
        at += _leaves(element.value)
    return tuple(places)


def _leaves(value: values.Value) -> int:
    if isinstance(value, values.Sequence):
        return sum(map(_leaves, value.items))
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
