"""Collects from the code every reason for which a file is refused, with the way out.

A refusal is one call: `obstacle(rule, place, reason, way_out)`, or a `Trouble` or `Finding` where
a file is read or written. What stands in these calls is all that users are told, so the guide
page is made from it; parts that a run fills in are shown as `…`.
"""

import ast
import dataclasses
import pathlib
import re
from collections.abc import Iterator

_ROOMS = ('program', 'rules', 'convert')
# For each kind of call: what is put before the rule, and where rule, reason and way out stand.
_CALLS = {
    'obstacle': ('', 0, 2, 3),
    'warn': ('', 0, 2, 3),  # What is converted and needs a look.
    'Trouble': ('', 0, 1, 2),
    'Finding': ('', 0, 3, 4),
    '_finding': ('postcondition_', 0, 1, 3),
}
_KEYWORDS = {'reason': 'reason', 'way_out': 'way_out'}
_NAME = re.compile(r'[a-z][a-z0-9_]*')


@dataclasses.dataclass
class Refusal:
    """What can be said under one name.

    Attributes:
      rule: the name, as in reports.
      reasons: clauses, in the order of the code.
      ways_out: what the user can do; none where only an expert can tell.
      places: the files that say it.
    """

    rule: str
    reasons: list[str] = dataclasses.field(default_factory=list)
    ways_out: list[str] = dataclasses.field(default_factory=list)
    places: list[str] = dataclasses.field(default_factory=list)


def find(root: pathlib.Path) -> dict[str, Refusal]:
    """Returns all refusals of the converter below a repository's root, by name."""
    found: dict[str, Refusal] = {}
    for room in _ROOMS:
        for path in sorted((root / 'migration' / room).rglob('*.py')):
            if path.stem.endswith('_test') or {'goldens', 'testdata'} & set(path.parts):
                continue
            for rule, reasons, ways_out in in_tree(ast.parse(path.read_text())):
                entry = found.setdefault(rule, Refusal(rule))
                place = str(path.relative_to(root))
                for held, new in (
                    (entry.reasons, reasons),
                    (entry.ways_out, ways_out),
                    (entry.places, [place]),
                ):
                    held += [text for text in new if text and text not in held]
    return dict(sorted(found.items()))


def in_tree(tree: ast.Module) -> Iterator[tuple[str, list[str], list[str]]]:
    """Yields (name, reasons, ways out) of each refusal that a module can say."""
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        shape = _CALLS.get(getattr(node.func, 'attr', getattr(node.func, 'id', '')))
        if shape is None:
            continue
        prefix, rule, reason, way_out = shape
        names = _texts(node.args[rule], constants) if len(node.args) > rule else []
        given = {k.arg: _texts(k.value, constants) for k in node.keywords if k.arg in _KEYWORDS}
        reasons = given.get('reason') or _argument(node, reason, constants)
        ways_out = given.get('way_out') or _argument(node, way_out, constants)
        for name in names:
            if _NAME.fullmatch(name):
                yield prefix + name, reasons, ways_out


def _argument(node: ast.Call, place: int, constants: dict) -> list[str]:
    texts = _texts(node.args[place], constants) if len(node.args) > place else []
    return [text for text in texts if re.search(r'[a-z]', text)]


def _texts(node: ast.expr, constants: dict) -> list[str]:
    """Returns the texts that an expression may stand for; `…` is what only a run knows."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.Name(id=name) if isinstance(constants.get(name), str):
            return [constants[name]]
        case ast.IfExp(body=body, orelse=orelse):
            return _texts(body, constants) + _texts(orelse, constants)
        case ast.BoolOp(values=parts):
            return [text for part in parts for text in _texts(part, constants) if text != '…']
        case ast.JoinedStr(values=parts):
            texts = [
                part.value if isinstance(part, ast.Constant) else '…'
                for part in parts
                if isinstance(part, ast.Constant | ast.FormattedValue)
            ]
            return [re.sub('…+', '…', ''.join(texts))]
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            firsts, seconds = _texts(left, constants), _texts(right, constants)
            return [first + second for first in firsts for second in seconds]
    return ['…']
