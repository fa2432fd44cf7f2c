"""Converts the files of a tree, of which those that import each other are one program."""

import ast
import dataclasses
import os
import re
import traceback
from collections.abc import Sequence

from migration.convert import (
    conversion,
    decoding,
    legacy_scan,
    package,
    pipeline,
    reading,
    report,
    troubles,
)
from migration.convert.discovery import Entry
from migration.convert.troubles import Trouble
from migration.syntax import trees
from migration.syntax.source import Source

_IMPORTS = (ast.Import, ast.ImportFrom)
# To the end of its line, of lines that continue it, of brackets.
_IMPORT = re.compile(r'\b(from|import)\b((?:[^\\\n(]|\\.|\([^)]*\))*)', re.DOTALL)
_OF_TENSORFLOW = re.compile(r'\s+tensorflow[\w.]*\s+import\b')


def _may_import(text: str, names: set[str]) -> bool:
    """Tells, without parsing it, whether a text may import a module of the tree.

    Args:
      text: the text.
      names: the last parts of the names of the modules.
    """
    for word, rest in _IMPORT.findall(text):
        if word == 'from' and rest.lstrip().startswith('.'):
            return True  # A module beside it.
        if word == 'from' and _OF_TENSORFLOW.match(rest) and rest.count('import') == 1:
            continue
        if not names.isdisjoint(re.findall(r'\w+', rest)):
            return True
    return False


class _Imports:
    """What a module imports, as text: all trees of a large tree would not fit into memory."""

    def __init__(self, text: str):
        found = [n for n in trees.walk(ast.parse(text)) if isinstance(n, _IMPORTS)]
        self._text = ast.unparse(ast.Module(found, []))

    @property
    def tree(self) -> ast.Module:
        """A module of nothing but the imports."""
        return ast.parse(self._text)


