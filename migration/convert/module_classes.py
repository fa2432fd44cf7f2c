"""The text of classes that functions become which make variables."""

import ast
from collections.abc import Callable

from migration.convert import constructors
from migration.program import class_spelling, nesting, nests, values


class ModuleClasses(constructors.Constructors):
    """The part of the emitter that writes such classes."""

    def _nest(self, nest: nests.Nest, indent: str) -> None:
        """Writes the class that a function becomes."""
        node = nest.function
        if nest.ambient:
            self._passing(nest, indent)
            return
        self._gap(node.lineno, node.col_offset - len(indent))
        inner = indent + self.writer.indent
        deep = inner + self.writer.indent
        base = 'keras.layers.Layer' if nest.keras else 'Module'
        self._put(f'{indent}class {nest.class_name}({self.unit.tensorflow}.{base}):')
        body = list(node.body)
        if ast.get_docstring(node, clean=False) is not None and len(body) > 1:
            start = self.source.line_start(body[0].lineno)
            text = self.source.text[start : self.source.span(body[0])[1]]
            shift = len(inner) - body[0].col_offset
            for line in text.split('\n'):
                if shift < 0 and not line[:-shift].strip():
                    self._put(line[-shift:])
                else:
                    self._put(line if not line.strip() else self.writer.margin(shift) + line)
            body.pop(0)
        self._constructor(nest, inner)
        self._put(*([''] if self.output[-1].strip()[-1:] != ':' else []))
        self._put(f'{inner}def __call__({self._signature(nest)}):')
        followers = {
            id(s)
            for group in nesting.groups(nest, self.source.comments).values()
            for s in group[1:]
        }
        self.structure.hoisted |= followers
        self._removed = True
        first = body[0]
        self._line = self._leading(first)
        self._suite(body, deep)

    def _nests_of(self, node: ast.ClassDef, indent: str) -> None:
        """Writes the classes that methods of a class become, before it."""
        held = [n for n in self.structure.nests.by_function.values() if n.owner is node]
        if not held:
            return
        self._gap(self._leading(node), node.col_offset - len(indent))
        line = self._line
        for nest in sorted(held, key=lambda n: n.function.lineno):
            self._line = self._leading(nest.function)
            self._nest(nest, indent)
            self._put('', '')
        self._line = line
        self._removed = False

    def _passing(self, nest: nests.Nest, indent: str) -> None:
        """Writes a function to which the objects are passed that it uses."""
        node = nest.function
        self._gap(node.lineno, node.col_offset - len(indent))
        names = ', '.join(
            [*(child.attribute for child, _ in nest.children), *self._parameters_of(nest)]
        )
        self._put(f'{indent}def {node.name}({names}):')
        self._line = self._leading(node.body[0])
        self._suite(node.body, indent + self.writer.indent)

    def _signature(self, nest: nests.Nest) -> str:
        """Returns the parameters of the object's call."""
        return ', '.join(['self', *self._parameters_of(nest)])

    def _parameters_of(self, nest: nests.Nest) -> list[str]:
        """Returns the parameters that a function keeps, and those that it gets."""
        closure = self.structure.closures.get(id(nest.function))
        texts = self._written(nest, lambda name: name not in nest.dropped)
        added = closure.parameters() if closure is not None else []
        return [*texts, *added]

    def _written(self, nest: nests.Nest, is_kept: Callable[[str], bool]) -> list[str]:
        """Returns some parameters of a function as they are written."""
        arguments = nest.function.args
        texts = []
        positional = [*arguments.posonlyargs, *arguments.args]
        if nest.owner is not None:
            positional = [a for a in positional if a.arg != nest.outer]
        for number, argument in enumerate(positional, 1):
            if is_kept(argument.arg):
                texts.append(self._parameter(nest, argument))
            if number == len(arguments.posonlyargs):
                texts.append('/')
        if arguments.vararg and is_kept(arguments.vararg.arg):
            texts.append(f'*{self._parameter(nest, arguments.vararg)}')
        kept = [a for a in arguments.kwonlyargs if is_kept(a.arg)]
        if kept and not arguments.vararg:
            texts.append('*')
        texts += [self._parameter(nest, a) for a in kept]
        if arguments.kwarg and is_kept(arguments.kwarg.arg):
            texts.append(f'**{self._parameter(nest, arguments.kwarg)}')
        return texts

    def _parameter(self, nest: nests.Nest, argument: ast.arg) -> str:
        default = nest.default(argument.arg)
        text = argument.arg
        if argument.annotation is not None:
            text += f': {self.renderer.text(argument.annotation)}'
        if default is None:
            return text
        equals = ' = ' if argument.annotation is not None else '='
        return f'{text}{equals}{self.renderer.text(default)}'

    def _root_objects(self, statement) -> list[str]:
        """Returns the statements that make the objects which a statement is the first to use.

        What it bound to their variables follows.
        """
        roots = [root for root in self.structure.nests.roots if root.statement is statement]
        made = []
        for root in roots:
            arguments = root.nest.made_with(root.call, self.renderer.text)
            made.append(f'{root.name} = {self._class_of(root)}({arguments})')
            made += filter(None, [self.unit.traced_objects.get(root)])
        prefix = self.structure.owner_of(statement).prefix
        held = [
            f'{prefix}{b.name} = {self._display(b.value)}'
            for b in self.structure.held_by(statement)
        ]
        return [*made, *held]

    def _class_of(self, root: nests.Root) -> str:
        """Returns how the class of an object is read where it is made."""
        text = class_spelling.of_root(self.unit.run, root)
        if text is None:
            self.unit.obstacle(
                'program_in_several_modules',
                root.statement.node,
                f'this module does not name the one that has `{root.nest.function.name}`',
                'import that module here',
            )
        return text or ''

    def _display(self, value: values.Value) -> str:
        """Returns the expression of variables, or of a list or dictionary of them."""
        if isinstance(value, values.VariableValue):
            return self.unit.references[value.variable]
        if isinstance(value, values.Sequence):
            return f'[{", ".join(map(self._display, value.items))}]'
        pairs = [f'{key.value!r}: {self._display(item)}' for key, item in value.current()]
        return f'{{{", ".join(pairs)}}}'
