"""Abstract execution of imports: of TensorFlow, of the modules of the program, of anything else."""

import ast

from migration.program import state, surroundings, values
from migration.syntax import trees

_ROOTS = ('tensorflow', 'tensorflow.compat.v1')


class Modules:
    """The part of the interpreter that executes imports."""

    def bind_import(self, node, name, asname, frame):
        """Executes `import name as asname`."""
        self.note_package(name, node)
        if name.split('.')[0] == 'tensorflow':
            self.imports.append(node)
            if asname is None:
                self.bind_name('tensorflow', values.Symbol(''), frame)
            else:
                path = surroundings.public_path(_symbol_path(name))
                self.bind_name(asname, values.Symbol(path), frame)
            return
        module = self.module(name, node)
        first = name.split('.')[0]
        if not asname and module is not None and first != name:
            module = self.module(first, node) or values.Module(first, state.Frame())
        value = module if module is not None else values.Foreign(name if asname else first)
        self.bind_name(asname or first, value, frame)

    def import_from(self, node, frame):
        """Executes `from module import names`."""
        name = node.module or ''
        self.note_package(name, node)
        if name.split('.')[0] == 'tensorflow' and not node.level:
            self.imports.append(node)
            prefix = _symbol_path(name)
            for alias in node.names:
                if alias.name == '*':
                    self.obstacle(
                        'star_import',
                        node,
                        'every name of TensorFlow is imported',
                        'import tensorflow as tf',
                    )
                    continue
                path = f'{prefix}.{alias.name}' if prefix else alias.name
                path = surroundings.public_path(path)
                if path == 'compat.v1':
                    path = ''
                name = alias.asname or alias.name
                self.bind_name(name, values.Symbol(path), frame)
                frame.target(name).names[name].imported = True
            return
        module = self.module(name, node, node.level)
        for alias in node.names:
            bound = alias.asname or alias.name
            if alias.name == '*':
                for key, binding in module.frame.names.items() if module is not None else ():
                    if not key.startswith('_'):
                        self.bind_name(key, binding.value, frame)
                continue
            binding = module.frame.names.get(alias.name) if module is not None else None
            inner = None
            if binding is None:
                inside = f'{name}.{alias.name}' if name else alias.name
                inner = self.module(inside, node, node.level)
            if binding is not None:
                self.bind_name(bound, self.name_function(alias, binding.value), frame)
            elif inner is not None:
                self.bind_name(bound, inner, frame)
            elif module is not None:
                self.bind_name(bound, values.Unknown(), frame)
            else:
                self.bind_name(bound, values.Foreign(f'{name}.{alias.name}'), frame)

    def module(self, name: str, node: ast.AST, level: int = 0) -> values.Module | None:
        """Returns another module of the program, executed at its first import.

        Args:
          name: as the import spells it.
          node: the import.
          level: how many dots stand before the name.
        """
        if hasattr(self.modules, 'find'):
            name = self.modules.find(getattr(node, 'module_name', ''), name, level)
        elif name not in self.modules:
            name = name.rsplit('.', 1)[-1]
        tree = self.modules.get(name) if name else None
        if tree is None:
            return None
        if name not in self.imported:
            frame = self.imported[name] = state.Frame()
            frame.module_name = name
            if not hasattr(self.modules, 'find'):  # Those of a package are marked already.
                for part in trees.walk(tree):
                    part.module_name = name
            self.note_names(tree)
            self.execute_module(tree, frame)
        return values.Module(name, self.imported[name])

    def execute_module(self, tree: ast.Module, frame: state.Frame) -> None:
        """Executes the suite of another module of the program."""
        held = (self.current, self.region, self.withs, self.conditional, self.call_sites)
        self.current, self.withs, self.conditional, self.call_sites = None, [], 0, []
        nodes, sessions = len(self.program.nodes), len(self.program.sessions)
        self.suite(tree.body, frame)
        built = [n for n in self.program.nodes[nodes:] if n.deferred]
        if built or len(self.program.sessions) > sessions:
            self.obstacle(
                'graph_in_imported_module',
                built[0].site if built else tree.body[0],
                'a module that others import builds or runs graph while it is imported',
                'build it in a function that they call',
            )
        self.current, self.region, self.withs, self.conditional, self.call_sites = held


def _symbol_path(name: str) -> str:
    for root in sorted(_ROOTS, key=len, reverse=True):
        if name == root:
            return ''
        if name.startswith(root + '.'):
            return name[len(root) + 1 :]
    return name
