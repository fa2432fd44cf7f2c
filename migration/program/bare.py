"""Parameters that a step computes with by Python's operators alone.

Inside a `tf.function` a parameter is a tensor. Where functions run eagerly, to be debugged, it is
what was passed, NumPy's or Python's own, and so is what operators make of it.
"""

import ast

from migration.program import fetch_trees, model, parts, values

# What the interpreter calls nodes that operators, subscripts and built-ins make.
_OPERATORS = frozenset(
    {
        'Add', 'Sub', 'Mult', 'Div', 'FloorDiv', 'Mod', 'Pow', 'MatMult', 'USub', 'UAdd', 'Invert',
        'BitAnd', 'BitOr', 'BitXor', 'LShift', 'RShift', 'Lt', 'LtE', 'Gt', 'GtE', 'Subscript',
        'IfExp', 'either', 'item', 'abs', 'sum', 'max', 'min', 'pow', 'Print', 'cond',
        'loop',
    }
)  # fmt: skip

_COMPARISONS = frozenset({'Lt', 'LtE', 'Gt', 'GtE', 'Invert', 'BitAnd', 'BitOr'})


def inputs(function: parts.StepFunction, nodes: list, asked: list) -> list:
    """Returns placeholders of a step that are to be tensors, or it would return none.

    One operand that is a tensor makes a tensor of the result.

    Args:
      function: the step.
      nodes: all nodes of the program.
      asked: the nodes whose static shapes Python code asks for with a method, and the statements
        in which it does.
    """
    cuts = frozenset(b.value.node.id for b in function.cuts)
    bare = []
    for element in function.elements:
        held = [v.node for v in fetch_trees.flat(element.value) if isinstance(v, values.Tensor)]
        if not parts.is_collection(element.value):  # What was passed itself is copied.
            held = [n for n in held if n.kind != 'input' and n.id not in cuts]
        bare += [n for n in held if is_bare(n, cuts)]
    # Methods of tensors are called on what must be one.
    bare += [
        i
        for node in nodes
        if node.op in ('get_shape', 'set_shape')
        for i in node.inputs
        if is_bare(i, cuts)
    ]
    statements = [s for block in function.blocks for s in _statements(block)]
    bare += [node for node, statement in asked if statement in statements and is_bare(node, cuts)]
    # So are the conditions of `tf.case`.
    bare += [
        i
        for statement in statements
        for node in statement.nodes
        if node.op == 'case'
        for i in node.inputs
        if i.op in _COMPARISONS and is_bare(i, cuts)
    ]
    # So are attributes that assertions ask for.
    bare += [
        binding.value.node
        for block in function.blocks
        for statement in block.statements
        if isinstance(statement.node, ast.Assert)
        for _, binding in statement.reads
        if isinstance(binding.value, values.Tensor) and is_bare(binding.value.node, cuts)
    ]
    wanted: set[int] = set()
    while bare:
        node = bare.pop()
        while node.kind != 'input' and node.id not in cuts:
            if node.op == 'cond':  # Each branch may return what was passed.
                bare += [i for i in node.inputs[1:] if is_bare(i, cuts)]
                break
            ready = [i for i in node.slice() if i.id in wanted]
            node = ready[0] if ready else node.inputs[0]
        else:
            wanted.add(node.id)
    # The parts of a state are tensors already.
    found = [b for b in function.inputs if isinstance(b.value, values.Tensor)]
    return [b for b in found if b.value.node.id in wanted]


def _statements(block: parts.Block) -> list:
    """Returns the statements of a block and of the helpers that it calls itself."""
    return [*block.statements, *(s for inner in block.nested for s in _statements(inner))]


def is_bare(node: model.Node, cuts: frozenset = frozenset()) -> bool:
    """Tells whether a node is a parameter, or what operators make of parameters alone."""
    seen: set[int] = set()
    stack = [node]
    while stack:
        part = stack.pop()
        if part.id in seen or part.kind == 'input' or part.id in cuts:
            continue
        seen.add(part.id)
        if part.op == 'cond':  # What one of its branches returns as it is.
            found = [i for i in part.inputs[1:] if is_bare(i, cuts)]
            # A parameter may be there because a branch computes with it, or prints it.
            passed = all(i.kind == 'input' or i.op == 'Print' for i in found)
            if passed and len(found) < len(part.inputs[1:]):
                return False
            continue
        if not part.inputs or part.reads or part.op not in _OPERATORS:
            return False
        stack += part.inputs
    return True
