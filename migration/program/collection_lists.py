"""The list that takes the place of a collection, and how functions get it."""

import ast
import keyword
import re

from migration.syntax import trees
from migration.syntax.edits import Edit
from migration.syntax.source import Source

_TAKE_ANY_LIST = frozenset({'add_n', 'stack', 'concat', 'accumulate_n', 'group', 'parallel_stack'})
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_LOOPS = (ast.For, ast.AsyncFor, ast.While)


class UnfitError(Exception):
    """A collection cannot become a list."""


class CollectionList:
    """Makes a list of one collection.

    Attributes:
      made: the edits by the names of modules.
    """

    def __init__(self, run, sources: dict[str, Source], key: str, uses: list):
        self.run = run
        self.sources = sources
        self.uses = uses
        self.made: dict[str, set] = {name: set() for name in sources}
        self._parents: dict[int, ast.AST] = {}
        for source in sources.values():
            self._parents.update(trees.parents(source.tree))
        regions = {id(use.region.node): use.region.node for use in uses}
        if len(regions) > 1:
            raise UnfitError
        (self.home,) = regions.values()
        self.home = self.home or self._module_of(self._around(uses[0]))
        self.functions: dict[int, ast.FunctionDef] = {}
        self.calls: dict[int, ast.Call] = {}
        self._find()
        self._check_names()
        self.name = self._free(_plural(re.sub(r'\W', '_', key)))

    def _around(self, use) -> ast.AST:
        """Returns the expression in the region during which a use happened."""
        return use.trail[0][1] if use.trail else use.site

    def _module_of(self, node: ast.AST) -> ast.Module:
        while id(node) in self._parents:
            node = self._parents[id(node)]
        return node

    def _source_of(self, node: ast.AST) -> tuple[str, Source]:
        module = self._module_of(node)
        return next((n, s) for n, s in self.sources.items() if s.tree is module)

    def _function_around(self, node: ast.AST) -> ast.AST:
        """Returns the function that a node stands in, or the module."""
        node = self._parents[id(node)]
        while id(node) in self._parents and not isinstance(node, _FUNCTIONS):
            if isinstance(node, ast.ClassDef):
                raise UnfitError
            node = self._parents[id(node)]
        return node

    def _find(self) -> None:
        """Finds the functions that get the list, and their calls."""
        waiting = [definition for use in self.uses for definition, *_ in use.trail]
        while waiting:
            definition = waiting.pop()
            if id(definition) in self.functions:
                continue
            plain = isinstance(definition, ast.FunctionDef) and not definition.decorator_list
            if not plain or id(definition) in self.run.opened or definition.name.startswith('__'):
                raise UnfitError
            self.functions[id(definition)] = definition
            for call in self.run.calls.get(id(definition), ()):
                targets = self.run.call_targets.get(id(call.node), {})
                if not isinstance(call.node, ast.Call) or len(targets) != 1:
                    raise UnfitError
                self.calls[id(call.node)] = call.node
                around = self._function_around(call.node)
                if around is not self.home:
                    waiting.append(around)

    def _check_names(self) -> None:
        """Refuses functions that anything but these calls leads to."""
        heads = {id(call.func) for call in self.calls.values()}
        names = {definition.name for definition in self.functions.values()}
        for source in self.sources.values():
            for node in trees.walk(source.tree):
                name = getattr(node, 'id', getattr(node, 'attr', None))
                if isinstance(node, ast.alias):
                    name = node.name if node.asname else None
                elif not isinstance(getattr(node, 'ctx', None), ast.Load) or id(node) in heads:
                    continue
                if name in names:
                    raise UnfitError

    def _free(self, wish: str) -> str:
        """Returns a name for the list that means nothing else where it is read."""
        places = [*self.functions.values(), self.home]
        taken = {n for place in places for part in trees.walk(place) for n in _names(part)}
        for name in (wish, f'all_{wish}', f'{wish}_list'):
            if name not in taken and name.isidentifier() and not keyword.iskeyword(name):
                return name
        raise UnfitError

    def edits(self) -> dict[str, list[Edit]]:
        """Returns the edits that make a list of the collection."""
        self._begin()
        for definition in self.functions.values():
            self._add_parameter(definition)
        for call in self.calls.values():
            self._add_argument(call)
        last = max(i for i, use in enumerate(self.uses) if use.value is not None)
        for index, use in enumerate(self.uses):
            if use.value is None:
                self._ask(use.site, index < last)
            else:
                self._put_in(use.site)
        return {name: sorted(held) for name, held in self.made.items() if held}

    def _put(self, node: ast.AST, start: int, end: int, text: str) -> None:
        name, _ = self._source_of(node)
        self.made[name].add(Edit(start, end, text))

    def _put_in(self, call: ast.Call) -> None:
        """Lets a call put its value into the list."""
        if len(call.args) + len(call.keywords) != 2:
            raise UnfitError
        value = call.args[1] if len(call.args) > 1 else None
        for held in call.keywords:
            value = held.value if held.arg == 'value' else value
        _, source = self._source_of(call)
        start, end = source.span(call)
        inner_start, inner_end = source.span(value)
        self._put(call, start, inner_start, f'{self.name}.append(')
        self._put(call, inner_end, end, ')')

    def _ask(self, call: ast.Call, is_before: bool) -> None:
        """Reads the list, of which TF 1 gives a copy."""
        _, source = self._source_of(call)
        around = self._parents[id(call)]
        path = self.run.uses.get(id(getattr(around, 'func', None)), (None, ''))[1]
        if is_before and path.rsplit('.', 1)[-1] not in _TAKE_ANY_LIST:
            raise UnfitError
        self._put(call, *source.span(call), self.name)

    def _add_parameter(self, definition: ast.FunctionDef) -> None:
        _, source = self._source_of(definition)
        arguments = definition.args
        place = _place(definition)
        every = [*arguments.posonlyargs, *arguments.args]
        if len(arguments.posonlyargs) > place:
            raise UnfitError
        if place:
            before = every[place - 1]
            at = source.span(before)[1]
            self._put(definition, at, at, f', {self.name}')
            return
        others = [*every, arguments.vararg, *arguments.kwonlyargs, arguments.kwarg]
        at = _opening(source, source.text.index(definition.name, source.span(definition)[0] + 3))
        self._put(definition, at, at, f'{self.name}, ' if any(others) else self.name)

    def _add_argument(self, call: ast.Call) -> None:
        (definition,) = self.run.call_targets[id(call)].values()
        _, source = self._source_of(call)
        place = _place(definition)
        if isinstance(self._parents[id(definition)], ast.ClassDef):
            if not isinstance(call.func, ast.Attribute):
                raise UnfitError
            place -= 1  # The object is before the dot.
        if any(isinstance(a, ast.Starred) for a in call.args) or place < 0:
            raise UnfitError
        end = source.span(call)[1] - 1
        if len(call.args) < place:
            at = _behind(source, call.keywords[-1].value, end) if call.keywords else end
            self._put(call, at, at, f', {self.name}={self.name}')
        elif place:
            at = _behind(source, call.args[place - 1], end)
            self._put(call, at, at, f', {self.name}')
        else:
            at = _opening(source, source.span(call.func)[1])
            more = call.args or call.keywords
            self._put(call, at, at, f'{self.name}, ' if more else self.name)

    def _begin(self) -> None:
        """Makes the list before the first statement that uses it."""
        sites = [*self.calls.values(), *(use.site for use in self.uses)]
        chains = [self._chain(s) for s in sites if self._function_around(s) is self.home]
        depth = 0
        while len({tuple(map(id, chain[: depth + 1])) for chain in chains}) == 1:
            inside = chains[0][depth]
            if isinstance(inside, _LOOPS) or not all(len(c) > depth + 1 for c in chains):
                break
            suites = {self._suite_of(chain[depth + 1]) for chain in chains}
            if len(suites) > 1:
                break
            depth += 1
        first = min((c[depth] for c in chains), key=lambda node: (node.lineno, node.col_offset))
        _, source = self._source_of(first)
        if not source.stands_alone(first) and not isinstance(first, (ast.With, ast.If, *_LOOPS)):
            raise UnfitError
        start = source.line_start(first.lineno)
        indent = source.text[start : source.span(first)[0]]
        if indent.strip():
            raise UnfitError
        self._put(first, start, start, f'{indent}{self.name} = []\n')

    def _chain(self, node: ast.AST) -> list[ast.stmt]:
        """Returns the statements of the region around a node, outermost first."""
        found = []
        while node is not self.home:
            if isinstance(node, ast.stmt):
                found.insert(0, node)
            node = self._parents[id(node)]
        return found

    def _suite_of(self, node: ast.stmt) -> int:
        around = self._parents[id(node)]
        suites = [held for _, held in ast.iter_fields(around) if isinstance(held, list)]
        return next(id(held) for held in suites if node in held)


def _place(definition: ast.FunctionDef) -> int:
    """Returns where the list stands among the parameters: before those that have defaults."""
    arguments = definition.args
    every = [*arguments.posonlyargs, *arguments.args]
    return len(every) - len(arguments.defaults)


def _names(node: ast.AST) -> list[str]:
    """Returns the names that a node mentions."""
    found = [getattr(node, key, None) for key in ('id', 'arg', 'name', 'asname')]
    return [name for name in found if isinstance(name, str)]


def _plural(word: str) -> str:
    if word.endswith('s') and not word.endswith('ss'):
        return word
    if re.search('[^aeiou]y$', word):
        return f'{word[:-1]}ies'
    return f'{word}es' if word.endswith('ss') else f'{word}s'


def _behind(source: Source, node: ast.AST, end: int) -> int:
    """Returns the offset behind an argument and the brackets around it, before a call's end."""
    at = source.span(node)[1]
    while (match := re.compile(r'\s*\)').match(source.text, at)) and match.end() <= end:
        at = match.end()
    return at


def _opening(source: Source, start: int) -> int:
    """Returns the offset behind the next opening bracket."""
    return source.text.index('(', start) + 1
