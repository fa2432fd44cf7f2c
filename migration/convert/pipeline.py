"""The whole conversion on one page.

parse -> execute on abstract values -> decide the structure -> rules propose -> freeze -> write
"""

import ast
import functools
import importlib
import pathlib

from migration.convert import emit, legacy_scan, name_flow, package, placement, report, result
from migration.facts import asked_names, bound_names
from migration.facts import imports as source_imports
from migration.program import (
    collecting,
    interpreter,
    leftovers,
    queue_reading,
    rebuilt,
    state,
    structure,
    unit,
    values,
)
from migration.rules.tables import symbols
from migration.syntax import edits, marks, parsing, rewrite, trees
from migration.syntax.source import Source


@functools.cache
def _rules() -> list:
    """Returns the rules: each is a file in the folder `rules`; nothing lists them."""
    names = sorted(path.stem for path in (pathlib.Path(__file__).parents[1] / 'rules').glob('*.py'))
    return [
        importlib.import_module(f'migration.rules.{name}')
        for name in names
        if not name.endswith('_test') and not name.startswith('_')
    ]


def convert_source(source: str, *, filename: str, target: str = '2.21') -> report.FileResult:
    """Converts the text of one module.

    Args:
      source: the text.
      filename: what messages call it.
      target: the TensorFlow version to convert to, '2.21' or '2.15'.

    Returns:
      The converted text, or the reasons why there is none.

    Raises:
      SyntaxError: the text names TensorFlow and is not Python 3.
    """
    if not legacy_scan.mentions(source):
        return report.FileResult(status='unchanged', text=source)
    parsed = Source(source, filename, parsing.parse(source))
    if not source_imports.imports(parsed.tree, 'tensorflow'):
        return report.FileResult(status='unchanged', text=source)
    return convert_program(parsed, target)['']


def convert_program(
    parsed: Source, target: str, modules: package.Modules | None = None
) -> dict[str, report.FileResult]:
    """Converts a module, with the modules of a package that it imports.

    Args:
      parsed: the module where the program begins.
      target: the TensorFlow version to convert to.
      modules: the modules of the package.

    Returns:
      The results by the names of the modules; a module that is alone has the name ''.
    """
    run = interpreter.execute(symbols.lookup, parsed.tree, modules, is_legacy)
    sources = package.sources(parsed, modules, run.imported)
    made = queue_reading.edits(run, sources) if is_legacy(run) else {}
    if made:
        other = _edited(made, parsed, sources, target, modules)
        if not _is_refused(other):
            return other
    made = collecting.edits(run, sources) if is_legacy(run) else {}
    if made:
        return _edited(made, parsed, sources, target, modules)
    for conditions in run.options_found():
        found = _converted(parsed, target, modules, conditions=conditions)
        if not _is_refused(found):
            return found
    found = _converted(parsed, target, modules, run)
    conditions = run.conditions_to_enter() if _is_refused(found) else None
    if conditions:
        other = _converted(parsed, target, modules, conditions=conditions)
        if not _is_refused(other):
            return other
    made = rebuilt.edits(run, sources) if _is_refused(found) else {}
    if made:
        other = _edited(made, parsed, sources, target, modules)
        return found if _is_refused(other) else other
    return found


def _edited(made: dict, parsed: Source, sources: dict, target: str, modules) -> dict:
    """Converts a program with some edits, by modules."""
    changed = {name: sources[name].edited(held) for name, held in made.items()}
    first = getattr(parsed.tree, 'module_name', '')
    modules = modules.edited(changed) if modules is not None else None
    return convert_program(changed.get(first, parsed), target, modules)


def _is_refused(found: dict[str, report.FileResult]) -> bool:
    return any(result.status == 'refused' for result in found.values())


def _converted(parsed: Source, target: str, modules, run=None, **followed) -> dict:
    """Converts a program in which some conditions are followed otherwise than they are."""
    apart: frozenset = frozenset()
    while True:
        try:
            run = run or interpreter.execute(
                symbols.lookup, parsed.tree, modules, is_legacy, **followed
            )
            return _convert(parsed, target, modules, apart, run)
        except name_flow.ClashError as clash:
            apart, run = apart | {clash.key}, None


