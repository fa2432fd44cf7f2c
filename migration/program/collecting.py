"""Collections that functions put values of the graph into, as lists that are handed to them.

`tf.add_to_collection('losses', decay)` leaves something with the graph, for whoever asks for it
later. Where a function does so, a list takes the place of the collection: it is made before all
that uses it, and the functions that lead there get it as a parameter. What nobody asks for is not
kept. What is converted then is that program, which does the same in TF 1.
"""

import ast

from migration.program import collection_lists, values
from migration.syntax import trees
from migration.syntax.edits import Edit
from migration.syntax.source import Source

# Collections with a meaning for TensorFlow itself.
MEANT = frozenset(
    {
        'variables', 'trainable_variables', 'local_variables', 'model_variables',
        'metric_variables', 'moving_average_variables', 'update_ops', 'summaries', 'savers',
        'queue_runners', 'table_initializer', 'global_step', 'init_op', 'train_op',
    }
)  # fmt: skip


def edits(run, sources: dict[str, Source]) -> dict[str, list[Edit]]:
    """Returns the edits that make lists of collections, by the modules that they are made in."""
    by_key: dict[str, list] = {}
    for use in run.collection_uses:
        by_key.setdefault(use.key, []).append(use)
    found: dict[str, list[Edit]] = {}
    for key, uses in by_key.items():
        if key in MEANT or not any(_is_of_function(use) for use in uses):
            continue
        try:
            if all(use.value is not None and not use.chosen for use in uses):
                made = _without(sources, uses)
            elif _can_be_list(key, uses):
                made = collection_lists.CollectionList(run, sources, key, uses).edits()
            else:
                continue
        except collection_lists.UnfitError:
            continue
        for name, held in made.items():
            found.setdefault(name, []).extend(held)
    return found


def _is_of_function(use) -> bool:
    """Tells whether a function puts a value of the graph into a collection."""
    return use.value is not None and bool(use.trail) and not values.variables_in(use.value)


def _can_be_list(key: str, uses: list) -> bool:
    """Tells whether a list can hold all of a collection."""
    puts = [use for use in uses if use.value is not None]
    return (
        not any(use.chosen or use.region is None for use in uses)
        and len({id(use.graph) for use in uses}) == 1
        # Nothing else is in the collection, such as what TensorFlow puts there.
        and len(uses[0].graph.collections[key]) == len(puts)
    )


def _without(sources: dict[str, Source], uses: list) -> dict[str, list[Edit]]:
    """Returns the edits that take statements away which put something into a collection."""
    found: dict[str, list[Edit]] = {}
    for name, source in sources.items():
        gone: dict[int, tuple] = {}
        parents = trees.parents(source.tree)
        for use in uses:
            statement = parents.get(id(use.site))
            if statement is None or not use.trail:
                continue
            around = parents[id(statement)]
            while isinstance(around, ast.If) and _only_holds(around, statement):
                statement, around = around, parents[id(around)]
            if not isinstance(statement, (ast.Expr, ast.If)) or not source.stands_alone(statement):
                raise collection_lists.UnfitError
            gone[id(statement)] = statement, around
        for statement, around in gone.values():
            suites = [held for _, held in ast.iter_fields(around) if isinstance(held, list)]
            suite = next(held for held in suites if statement in held)
            if suite[0] is statement and all(id(other) in gone for other in suite):
                edit = Edit(*source.span(statement), 'pass')
            else:
                lines = statement.lineno, statement.end_lineno + 1
                edit = Edit(*map(source.line_start, lines), '')
            found.setdefault(name, []).append(edit)
    return found


def _only_holds(condition: ast.If, statement: ast.stmt) -> bool:
    """Tells whether a condition only decides about one statement, and does nothing itself."""
    acts = any(isinstance(n, (ast.Call, ast.NamedExpr)) for n in trees.walk(condition.test))
    return condition.body == [statement] and not condition.orelse and not acts
