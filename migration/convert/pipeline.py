"""The whole conversion on one page.

parse -> execute on abstract values -> decide the structure -> rules propose -> freeze -> write
"""

import ast
import importlib
import pathlib

from migration.convert import emit, name_flow, placement, report, result
from migration.facts import bound_names
from migration.facts import imports as source_imports
from migration.program import interpreter, leftovers, structure, unit
from migration.rules.tables import symbols
from migration.syntax import edits, marks, rewrite, trees
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
    apart: frozenset = frozenset()
    while True:
        try:
            return _convert(source, parsed, target, apart)
        except name_flow.ClashError as clash:
            apart |= {clash.key}


def _convert(source: str, parsed: Source, target: str, apart: frozenset) -> report.FileResult:
    """Converts a module, in which the names `apart` get new ones.

    Raises:
      name_flow.ClashError: another name hides a value that a function needs.
    """
    if marks.has_marks(source) or not source_imports.imports(parsed.tree, 'tensorflow'):
        return report.FileResult(status='unchanged', text=source)
    run = interpreter.execute(symbols.lookup, parsed.tree)
    if not is_legacy(run):
        return report.FileResult(status='unchanged', text=source)
    decided = structure.Structure(run, parsed.tree, source_imports.names(parsed.tree), apart)
    this = unit.Unit(parsed, run, decided, target, tensorflow=tensorflow_name(run))
    if not any(getattr(held[0].value, 'path', None) == '' for held in run.bindings.values()):
        this.imports.append(f'import tensorflow as {this.tensorflow}')
    leftovers.check(this)
    placement.optimizer_names(this)
    this.name_counters()
    renderer = rewrite.Renderer(parsed)
    for name in _RULES:
        rule = importlib.import_module(f'migration.rules.{name}')
        for proposal in rule.propose(this):
            if not has_true_position(parsed, proposal.node):
                this.obstacle(
                    'position_unknown',
                    proposal.node,
                    'Python does not tell where exactly this part of an f-string is',
                    'compute it before the string',
                )
                continue
            try:
                renderer.add(proposal)
            except rewrite.ConflictError as error:
                this.obstacle('conflict', proposal.node, str(error))
    if run.program.obstacles:
        return result.refused(this)
    try:
        text = emit.Emitter(this, renderer).text()
        check_names(this, ast.parse(marks.plain(text)))
    except edits.OverlapError as error:
        this.obstacle('conflict', parsed.tree.body[0], str(error))
    except SyntaxError as error:
        # Where something is refused anyway, nobody meant this text to be written.
        if not run.program.obstacles:
            this.obstacle(
                'unparsable_output', parsed.tree.body[0], f'the result would not parse: {error}'
            )
    if run.program.obstacles:
        return result.refused(this)
    return result.converted(this, text)


def check_names(this: unit.Unit, tree: ast.Module) -> None:
    """Refuses a result that reads a name which nothing in it binds any more."""
    before = bound_names.unbound(this.source.tree)
    imported = {line.split()[-1] for line in this.imports}
    for name in sorted(bound_names.unbound(tree) - before - imported):
        this.obstacle(
            'name_lost',
            next(
                (n for n in trees.walk(this.source.tree) if getattr(n, 'id', None) == name),
                this.source.tree.body[0],
            ),
            f'`{name}` is read by code that stays, and nothing binds it any more',
            'remove this use, or run the graph in another way',
        )


def has_true_position(parsed: Source, node: ast.AST) -> bool:
    """Tells whether the text at a node's position is that node; inside f-strings it may not be."""
    if not isinstance(node, ast.expr) or not isinstance(getattr(node, 'ctx', ast.Load()), ast.Load):
        return True
    try:
        found = ast.parse(f'({parsed.segment(node)})', mode='eval').body
    except (SyntaxError, ValueError):
        return False
    return ast.dump(found) == ast.dump(node)


def is_legacy(run: interpreter.Interpreter) -> bool:
    """Tells whether a module uses anything that TF 2 does not have under the same name."""
    if run.program.steps or run.program.sessions or run.program.inputs or run.dimensions:
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