def _convert(parsed: Source, target: str, modules, apart: frozenset, run) -> dict:
    """Converts a program that was executed, in which the names `apart` get new ones.

    Raises:
      name_flow.ClashError: another name hides a value that a function needs.
    """
    sources = package.sources(parsed, modules, run.imported)
    check_marks(run, sources)
    if not is_legacy(run):
        return {n: report.FileResult('unchanged', s.first.text) for n, s in sources.items()}
    if collecting.edits(run, sources):  # Only what is cut off or not known leads to these.
        return {name: report.FileResult('refused') for name in sources}
    tree = package.joined(sources)
    decided = structure.Structure(run, tree, source_imports.names(tree), apart)
    this = unit.Unit(parsed, run, decided, target)
    placement.optimizer_names(this)
    this.name_counters()
    leftovers.check(this)
    views = {name: _view(this, name, source) for name, source in sources.items()}
    renderers = _renderers(views)
    if run.program.obstacles:
        return result.all_refused(views)
    texts = {}
    for name, view in views.items():
        try:
            if not view.source.tree.body:
                texts[name] = view.source.text
                continue
            texts[name] = emit.Emitter(view, renderers[name]).text()
            plain = marks.plain(texts[name])
            check_names(view, plain, parsing.parse(plain))
        except edits.OverlapError as error:
            this.obstacle('conflict', view.source.tree.body[0], str(error))
        except rewrite.ForeignNodeError as error:
            this.obstacle(
                'program_in_several_modules',
                error.node,
                'a function would hold statements of several modules',
                'build the graph and run it in one module',
            )
        except SyntaxError as error:
            # Where something is refused anyway, nobody meant this text to be written.
            if not run.program.obstacles:
                where = view.source.tree.body[0]
                this.obstacle('unparsable_output', where, f'the result would not parse: {error}')
    if run.program.obstacles:
        return result.all_refused(views)
    return {name: result.converted(views[name], text) for name, text in texts.items()}


def _view(this: unit.Unit, name: str, source: Source) -> unit.Unit:
    """Returns a program as one of its modules sees it."""
    run = this.run
    frame = run.imported.get(name, run.root_frame)
    view = this.of(source, tensorflow_name(frame), frame)
    known = any(getattr(b.value, 'path', None) == '' for b in frame.names.values())
    if not known and source_imports.imports(source.tree, 'tensorflow'):
        view.imports.append(f'import tensorflow as {view.tensorflow}')
    leftovers.note_devices(view)
    return view


def _renderers(views: dict[str, unit.Unit]) -> dict[str, rewrite.Renderer]:
    """Returns what renders each module, as far as the first one is not refused for itself."""
    first = next(iter(views.values()))
    found = {}
    for name, view in views.items():
        if found and any(first.owns(obstacle.site) for obstacle in first.program.obstacles):
            break  # The reasons in other modules are told when these are converted as libraries.
        found[name] = _renderer(view)
    return found


def _renderer(view: unit.Unit) -> rewrite.Renderer:
    """Returns what renders a module, with all that the rules propose for it."""
    renderer = rewrite.Renderer(view.source)
    for rule in _rules():
        for proposal in rule.propose(view):
            if not view.owns(proposal.node):
                continue  # It is proposed for its own module too.
            if not has_true_position(view.source, proposal.node):
                view.obstacle(
                    'position_unknown',
                    proposal.node,
                    'Python does not tell where exactly this part of an f-string is',
                    'compute it before the string',
                )
                continue
            try:
                renderer.add(proposal)
            except rewrite.ConflictError as error:
                view.obstacle('conflict', proposal.node, str(error))
    return renderer


