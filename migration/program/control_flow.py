"""What conditions, loops and maps of TensorFlow add to the graph."""

from migration.program import passed_functions, values

_COND = ('pred', 'true_fn', 'false_fn', 'strict', 'name', 'fn1', 'fn2')
_CASE = ('pred_fn_pairs', 'default', 'exclusive', 'strict', 'name')
_WHILE_LOOP = (
    'cond', 'body', 'loop_vars', 'shape_invariants', 'parallel_iterations', 'back_prop',
    'swap_memory', 'name', 'maximum_iterations', 'return_same_structure',
)  # fmt: skip
_MAP = ('fn', 'elems')
_FOLD = ('fn', 'elems', 'initializer')
_NOTHING = values.Unknown()


class ControlFlow:
    """The part of the interpreter that evaluates conditions and loops of TensorFlow."""

    def _s_cond(self, path, node, args, keywords):
        given = _given(_COND, args, keywords)
        before = len(self.program.nodes)
        ways = [
            self.branch(given.get(new) or given.get(old), node, [], 'branch')
            for new, old in (('true_fn', 'fn1'), ('false_fn', 'fn2'))
        ]
        strict = given.get('strict')
        return self.choice(path, node, [given.get('pred', _NOTHING)], ways, before, strict)

    def _s_case(self, path, node, args, keywords):
        given = _given(_CASE, args, keywords)
        before = len(self.program.nodes)
        pairs = given.get('pred_fn_pairs')
        held = []
        if isinstance(pairs, values.Mapping) and not pairs.open:
            held = [(k, v) for k, v in pairs.current()]
        elif isinstance(pairs, values.Sequence) and not pairs.open:
            held = [i.items for i in pairs.items if isinstance(i, values.Sequence)]
            held = [i for i in held if len(i) == 2] if len(held) == len(pairs.items) else []
        if not held:
            self.obstacle('unknown_branch', node, 'the cases that it chooses from are not known')
            return values.Unknown()
        default = given.get('default')
        functions = [function for _, function in held]
        if default is not None and not values.is_none(default):
            functions.append(default)
        elif len(held) == 1:
            self.obstacle(
                'case_without_default',
                node,
                'TF 1 takes the only case here even where its condition does not hold',
                'give a default',
            )
        ways = [self.branch(function, node, [], 'branch') for function in functions]
        conditions = [condition for condition, _ in held]
        return self.choice(path, node, conditions, ways, before, given.get('strict'))

    def _s_switch_case(self, path, node, args, keywords):
        given = _given(('branch_index', 'branch_fns', 'default', 'name'), args, keywords)
        before = len(self.program.nodes)
        functions = self.elements(given.get('branch_fns')) or []
        if isinstance(given.get('branch_fns'), values.Mapping):
            functions = [v for _, v in given['branch_fns'].current()]
        if functions and all(isinstance(f, values.Sequence) for f in functions):
            functions = [f.items[-1] for f in functions]
        if given.get('default') is not None and not values.is_none(given['default']):
            functions.append(given['default'])
        if not functions:
            self.obstacle('unknown_branch', node, 'the branches that it chooses from are not known')
            return values.Unknown()
        ways = [self.branch(function, node, [], 'branch') for function in functions]
        index = [given.get('branch_index', _NOTHING)]
        return self.choice(path, node, index, ways, before, values.Constant(True))

    def choice(self, path, node, conditions, ways, before, strict):
        """Returns what one of several functions gives."""
        result = ways[0]
        if strict is None or (isinstance(strict, values.Constant) and strict.value is False):
            alone = isinstance(result, values.Sequence) and len(result.items) == 1
            result = result.items[0] if alone else result
            self.note_alone(node, alone)
        elif not (isinstance(strict, values.Constant) and strict.value is True):
            self.obstacle('unknown_structure', node, 'whether it is strict is decided at run time')
        if all(_is_operation(way) for way in ways):
            inputs = [n for v in [*conditions, *ways] for n in values.nodes_in(v)]
            return values.Tensor(self.whole('group', path, node, inputs, before))
        if not isinstance(ways[0], values.Sequence) or result is ways[0]:
            return self.outputs(path, node, ways, conditions, before)
        return self.outputs(path, node, ways, conditions, before).items[0]

    def _s_while_loop(self, path, node, args, keywords):
        given = _given(_WHILE_LOOP, args, keywords)
        before = len(self.program.nodes)
        start = given.get('loop_vars')
        if isinstance(start, values.Mapping):
            start = values.Sequence([v for _, v in start.current()], open=start.open)
        if not isinstance(start, values.Sequence) or start.open:
            self.obstacle(
                'unknown_loop_variables',
                node,
                'the variables of the loop are not known one by one',
                'list them where the loop is made',
            )
            return values.Unknown()
        inside = self.like(start, 'loop_variable', node).items
        test = self.branch(given.get('cond'), node, inside, 'test')
        result = self.branch(given.get('body'), node, inside, 'body')
        if not isinstance(result, values.Sequence):
            result = values.Sequence([result])
        if len(result.items) != len(start.items):
            self.obstacle('unknown_loop_variables', node, 'the body returns other loop variables')
        limit = given.get('maximum_iterations') or values.Constant(None)
        same = given.get('return_same_structure') or values.Constant(False)
        loop = [(start, values.Sequence(inside))]
        made = self.outputs(path, node, [result], [test, limit], before, loop)
        if not isinstance(same, values.Constant):
            self.obstacle('unknown_structure', node, 'the structure is decided at run time')
        alone = len(passed_functions.leaves_of(result)) == 1 and not getattr(same, 'value', False)
        self.note_alone(node, alone)
        return made.items[0] if alone else made

    def _s_map_fn(self, path, node, args, keywords):
        given = _given(_MAP, args, keywords)
        before = len(self.program.nodes)
        elements = given.get('elems') or values.Unknown()
        part = self.like(elements, 'element', node)
        result = self.branch(given.get('fn'), node, [part], 'map')
        return self.outputs(path, node, [result], [elements], before)

    def _s_scan(self, path, node, args, keywords):
        given = _given(_FOLD, args, keywords)
        before = len(self.program.nodes)
        elements = given.get('elems') or values.Unknown()
        first = given.get('initializer')
        first = elements if first is None or values.is_none(first) else first
        held = self.like(first, 'accumulated', node)
        part = self.like(elements, 'element', node)
        result = self.branch(given.get('fn'), node, [held, part], 'map')
        return self.outputs(path, node, [result], [elements], before, [(first, held)])

    _s_foldl = _s_foldr = _s_scan


def _given(names, args, keywords) -> dict:
    return {**dict(zip(names, args, strict=False)), **keywords}


def _is_operation(value) -> bool:
    """Tells whether a branch gives an operation, which has no value."""
    return isinstance(value, values.Tensor) and value.node.kind == 'group'
