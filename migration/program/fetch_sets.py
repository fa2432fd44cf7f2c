"""Which evaluations of the graph are one function: those with the same fetches."""

import ast

from migration.program import model, parts, values


class FetchSets:
    """The part of the structure that finds the step functions."""

    def _find_steps(self) -> None:
        keys: dict[tuple, parts.StepFunction] = {}
        for step in self.program.steps:
            if all(isinstance(f, model.Node) and f.kind == 'init' for f in step.fetches):
                within = step.part is not None and id(step.part.node) in self.vanished
                if not within and (
                    step.statement is None or step.statement.index not in self.dropped
                ):
                    self.obstacle(
                        'initialisation_inside',
                        step.site,
                        'variables are initialised inside a larger statement',
                    )
                continue
            if not step.known:
                continue
            elements = self._elements(step)
            if elements is None:
                continue
            for node, _ in step.feeds:
                if node.kind != 'input':
                    self.obstacle(
                        'feed_of_computed_value',
                        step.site,
                        'the feed replaces a value that the graph computes',
                        'make it a placeholder_with_default',
                    )
            key = tuple(
                e.value.node.id
                if isinstance(e.value, values.Tensor)
                and e.value.node.name
                and e.value.node.deferred
                else (ast.dump(e.node), tuple(map(id, self.bindings_in(e.node))))
                for e in elements
            )
            known = self.by_site.get(id(step.site))
            if known is not None:
                if known.key != key:
                    self.obstacle(
                        'ambiguous_step',
                        step.site,
                        'this runs different parts of the graph at different times',
                    )
                continue
            function = keys.get(key)
            if function is None:
                function = parts.StepFunction([], elements, key)
                keys[key] = function
                self.functions.append(function)
            function.steps.append(step)
            self.by_site[id(step.site)] = function

    def _merge_steps(self) -> None:
        """Lets one function serve steps that run the same update and fetch more or less with it.

        A fetch of a value that the update computes anyway costs nothing to the step that does
        not look at it.
        """
        for small in list(self.functions):
            if any(isinstance(e.value, values.Sequence) for e in small.elements):
                continue
            update = {e.value.node.id for e in small.elements if parts.is_operation(e.value)}
            if len(update) != len(small.elements) or not update:
                continue
            (node,) = [e.value.node for e in small.elements][:1]
            for large in self.functions:
                if large is small or not update <= {
                    e.value.node.id
                    for e in large.elements
                    if isinstance(e.value, values.Tensor) and parts.is_operation(e.value)
                }:
                    continue
                computed = {n.id for n in node.slice()}
                others = [e for e in large.elements if not parts.is_operation(e.value)]
                if len(update) == 1 and all(
                    isinstance(e.value, values.Tensor) and e.value.node.id in computed
                    for e in others
                ):
                    large.steps += small.steps
                    for step in small.steps:
                        self.by_site[id(step.site)] = large
                        self.ignored.add(id(step.site))
                    self.functions.remove(small)
                    break

    def _elements(self, step: model.Step) -> list | None:
        """Returns the flattened fetched expressions of a step."""
        place, structure = step.fetch_place, step.structure
        if isinstance(structure, values.Mapping):
            self.obstacle(
                'fetch_dictionary', step.site, 'fetching a dictionary is not converted yet'
            )
            return None
        if isinstance(structure, values.Sequence):
            if not isinstance(place, (ast.List, ast.Tuple)):
                return self._elements_of_name(step, place, structure)
            if any(
                isinstance(i, values.Mapping)
                or (isinstance(i, values.Sequence) and not parts.is_operation(i))
                for i in structure.items
            ):
                self.obstacle('nested_fetches', step.site, 'nested fetches are not converted yet')
                return None
            return [parts.Element(e, v) for e, v in zip(place.elts, structure.items, strict=True)]
        return [parts.Element(place, structure)]

    def _elements_of_name(self, step, place, structure):
        """Returns the elements of a list of fetches that was built before the run."""
        if isinstance(place, ast.Name):
            for binding in self.run.reads.get(id(place), []):
                display = getattr(binding.statement and binding.statement.node, 'value', None)
                if isinstance(display, (ast.List, ast.Tuple)) and len(display.elts) == len(
                    structure.items
                ):
                    return [
                        parts.Element(e, v)
                        for e, v in zip(display.elts, structure.items, strict=True)
                    ]
        self.obstacle(
            'fetch_collection',
            step.site,
            'a collection of fetches is not spelt out where it is run',
        )
        return None
