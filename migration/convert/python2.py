"""Tells Python 2 source from Python 3 source with a mistake in it."""

import io
import keyword
import tokenize

_OPERANDS = (tokenize.NAME, tokenize.STRING, tokenize.NUMBER)
_LAYOUT = (tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT)


def evidence(text: str) -> tuple[int, str] | None:
    """Returns the first line that only Python 2 understands, and what stands there.

    Args:
      text: source that Python 3 does not parse.
    """
    tokens = []
    try:
        # Not list(): what was read before an error counts.
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            tokens.append(token)
    except (tokenize.TokenError, SyntaxError):
        pass
    statement: list[tokenize.TokenInfo] = []
    for token in tokens:
        ends = token.type in (tokenize.NEWLINE, tokenize.ENDMARKER) or token.string == ';'
        if not ends and token.type not in _LAYOUT:
            statement.append(token)
            continue
        if ends:
            if found := _in_statement(statement):
                return found
            statement = []
    return _in_statement(statement)


def _in_statement(tokens: list[tokenize.TokenInfo]) -> tuple[int, str] | None:
    for i, token in enumerate(tokens[:-1]):
        after = tokens[i + 1]
        # A statement may also follow a colon on the same line: `if x: print y`.
        starts = i == 0 or tokens[i - 1].string == ':'
        touching = token.end == after.start
        what = ''
        if token.type == tokenize.NAME:
            operand = after.type in _OPERANDS and after.string not in _INFIX
            if token.string in ('print', 'exec') and starts and (operand or after.string == '>>'):
                what = f'{token.string} statement'
            elif token.string == 'except' and _comma_before_colon(tokens[i + 1 :]):
                what = '`except X, e:`'
            elif token.string == 'raise' and starts and _raises_with_comma(tokens[i + 1 :]):
                what = '`raise X, message`'
            elif token.string.lower() == 'ur' and after.type == tokenize.STRING and touching:
                what = "ur'' string"
        elif token.type == tokenize.NUMBER and touching:
            if token.string.strip('0') == '' and after.type == tokenize.NUMBER:
                what = 'octal number such as 0777'
            elif after.string in ('L', 'l'):
                what = 'long number such as 10L'
        elif token.string == '`':
            what = 'backticks'
        elif token.string == '<' and after.string == '>' and touching:
            what = 'the operator <>'
        if what:
            return token.start[0], what
    return None


_INFIX = frozenset({'if', 'else', 'and', 'or', 'in', 'is', 'for'}) & frozenset(keyword.kwlist)


def _comma_before_colon(tokens: list[tokenize.TokenInfo]) -> bool:
    depth = 0
    for token in tokens:
        depth += (token.string in ('(', '[', '{')) - (token.string in (')', ']', '}'))
        if depth == 0 and token.string in (',', ':'):
            return token.string == ','
    return False


def _raises_with_comma(tokens: list[tokenize.TokenInfo]) -> bool:
    depth = 0
    for token in tokens:
        depth += (token.string in ('(', '[', '{')) - (token.string in (')', ']', '}'))
        if depth == 0 and token.string == ',':
            return True
    return False
