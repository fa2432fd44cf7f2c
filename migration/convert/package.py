"""The modules of one tree that import each other: which they are, and what their imports mean."""

import ast
import os
from collections.abc import Iterator, Mapping

from migration.syntax import trees
from migration.syntax.source import Source


class Modules(Mapping):
    """Modules by their dotted names, as a program finds them; the values are trees.

    Args:
      sources: by the path below the folder that all have in common.
    """

    def __init__(self, sources: Mapping[str, Source]):
        self.paths = {name_of(path): path for path in sources}
        self.sources = {name_of(path): source for path, source in sources.items()}
        self._imports: dict[str, set] = {}

    def __getitem__(self, name: str) -> ast.Module:
        return self.sources[name].tree

    def __iter__(self) -> Iterator[str]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)

    def edited(self, changed: Mapping[str, Source]) -> 'Modules':
        """Returns the modules, of which some have other texts now."""
        made = Modules({self.paths[n]: changed.get(n, s) for n, s in self.sources.items()})
        made.mark()
        return made

    def mark(self) -> None:
        """Notes on each node which module it belongs to."""
        for name, source in self.sources.items():
            for node in trees.walk(source.tree):
                node.module_name = name

    def find(self, importer: str, name: str, level: int = 0) -> str:
        """Returns the module that an import means; '' where it is none of these.

        A script finds the modules that lie beside it, and those below the folder from which it is
        run, which is taken to be one of the folders around it.
        """
        folder = importer.split('.')[:-1]
        if importer and self.paths[importer].endswith('__init__.py'):
            folder = importer.split('.')
        if level:
            base = folder[: len(folder) - level + 1]
            return self._known('.'.join([*base, *filter(None, [name])]))
        while True:
            found = self._known('.'.join([*folder, name]))
            if found and found != importer:
                return found
            if not folder:
                return ''
            folder = folder[:-1]

    def _known(self, name: str) -> str:
        return name if name in self.sources else ''

    def imported_by(self, name: str) -> set[str]:
        """Returns the modules that a module imports, wherever it does."""
        if name in self._imports:
            return self._imports[name]
        found = set()
        for node in trees.walk(self[name]):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    if alias.name.split('.')[0] == 'tensorflow':
                        continue
                    parts = alias.name.split('.')
                    found.update(
                        self.find(name, '.'.join(parts[:n])) for n in range(1, len(parts) + 1)
                    )
            elif isinstance(node, ast.ImportFrom):
                if not node.level and (node.module or '').split('.')[0] == 'tensorflow':
                    continue
                base = node.module or ''
                found.add(self.find(name, base, node.level) if base or node.level else '')
                for alias in node.names:
                    inside = f'{base}.{alias.name}' if base else alias.name
                    found.add(self.find(name, inside, node.level))
        self._imports[name] = found - {'', name}
        return self._imports[name]


def sources(parsed: Source, modules: Modules | None, imported) -> dict[str, Source]:
    """Returns the sources of a program by the names of their modules, the first one first."""
    found = {getattr(parsed.tree, 'module_name', ''): parsed}
    for name in imported:
        found[name] = modules.sources[name]
    return found


def joined(held: dict[str, Source]) -> ast.Module:
    """Returns one tree of several modules: what the analyses look at."""
    first = next(iter(held.values())).tree
    if len(held) == 1:
        return first
    tree = ast.Module([s for source in held.values() for s in source.tree.body], [])
    tree.parts = {name: source.tree for name, source in held.items()}
    tree.module_name = first.module_name
    return tree


def name_of(path: str) -> str:
    """Returns the dotted name of the module in a file."""
    parts = os.path.splitext(path)[0].split(os.sep)
    return '.'.join(parts[:-1] if parts[-1] == '__init__' and len(parts) > 1 else parts)


def groups(modules: Modules) -> list[list[str]]:
    """Returns the modules that belong together because they import each other."""
    near: dict[str, set] = {name: set(modules.imported_by(name)) for name in modules}
    for name in modules:
        for other in list(near[name]):
            near[other].add(name)
    found, seen = [], set()
    for name in sorted(modules):
        if name in seen or not near[name]:
            continue
        group = [name]
        seen.add(name)
        for one in group:
            new = sorted(near[one] - seen)
            seen.update(new)
            group += new
        found.append(sorted(group))
    return found


def entries(modules: Modules) -> list[str]:
    """Returns the modules from which all others are reached: first those that none imports."""
    found, reached = [], set()
    imported = {other for name in modules for other in modules.imported_by(name)}
    for name in sorted(modules, key=lambda n: (n in imported, n)):
        if name in reached:
            continue
        found.append(name)
        reached.update(program(modules, name))
    return found


def program(modules: Modules, name: str) -> list[str]:
    """Returns a module and all that it imports, directly or through others."""
    found = [name]
    for one in found:
        found += sorted(modules.imported_by(one).difference(found))
    return found
