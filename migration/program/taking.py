"""How functions get elements of datasets: the specs of their parameters, the arguments of calls."""

import ast

from migration.program import elements, inputs, model, state, streams, values
from migration.program import unit as units


def iterator_name(unit: units.Unit, iterator: streams.Iterator) -> str:
    """Returns how the converted program calls an iterator."""
    binding = unit.structure.iterator_binding(iterator)
    if binding is not None:
        return unit.structure.owner_of(binding.statement).prefix + binding.name
    if iterator not in unit.iterator_names:
        unit.iterator_names[iterator] = unit.structure.fresh('iterator')
    return unit.iterator_names[iterator]


def dataset_name(unit: units.Unit, iterator: streams.Iterator) -> str:
    """Returns the name of a dataset that is kept for an iterator."""
    key = (iterator, 'dataset')
    if key not in unit.iterator_names:
        name = iterator_name(unit, iterator)
        unit.iterator_names[key] = unit.structure.fresh(f'{name}_dataset')
    return unit.iterator_names[key]


def spec_at_call(unit: units.Unit, binding: state.Binding) -> str | None:
    """Returns the expression of an element's spec where an iterator exists; None for others."""
    if 'iterator' not in binding.value.node.detail:
        return None
    text = f'{iterator_name(unit, elements.iterator_of(binding))}.element_spec'
    return text + ''.join(f'[{number}]' for number in elements.place_of(binding))


def spec(unit: units.Unit, binding: state.Binding) -> str | None:
    """Returns the expression of the spec of an element; None where it is not known yet."""
    iterator = elements.iterator_of(binding)
    if iterator.kind == 'one_shot':
        text = iterator_name(unit, iterator)
    elif iterator.kind == 'initializable' and not iterator.dataset.graph_nodes:
        own = unit.structure.has_own_dataset(iterator)
        text = dataset_name(unit, iterator) if own else unit.source.segment(iterator.place)
    else:
        text = _typed_after(unit, iterator)
    if text is None:
        return _cut_spec(unit, binding)
    return f'{text}.element_spec' + ''.join(f'[{number}]' for number in elements.place_of(binding))


def _cut_spec(unit: units.Unit, binding: state.Binding) -> str | None:
    """Returns the spec of rows of a placeholder, or of batches of them."""
    part = binding.value.node.detail['part']
    if part is None or part.batched is None or part.shape is None or part.dtype is None:
        return None
    if isinstance(part.shape, (ast.List, ast.Tuple)):
        sizes = [unit.source.segment(size) for size in part.shape.elts[1:]]
    elif isinstance(part.shape, (ast.Name, ast.Attribute)):
        sizes = [f'*{unit.source.segment(part.shape)}[1:]']
    else:
        return None
    sizes = ['None', *sizes] if part.batched else sizes
    name = inputs.dtype_name(unit, binding.value.node)
    dtype = f'{unit.tensorflow}.{name}' if name else unit.source.segment(part.dtype)
    return f'{unit.tensorflow}.TensorSpec([{", ".join(sizes)}], {dtype})'


def _typed_after(unit: units.Unit, iterator: streams.Iterator) -> str | None:
    """Returns the dataset whose types an iterator was given."""
    for argument in [*iterator.site.args, *(k.value for k in iterator.site.keywords)]:
        if isinstance(argument, ast.Attribute) and argument.attr == 'output_types':
            held = unit.run.reads.get(id(argument.value), [])
            if len(held) == 1 and isinstance(held[0].value, streams.Dataset):
                return None if held[0].value.graph_nodes else unit.source.segment(argument.value)
    return None


def specs(unit: units.Unit, bindings: list, other) -> list[str] | str | None:
    """Returns the specs of inputs: a list, one expression for all, or None where it is not known.

    `other` gives that of an input which is no element.
    """
    found: list[str] = []
    for group in _groups(unit, bindings):
        if isinstance(group, state.Binding):
            text = other(group)
            if text is None:
                return None
            found.append(text)
            continue
        text = spec(unit, group[0])
        if text is None:
            return None
        if len(group) > 1 and text.startswith(f'{unit.tensorflow}.'):
            texts = [spec(unit, b) for b in group]
            if None in texts:
                return None
            found += texts
            continue
        if len(group) > 1:
            text = '*' + text.rsplit('[', 1)[0]
        found.append(text)
    if len(found) == 1 and found[0].startswith('*'):
        return found[0][1:]
    return found


def takes(unit: units.Unit, step: model.Step, bindings: list, argument) -> list[str]:
    """Returns the arguments of a call that takes elements; `argument` gives those that are fed."""
    texts = []
    fed = {node.id for node, _ in step.feeds}
    for group in _groups(unit, bindings, fed):
        if isinstance(group, state.Binding):
            texts.append(argument(group))
            continue
        name = _source(unit, step, elements.iterator_of(group[0]))
        if len(group) > 1:
            texts.append(f'*{name}.get_next()')
        else:
            texts.append(
                f'{name}.get_next()' + ''.join(f'[{n}]' for n in elements.place_of(group[0]))
            )
    counts = [t.split('[')[0] for t in texts if '.get_next()' in t]
    if len(counts) != len(set(counts)):
        unit.obstacle(
            'partly_fed_element',
            step.site,
            'parts of an element are taken in several places of one call',
            'name the parts of the element in one assignment, without nesting',
        )
    return texts


def _groups(unit: units.Unit, bindings: list, fed: set = frozenset()) -> list:
    """Returns inputs one by one, and those together that are all parts of one element."""
    found = []
    for binding in bindings:
        whole = unit.structure.pulls.get(binding.statement.index, [])
        if binding not in whole or binding.value.node.id in fed:
            found.append(binding)
        elif len(whole) > 1 and all(
            b in bindings and b.value.node.id not in fed and len(elements.place_of(b)) == 1
            for b in whole
        ):
            if binding is whole[0]:
                found.append(whole)
        else:
            found.append([binding])
    return found


def _source(unit: units.Unit, step: model.Step, iterator: streams.Iterator) -> str:
    """Returns the iterator from which a run takes its elements."""
    if iterator.kind != 'from_string_handle':
        return iterator_name(unit, iterator)
    same = [s for s in unit.program.steps if s.site is step.site]
    chosen = {_chosen(s, iterator.handle) for s in same}
    (first,) = list(chosen)[:1]
    if len(chosen) != 1 or first is None:
        unit.obstacle(
            'unknown_handle',
            step.site,
            'it is not known which iterator the fed handle stands for',
            'feed the handle of one iterator in each run',
        )
        return '?'
    return iterator_name(unit, first)


def _chosen(step: model.Step, placeholder) -> streams.Iterator | None:
    if not isinstance(step.feed_mapping, values.Mapping):
        return None
    for key, value in step.feed_mapping.current():
        if isinstance(key, values.Tensor) and key.node is placeholder:
            return value.iterator if isinstance(value, streams.Handle) else None
    return None
