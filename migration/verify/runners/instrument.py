"""Programs with a mark on chosen calls.

`f(x)` becomes `mark(7, f)(x)`: the mark sees the call begin and end, whatever it calls, while the
arguments are evaluated outside it. Line numbers stay. A call is named by its number in a walk
over the tree, because Python 3.7's trees do not say where an expression ends.
"""

import __future__

import ast

CALL = '__graphlift_call__'
READ = '__graphlift_read__'


def calls(tree):
    """Returns the calls of a module; every Python 3 numbers them alike."""
    return [node for node in _walk(tree) if isinstance(node, ast.Call)]


def _walk(node):
    yield node
    for child in ast.iter_child_nodes(node):
        for inner in _walk(child):
            yield inner


def session_calls(tree):
    """Returns {call number: call} of what may run a graph: `….run(…)` and `….eval(…)`."""
    return {
        number: node
        for number, node in enumerate(calls(tree))
        if isinstance(node.func, ast.Attribute) and node.func.attr in ('run', 'eval')
    }


def _marked(name, number, node):
    call = ast.Call(
        func=ast.Name(id=name, ctx=ast.Load()),
        args=[ast.Constant(value=number, kind=None), node],
        keywords=[],
    )
    return ast.fix_missing_locations(ast.copy_location(call, node))


def mark_calls(tree, numbers):
    """Marks in place the calls of {call number: mark}."""
    for number, node in enumerate(calls(tree)):
        if number in numbers:
            node.func = _marked(CALL, numbers[number], node.func)


def _span(node):
    return (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


class _Spans(ast.NodeTransformer):
    def __init__(self, marks):
        self.marks = marks
        self.found = set()

    def visit(self, node):
        here = _span(node) if isinstance(node, ast.expr) else None
        node = self.generic_visit(node)
        mark = self.marks.get(here)
        if (
            mark is None
            or mark in self.found
            or not isinstance(getattr(node, 'ctx', None), (ast.Load, type(None)))
        ):
            return node
        self.found.add(mark)
        if isinstance(node, ast.Call):
            node.func = _marked(CALL, mark, node.func)
            return node
        return _marked(READ, mark, node)


def mark_spans(tree, marks):
    """Marks in place the expressions of {(line, column, end_line, end_column): mark}.

    Needs Python 3.8. Returns the marks whose expression was found.
    """
    spans = _Spans(marks)
    spans.visit(tree)
    return spans.found


def future_flags(tree):
    """Returns the compiler flags of the module's `from __future__` imports."""
    flags = 0
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and node.module == '__future__':
            for alias in node.names:
                flags |= getattr(__future__, alias.name).compiler_flag
    return flags


def statements(tree, filename):
    """Returns the code of each module-level statement."""
    flags = future_flags(tree)
    codes = []
    for node in tree.body:
        module = ast.parse('')
        module.body = [node]
        codes.append(compile(module, filename, 'exec', flags, True))
    return codes
