"""Functions that call themselves: how far the abstract execution follows them."""

import contextlib
import dataclasses

# How many calls are followed inside of each other: of all functions, and of one.
_MOST_NESTED = 40
_MOST_OF_ONE = 8


@dataclasses.dataclass
class Recursion:
    """A function that is under way, and what there was when its outermost call began.

    Attributes:
      made: how much of the graph.
      uncertain: in how many branches and loops that may not happen.
      cut: whether one of its own calls was not followed.
    """

    made: tuple
    uncertain: int
    cut: bool = False


class Recursions:
    """The part of the interpreter that keeps functions from calling themselves for ever."""

    def start_recursions(self) -> None:
        """Starts with no function under way."""
        self.recursions: dict[int, Recursion] = {}

    def is_followed(self, definition, node, given: list) -> bool:
        """Tells whether a call is executed; one that shows nothing new is not.

        Args:
          definition: the function that is called.
          node: the call.
          given: the values of the arguments.
        """
        known = self.recursions.get(id(definition))
        if len(self.stack) > _MOST_NESTED:
            self._too_deep(node)
            return False
        if known is None:
            return True
        if not any(map(self.is_graph, given)):
            # Nobody knows the arguments; the call that is under way has shown all there is to see.
            if self.unseen:
                return False
            # Data tell how deep it goes; a function that searches in them, say.
            undecided = self.uncertain > known.uncertain or bool(self.frames[-1].returned)
            if undecided and self._made() == known.made:
                known.cut = True
                return False
        if sum(entry is definition for entry in self.stack) > _MOST_OF_ONE:
            self._too_deep(node)
            return False
        return True

    @contextlib.contextmanager
    def under_way(self, definition, node, results: list):
        """Executes a call; its result is put into the list meanwhile."""
        known = self.recursions.get(id(definition))
        if known is not None:
            yield
            return
        begun = self.recursions[id(definition)] = Recursion(self._made(), self.uncertain)
        yield
        del self.recursions[id(definition)]
        if begun.cut and (self._made() != begun.made or any(map(self.is_graph, results))):
            self._too_deep(node)

    def _too_deep(self, node) -> None:
        self.obstacle('deep_recursion', node, 'calls are nested too deeply to follow')

    def _made(self) -> tuple:
        program = self.program
        return tuple(map(len, (program.nodes, program.variables, program.steps, program.events)))
