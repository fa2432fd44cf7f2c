"""Lines and indentation of pieces of source text."""

import ast
import io
import re
import textwrap
import tokenize

from migration.syntax import trees


def reindent(text: str, indent: str) -> str:
    """Returns statements with their first line at another indentation.

    Lines inside of strings keep every character.
    """
    lines = re.findall(r'[^\n]*\n|[^\n]+', text)
    first = next((line for line in lines if line.strip()), '')
    old = first[: len(first) - len(first.lstrip())]
    inside = _string_lines(text, bool(old))
    result = []
    for number, line in enumerate(lines, 1):
        if number in inside or not line.strip():
            result.append(line)
        elif line.startswith(old):
            result.append(indent + line[len(old) :])
        else:
            result.append(indent + line.lstrip())
    return ''.join(result)


def indentation(tree: ast.Module, text_lines: list[str]) -> str:
    """Returns what one level of indentation is in a file: that of its first indented suite."""
    for node in trees.walk(tree):
        body = getattr(node, 'body', None)
        if isinstance(node, ast.stmt) and node.col_offset == 0 and isinstance(body, list) and body:
            line = text_lines[body[0].lineno - 1]
            found = line[: len(line) - len(line.lstrip())]
            if found and body[0].lineno > node.lineno:
                return found
    return '    '


def _string_lines(text: str, indented: bool) -> set[int]:
    """Returns the numbers of the lines that begin inside of a string."""
    if '"""' not in text and "'''" not in text and '\\\n' not in text:
        return set()  # No string runs over lines.
    prefix = 'if 1:\n' if indented else ''
    found: set[int] = set()
    try:
        for token in tokenize.generate_tokens(io.StringIO(prefix + text).readline):
            if token.type == tokenize.STRING and token.end[0] > token.start[0]:
                shift = 1 if indented else 0
                found.update(range(token.start[0] + 1 - shift, token.end[0] + 1 - shift))
    except (tokenize.TokenError, IndentationError):
        return found
    return found


def wrap_list(
    prefix: str,
    items: list[str],
    suffix: str,
    indent: str,
    step: str = '    ',
    width: int = 100,
) -> str:
    """Returns `prefix item, item suffix`, broken into lines that fit."""
    line = f'{indent}{prefix}{", ".join(items)}{suffix}'
    if len(line) <= width:
        return line
    if any(len(item) > 40 and ' ' in item for item in items):
        body = f',\n{indent}{step}'.join(items)  # Lines are broken between items only.
        return f'{indent}{prefix}\n{indent}{step}{body},\n{indent}{suffix}'
    body = textwrap.fill(
        ', '.join(items),
        width=width,
        initial_indent=indent + step,
        subsequent_indent=indent + step,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return f'{indent}{prefix}\n{body},\n{indent}{suffix}'
