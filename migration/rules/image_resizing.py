"""Resizes images as TensorFlow 1 did, by the operations that still do so.

## Why

`tf.image.resize_images` takes the corner of the first pixel for its centre; `tf.image.resize` of
TensorFlow 2 takes half-pixel centres, and gives other numbers (0.19 apart for bilinear). The
operations below both, such as `tf.raw_ops.ResizeBilinear`, can do either. The program gets a small
function of its own that calls one of them, for one image as well as for a batch.

## Needs

The method, as the source shows it, and that the result is of float32 whatever the sizes are: the
images are of float32, or their size is known only when the program runs.

## Refuses

A method chosen at run time, and images of integers that may have the wanted size already, which
TensorFlow 1 then returned as they were.

## References

tensorflow/python/ops/image_ops_impl.py (TF 1.15), `resize_images`.
"""

import ast
import re
from collections.abc import Iterator

from migration.program import unit as units
from migration.program import values
from migration.rules.tables import templates
from migration.syntax.rewrite import Renderer, Rewrite

NAME = 'image_resizing'
_PATHS = ('image.resize_images', 'image.resize')
_PARAMETERS = ('images', 'size', 'method', 'align_corners', 'preserve_aspect_ratio', 'name')
# By the numbers that the members of ResizeMethod are in TF 1: the operation, and our function.
_METHODS = (
    ('BILINEAR', 'ResizeBilinear', 'resize_bilinear'),
    ('NEAREST_NEIGHBOR', 'ResizeNearestNeighbor', 'resize_nearest_neighbor'),
    ('BICUBIC', 'ResizeBicubic', 'resize_bicubic'),
    ('AREA', 'ResizeArea', 'resize_area'),
)


def propose(unit: units.Unit) -> Iterator[Rewrite]:
    """Yields a rewrite of each call, and adds the functions that they call."""
    names: dict[int, str] = {}
    for node, path in sorted(unit.run.uses.values(), key=lambda use: use[0].lineno):
        if path not in _PATHS or not unit.owns(node):
            continue
        call = unit.parent(node)
        if isinstance(call, (ast.Import, ast.ImportFrom)):
            continue
        if getattr(call, 'func', None) is not node:
            unit.obstacle(NAME, node, f'tf.{path} is passed on as a value')
            continue
        given = dict(zip(_PARAMETERS, call.args, strict=False))
        given.update({k.arg: k.value for k in call.keywords})
        method = _check(unit, call, given)
        if method is None:
            continue
        if method not in names:
            names[method] = unit.structure.fresh(_METHODS[method][2])
            text = templates.text('image_resizing').replace('resize_images', names[method])
            text = text.replace('ResizeMethod', _METHODS[method][1])
            text = re.sub(r'(?<![\w.])tf\.', f'{unit.tensorflow}.', text)
            if not unit.define(text, call):
                unit.obstacle(NAME, call, 'there is no import behind which a function could stand')

        def render(renderer: Renderer, given=given, name=names[method]) -> str:
            parts = [renderer.text(given['images']), renderer.text(given['size'])]
            if 'align_corners' in given:
                parts.append(f'align_corners={renderer.text(given["align_corners"])}')
            return f'{name}({", ".join(parts)})'

        yield Rewrite(call, render, NAME)


def _check(unit: units.Unit, call: ast.Call, given: dict) -> int | None:
    """Returns the number of the method of a call, or refuses the call."""
    starred = any(isinstance(a, ast.Starred) for a in call.args) or None in given
    unknown = given.keys() - {*_PARAMETERS}
    if starred or unknown or not {'images', 'size'} <= given.keys():
        unit.obstacle(NAME, call, 'the arguments of this call are not known one by one')
        return None
    ratio = given.get('preserve_aspect_ratio')
    if ratio is not None and not (isinstance(ratio, ast.Constant) and ratio.value is False):
        unit.obstacle(NAME, call, 'resizing that keeps the ratio of sides is not converted')
        return None
    calls = [
        dict(zip(_PARAMETERS, args, strict=False)) | keywords
        for args, keywords in unit.run.call_arguments.get(id(call), ())
    ]
    methods = {_method(values_given.get('method')) for values_given in calls}
    if len(methods) != 1 or None in methods:
        unit.obstacle(
            NAME,
            call,
            'how images are resized is decided at run time',
            'call tf.raw_ops.ResizeBilinear, ResizeNearestNeighbor, ResizeBicubic or ResizeArea',
        )
        return None
    (method,) = methods
    nearest = _METHODS[method][0] == 'NEAREST_NEIGHBOR'
    for values_given in calls:
        if not nearest and not _is_always_float(unit, values_given.get('images')):
            unit.obstacle(
                NAME,
                call,
                'images of the wanted size keep their type in TF 1, others become float32, and '
                'which these are is not known',
                'give it images of float32: tf.cast(images, tf.float32)',
            )
            return None
    return method


def _method(value) -> int | None:
    if value is None:
        return 0
    if isinstance(value, values.Constant) and value.value in range(len(_METHODS)):
        return int(value.value)
    name = getattr(value, 'path', '').removeprefix('image.ResizeMethod.')
    return next((i for i, row in enumerate(_METHODS) if row[0] == name), None)


def _is_always_float(unit: units.Unit, value) -> bool:
    """Tells whether resized images are of float32, whether their size changes or not."""
    if unit.run.dtype_of(value) == 'float32':
        return True
    decoded = isinstance(value, values.Tensor) and value.node.op.rsplit('.', 1)[-1]
    return decoded in ('decode_jpeg', 'decode_png', 'decode_image', 'decode_bmp')