def _imports(text: str) -> _Imports | None:
    """Returns what a module imports; None where it cannot be parsed."""
    try:
        return _Imports(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


class Packages:
    """Converts files as `pipeline.convert_source` does, each with the program that it belongs to.

    Args:
      entries: all files of the tree.
    """

    def __init__(self, entries: Sequence[Entry]):
        self._relative = {entry.path: os.path.normpath(entry.relative) for entry in entries}
        self._paths = {relative: path for path, relative in self._relative.items()}
        self._groups: dict[str, tuple] | None = None
        self._held: package.Modules | None = None
        # The texts that were converted and what became of them, for groups that were asked for.
        self._texts: dict[str, str] = {}
        self._results: dict[str, report.FileResult] = {}
        self._failures: dict[str, Exception] = {}

    def __call__(self, source: str, *, filename: str, target: str = '2.21') -> report.FileResult:
        """Converts the text of one file."""
        relative = self._relative.get(filename, '')
        group = self._find_groups().get(relative, ())
        if group and relative not in self._texts:
            self._convert(group, target)
        if self._texts.get(relative) == source:
            if relative in self._failures:
                raise self._failures[relative]
            if relative in self._results:
                return self._results[relative]
        return pipeline.convert_source(source, filename=filename, target=target)

    def together(self) -> list[tuple[str, ...]]:
        """Returns all files in the tuples that are converted together."""
        groups = self._find_groups()
        found = {groups.get(relative, (relative,)): None for relative in self._paths}
        return [tuple(self._paths[relative] for relative in group) for group in found]

    def programs(self) -> dict[str, tuple[str, ...]]:
        """Returns the files of each program, by the one where it begins, which is the first.

        Programs begin in files that no other one imports, and in those that look whether they
        are the main program.
        """
        modules = self._modules()
        imported = {other for name in modules for other in modules.imported_by(name)}
        found = {path: (path,) for path in self._relative}
        for name in modules:
            path = self._paths[modules.paths[name]]
            if name in imported and '__main__' not in (self._read(modules.paths[name]) or ''):
                del found[path]
                continue
            held = package.program(modules, name)
            found[path] = tuple(self._paths[modules.paths[one]] for one in held)
        return found

    def concerns(self, filename: str) -> bool:
        """Tells whether a file may change because of others, whatever is in it."""
        return bool(self._find_groups().get(self._relative.get(filename, ''), ()))

    def _read(self, relative: str) -> str | None:
        try:
            return decoding.decode(reading.read_file(self._paths[relative]).data).text
        except Trouble:
            return None

    def _find_groups(self) -> dict[str, tuple]:
        """Returns the files that belong together with each file that is not alone."""
        if self._groups is None:
            modules = self._modules()
            self._groups = {}
            for group in package.groups(modules):
                paths = tuple(modules.paths[name] for name in group)
                texts = [self._read(path) or '' for path in paths]
                concerned = filter(legacy_scan.mentions, texts)
                if not all(map(legacy_scan.is_native, concerned)):
                    self._groups.update(dict.fromkeys(paths, paths))
        return self._groups

    def _modules(self) -> package.Modules:
        """Returns what each file imports; without those that cannot be read or parsed."""
        if self._held is not None:
            return self._held
        names = {package.name_of(path).rpartition('.')[2] for path in self._paths}
        names.discard('tensorflow')  # Its modules are never those of the tree.
        held = {}
        alone = set()
        for relative in self._paths:
            text = self._read(relative)
            if text is None:
                continue
            if not _may_import(text, names):
                # Most files of a tree are programs of their own.
                held[relative] = _Imports('')
                alone.add(relative)
            elif (found := _imports(text)) is not None:
                held[relative] = found
        modules = package.Modules(held)
        for group in package.groups(modules):
            for relative in alone.intersection(modules.paths[name] for name in group):
                if _imports(self._read(relative) or '') is None:
                    del held[relative]
        self._held = package.Modules(held)
        return self._held

    def _convert(self, group: tuple, target: str) -> None:
        """Converts the programs that some files make up."""
        texts = {relative: self._read(relative) or '' for relative in group}
        self._texts.update(texts)
        modules = package.Modules(
            {name: Source(text, self._paths[name]) for name, text in texts.items()}
        )
        modules.mark()
        found: dict[str, report.FileResult] = {}
        waiting = package.entries(modules)
        settled: dict[str, str] = {}  # The texts that converted programs rest on.
        left: dict[str, str] = {}  # Programs that stay as they are, by what they import.
        for name in waiting:
            if found.get(name, _NONE).status == 'converted':
                continue
            program = package.program(modules, name)
            if not any(legacy_scan.mentions(modules.sources[one].text) for one in program):
                continue
            results = self._results_of(name, modules, target, settled)
            if any(result.status == 'refused' for result in results.values()):
                found[name] = results[name]
                left.update({other: name for other in modules.imported_by(name) - left.keys()})
                waiting += sorted(modules.imported_by(name).difference(waiting))
            elif any(result.status == 'converted' for result in results.values()):
                found.update(results)
                settled.update({other: result.text for other, result in results.items()})
            else:
                found.update({o: r for o, r in results.items() if o not in settled})
                left.update({other: name for other in results.keys() - left.keys() - {name}})
        for name, importer in left.items():
            result = found.get(name)
            if result is not None and result.status == 'converted':
                found[name] = _with_note(result, modules.sources[importer].filename)
        self._results.update({modules.paths[name]: result for name, result in found.items()})

    def _results_of(
        self, name: str, modules: package.Modules, target: str, settled: dict[str, str]
    ) -> dict[str, report.FileResult]:
        """Returns what becomes of a program: of all its modules, or that its first is refused.

        Args:
          name: the module where it begins.
          modules: all that it may import.
          target: the version of TensorFlow 2.
          settled: the texts of modules that other programs rest on.
        """
        sources = modules.sources
        try:
            results = pipeline.convert_program(sources[name], target, modules)
        except Exception as error:  # It is told where the program begins.
            traceback.clear_frames(error.__traceback__)  # They hold the whole program.
            self._failures[modules.paths[name]] = error
            return {name: report.FileResult('refused')}
        if any(result.status == 'refused' for result in results.values()):
            return results
        converts = any(result.status == 'converted' for result in results.values())
        for other, result in results.items() if converts else ():
            if settled.get(other, result.text) != result.text:
                refusal = _refusal(
                    'programs_differ',
                    f'another program needs another form of the module {sources[other].filename}',
                    'convert the programs one by one, into folders of their own',
                )
                return {name: refusal}
        # What stays as it is does not depend on the others, nor they on what is wrong with it.
        checked = {
            other: result
            if result.status != 'converted'
            else conversion.checked(
                sources[other].text,
                result,
                filename=sources[other].filename,
                target=target,
                convert=pipeline.convert_source,
            )
            for other, result in results.items()
        }
        broken = [o for o, r in checked.items() if r.status == 'refused']
        if broken and checked[name].status != 'refused':
            # Its modules are converted together, or none of them.
            finding = checked[broken[0]].findings[0]
            reason = f'it is one program with {sources[broken[0]].filename}: {finding.reason}'
            checked[name] = _refusal(finding.rule, reason, finding.way_out)
        return checked


_NONE = report.FileResult('unchanged', '')


def _refusal(rule: str, reason: str, way_out: str) -> report.FileResult:
    finding = report.Finding(rule, troubles.START, 'error', reason, way_out)
    return report.FileResult('refused', findings=(finding,))


def _with_note(result: report.FileResult, importer: str) -> report.FileResult:
    note = report.Note(
        'program_refused',
        troubles.START,
        'proved',
        f'{importer} imports this module and is not converted: what it calls here may read '
        'otherwise now',
    )
    return dataclasses.replace(result, notes=(*result.notes, note))