def check_marks(run: interpreter.Interpreter, sources: dict[str, Source]) -> None:
    """Refuses a program that holds characters by which places in a result are marked."""
    for source in sources.values():
        if marks.has_marks(source.text):
            run.obstacle(
                'private_character',
                source.tree.body[0] if source.tree.body else source.tree,
                'the text holds a character for private use, U+E000 to U+E002',
                'write it as an escape sequence: "\\ue000"',
            )


def check_names(this: unit.Unit, text: str, tree: ast.Module) -> None:
    """Refuses a result that reads a name or attribute which nothing in it binds any more."""
    imported = {line.split()[-1] for line in this.imports}
    if any(alias.name == '*' for alias in trees.of_kind(this.source.tree, ast.alias)):
        imported |= {n.class_name for n in this.structure.nests.by_function.values()}
        imported |= {n for n, b in this.frame.names.items() if isinstance(b.value, values.Foreign)}
    read, held = bound_names.attributes(tree)
    _, held_before = bound_names.attributes(this.source.tree)
    for name in sorted((read & held_before) - held):
        this.obstacle(
            'name_lost',
            next(
                (n for n in trees.walk(this.source.tree) if getattr(n, 'attr', None) == name),
                this.source.tree.body[0],
            ),
            f'`self.{name}` is read by code that stays, and nothing sets it any more',
            'remove this use, or run the graph in another way',
        )
    for function, name in bound_names.lost_parameters(this.source.text, text):
        this.obstacle(
            'name_lost',
            next(
                (n for n in trees.walk(this.source.tree) if getattr(n, 'name', None) == function),
                this.source.tree.body[0],
            ),
            f'`{name}` is read by `{function}`, whose parameter it is no more',
            'remove this use, or run the graph in another way',
        )
    lost = bound_names.unbound(text) - imported
    lost -= bound_names.unbound(this.source.text) if lost else set()
    # What is asked for by its name has to be bound where it was.
    lost |= {n for n in asked_names.asked(tree) if not asked_names.is_bound_once(tree, n)}
    for name in sorted(lost):
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
    if id(node) not in parsed.formatted or not isinstance(node, ast.expr):
        return True
    if getattr(node, 'is_made', False):
        return True
    try:
        found = ast.parse(f'({parsed.segment(node)})', mode='eval').body
    except (SyntaxError, ValueError):
        return False
    return ast.dump(found) == ast.dump(node)


def is_legacy(run: interpreter.Interpreter) -> bool:
    """Tells whether a module uses anything that TF 2 does not have under the same name."""
    if run.program.steps or run.program.sessions or run.program.inputs:
        return True
    if run.dimensions or run.old_keras:
        return True
    if any(obstacle.rule == 'program_too_large' for obstacle in run.program.obstacles):
        return True  # It was not read to its end.
    for _, path in run.uses.values():
        row = symbols.lookup(path)
        if row is not None and (row.kind == 'module' or row.tf2 == path):
            continue
        # Keras has the same names in TF 2; only what it does may be another thing. What is no
        # public name of TF 1 may be one that only TF 2 has.
        known = row is not None and row.kind != 'keras'
        if known or legacy_scan.is_legacy(f'tensorflow.{path}'):
            return True
    return any(_imports_legacy(node) for node in run.imports)


def _imports_legacy(node: ast.Import | ast.ImportFrom) -> bool:
    """Tells whether an import names modules that TF 2 does not have."""
    module = f'{node.module or ""}.' if isinstance(node, ast.ImportFrom) else ''
    names = [module + alias.name for alias in node.names]
    # Modules that a compiler of protocol buffers wrote import such ones, and no rule is for them.
    return any(legacy_scan.is_legacy(n) for n in names if not n.startswith('tensorflow.core.'))


def tensorflow_name(frame: state.Frame) -> str:
    """Returns how a module spells TensorFlow."""
    names = [n for n, b in frame.names.items() if getattr(b.value, 'path', None) == '']
    # `import tensorflow.python.platform` binds `tensorflow` too, beside the name in use.
    return next((n for n in names if n != 'tensorflow'), (names or ['tf'])[0])
