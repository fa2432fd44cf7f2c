"""Which functions compute for one run what only the feeds of another one allow to compute."""

from collections.abc import Mapping

from migration.program import model


def mixing(program: model.Program, made: Mapping[int, range]) -> list[int]:
    """Returns the functions that a run needs in part, and whose rest needs what is not fed to it.

    Args:
      program: the graph and its runs.
      made: for each function, the ids of the parts of the graph that its only call made.

    Returns:
      The keys of these functions, those first that call others of them.
    """
    found: set[int] = set()
    for step in program.steps:
        fed = {node.id for node, _ in step.feeds}
        needed = {node.id for node in step.slice()}
        missing = {
            node.id
            for node in program.nodes
            if node.kind == 'input' and node.id not in fed and node.detail.get('default') is None
        }
        if missing.isdisjoint(needed):
            impossible = _computed_from(program, missing, fed)
            found.update(
                key
                for key, ids in made.items()
                if not needed.isdisjoint(ids) and not impossible.isdisjoint(ids)
            )
    return sorted(found, key=lambda key: (made[key].start, -made[key].stop))


def _computed_from(program: model.Program, ids: set[int], fed: set[int]) -> set[int]:
    """Returns the parts of the graph that are computed from some of them, and not fed."""
    found = set(ids)
    for node in program.nodes:
        known = node.id in fed or node.kind == 'static'
        if not known and any(i.id in found for i in node.inputs):
            found.add(node.id)
    return found
