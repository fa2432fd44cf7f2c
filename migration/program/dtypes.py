"""The types of tensors and arrays, where the program shows them.

A type is a name such as 'float32'; '' says that it is not known. What is noted here is true
whenever the program runs under TF 1 at all: where an operation takes only values of one type, the
type of one of them is that of all.
"""

from migration.program import values

_PYTHON_TYPES = {bool: 'bool', int: 'int32', float: 'float32', str: 'string', bytes: 'string'}
_FLOATS = ('float16', 'bfloat16', 'float32', 'float64')
NAMES = frozenset(
    {*_FLOATS, 'int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'}
    | {'bool', 'string', 'complex64', 'complex128'}
)
# Other names of types, for TensorFlow and for NumPy.
_ALIASES = {'float': 'float32', 'double': 'float64', 'int': 'int32', 'half': 'float16'}
_NUMPY_ALIASES = {'bool_': 'bool', 'float_': 'float64', 'double': 'float64', 'single': 'float32'}


def _words(text: str) -> frozenset:
    return frozenset(text.split())


# Functions that give the type of all of their first two arguments.
_OF_BOTH = _words("""
    add subtract multiply mod floordiv floor_div floormod truncatediv truncatemod realdiv div
    maximum minimum pow squared_difference matmul tensordot cross igamma igammac zeta polygamma
    atan2 divide_no_nan div_no_nan bias_add Add Sub Mult Mod FloorDiv Pow MatMult
""")
# Functions that give the type of their first argument.
_OF_FIRST = _words("""
    abs acos acosh asin asinh atan atanh ceil cos cosh digamma erf erfc exp expm1 floor lgamma log
    log1p negative reciprocal rint round rsqrt sigmoid sign sin sinh sqrt square tan tanh cumsum
    cumprod reduce_sum reduce_mean reduce_max reduce_min reduce_prod reduce_logsumexp reduce_std
    reduce_variance add_n accumulate_n clip_by_value clip_by_norm clip_by_average_norm identity
    stop_gradient reshape squeeze expand_dims transpose matrix_transpose concat stack tile pad
    reverse slice strided_slice gather gather_nd boolean_mask unstack split batch_to_space
    space_to_batch depth_to_space space_to_depth matrix_band_part matrix_diag matrix_diag_part
    diag diag_part set_diag trace segment_sum segment_mean segment_max segment_min segment_prod
    unsorted_segment_sum reverse_sequence broadcast_to roll extract_image_patches fill_diag
    relu relu6 elu selu crelu leaky_relu softplus softsign softmax log_softmax dropout l2_loss
    l2_normalize conv1d conv2d conv3d conv2d_transpose depthwise_conv2d separable_conv2d
    atrous_conv2d max_pool avg_pool max_pool2d avg_pool2d local_response_normalization lrn moments
    batch_normalization embedding_lookup inv inverse cholesky det qr norm eye_like matrix_solve
    matrix_inverse matrix_determinant self_adjoint_eigvals flip_left_right flip_up_down assign
    assign_add assign_sub
    random_flip_left_right random_crop central_crop unique_values sort random_shuffle shuffle
    guarantee_const placeholder_with_default value read_value initialized_value Subscript USub UAdd
    dynamic_partition
""")
_COMPARISONS = _words("""
    equal not_equal less less_equal greater greater_equal logical_and logical_or logical_not
    logical_xor is_nan is_inf is_finite reduce_all reduce_any in_top_k Eq NotEq Lt
    LtE Gt GtE Invert BitAnd BitOr
""")
# Functions whose result has the type of a parameter: its name, its place, and what it is else.
_OF_PARAMETER = {
    'cast': ('dtype', 1, ''),
    'saturate_cast': ('dtype', 1, ''),
    'zeros': ('dtype', 1, 'float32'),
    'ones': ('dtype', 1, 'float32'),
    'eye': ('dtype', 3, 'float32'),
    'random_normal': ('dtype', 3, 'float32'),
    'truncated_normal': ('dtype', 3, 'float32'),
    'random_uniform': ('dtype', 3, 'float32'),
    'argmax': ('output_type', 4, 'int64'),
    'argmin': ('output_type', 4, 'int64'),
    'arg_max': ('output_type', 2, 'int64'),
    'arg_min': ('output_type', 2, 'int64'),
    'shape': ('out_type', 2, 'int32'),
    'size': ('out_type', 2, 'int32'),
    'decode_raw': ('out_type', 1, ''),
    'string_to_number': ('out_type', 1, 'float32'),
    'count_nonzero': ('dtype', 3, 'int64'),
    'decode_image': ('dtype', 2, 'uint8'),
    'sequence_mask': ('dtype', 2, 'bool'),
}
# What division that is not one of integers gives to each type.
_QUOTIENTS = {name: name for name in (*_FLOATS, 'complex64', 'complex128')}
_QUOTIENTS.update({name: 'float64' for name in ('int32', 'int64')})
_QUOTIENTS.update({name: 'float32' for name in ('int8', 'uint8', 'int16', 'uint16')})
_FIXED = {
    'rank': 'int32',
    'to_float': 'float32',
    'to_double': 'float64',
    'to_int32': 'int32',
    'to_int64': 'int64',
    'decode_jpeg': 'uint8',
    'decode_gif': 'uint8',
    'decode_bmp': 'uint8',
    'string_join': 'string',
    'as_string': 'string',
    'read_file': 'string',
    'resize_bilinear': 'float32',
    'resize_bicubic': 'float32',
    'resize_area': 'float32',
}
# Functions that give several tensors: the types of these, '' for that of the first argument.
_SEVERAL = {
    'top_k': ('', 'int32'),
    'unique': ('', 'int32'),
    'unique_with_counts': ('', 'int32', 'int32'),
    'setdiff1d': ('', 'int32'),
    'listdiff': ('', 'int32'),
}
# What tensors that consist of several are asked for.
PARTS = frozenset({'values', 'indices', 'dense_shape', 'y', 'idx', 'count', 'out', 'q', 'r'})
_PLACES = {'values': 0, 'y': 0, 'out': 0, 'indices': 1, 'idx': 1, 'count': 2}
_NAMES_OF_FIRST = (
    'x', 'input', 'input_tensor', 'value', 'values', 'tensor', 'params', 't', 'a', 'features',
    'logits', 'inputs', 'image', 'initial_value', 'data', 'labels', 'start', 'ref', 'input_data',
)  # fmt: skip
# Functions of NumPy that give arrays of float64 when so many arguments are given, else a number.
_NUMPY_FLOATS = {
    'rand': 1, 'randn': 1, 'random': 1, 'random_sample': 1, 'ranf': 1, 'standard_normal': 1,
    'uniform': 3, 'normal': 3, 'linspace': 0, 'eye': 0, 'identity': 0,
}  # fmt: skip
_NUMPY_SHAPED = _words('zeros ones empty')
_NUMPY_COPIES = _words('array asarray asanyarray ascontiguousarray')
_NUMPY_SAME = _words("""
    reshape ravel flatten copy transpose squeeze repeat take tile concatenate vstack hstack stack
    expand_dims swapaxes sort round
""")


class Dtypes:
    """The part of the interpreter that follows types."""

    def dtype_of(self, value) -> str:
        """Returns the type of the tensor that TensorFlow makes of a value."""
        if isinstance(value, values.Constant):
            return _PYTHON_TYPES.get(type(value.value), '')
        if isinstance(value, values.Tensor):
            return value.node.dtype
        if isinstance(value, values.VariableValue):
            return value.variable.dtype
        if isinstance(value, values.AnyVariable):
            return _only([v.dtype for v in value.variables])
        if isinstance(value, values.Sequence) and value.items:
            return self._dtype_of_items(value)
        return getattr(value, 'array_type', '')

    def _dtype_of_items(self, value) -> str:
        """Returns the type of a tensor made of a list: of its tensors, or of its numbers."""
        types = [(item, self.dtype_of(item)) for item in value.items]
        known = [t for item, t in types if t and self.is_graph(item)]
        if known:
            return _only(known)
        found = [t for _, t in types]
        if set(found) == {'int32', 'float32'} and not value.open:
            return 'float32'
        return _only(found)

    def dtype_of_item(self, value, place: int) -> str:
        """Returns the type of one of the tensors that an operation gives."""
        return _type_of_part(value, place) or value.node.dtype

    def named_dtype(self, value) -> str:
        """Returns the type that an argument names, as TensorFlow or NumPy spell it."""
        name = ''
        if isinstance(value, values.Symbol):
            name = value.path.removeprefix('dtypes.')
        elif isinstance(value, values.Constant) and isinstance(value.value, str):
            name = value.value
        elif isinstance(value, (values.Foreign, values.Method)):
            module, _, last = _dotted(value).rpartition('.')
            name = _NUMPY_ALIASES.get(last, last) if module == 'numpy' else ''
        name = _ALIASES.get(name, name)
        return name if name in NAMES else ''

    def dtype_attribute(self, base, name: str):
        """Returns an attribute of a type such as `tf.float32`; TF 2 has the same ones."""
        if name == 'as_numpy_dtype':
            return values.Foreign(f'numpy.{base.path}')
        if name == 'base_dtype':
            return base
        known = {
            'name': base.path,
            'is_floating': is_float(base.path),
            'is_integer': is_integer(base.path),
            'is_bool': base.path == 'bool',
            'is_complex': base.path.startswith('complex'),
        }
        return values.Constant(known[name]) if name in known else values.Unknown()

    def note_dtype(self, op: str, args, keywords, result) -> None:
        """Notes the type of what an operation gives."""
        name = op.rsplit('.', 1)[-1]
        for part in result.items if isinstance(result, values.Sequence) else [result]:
            if not isinstance(part, values.Tensor) or part.node.dtype:
                continue
            if name in _SEVERAL:
                own = self.dtype_of(_first(args, keywords))
                part.node.detail['types'] = [t or own for t in _SEVERAL[name]]
            elif name in PARTS:
                part.node.dtype = _type_of_part(args[0], _PLACES.get(name, 0))
            else:
                part.node.dtype = self.dtype_given(name, args, keywords)

    def typed(self, op: str, held, made):
        """Notes the type of what an operator or method gives, and returns it."""
        self.note_dtype(op, held, {}, made)
        return made

    def dtype_given(self, name: str, args, keywords) -> str:
        """Returns the type of what an operation gives to values."""
        first = _first(args, keywords)
        if name in ('constant', 'convert_to_tensor', 'zeros_like', 'ones_like'):
            given = _at(args, 1, keywords, 'dtype')
            return self.dtype_of(first) if given is None else self.named_dtype(given)
        if name == 'range':
            given = _at(args, 3, keywords, 'dtype')
            held = [*args, *keywords.values()]
            return _only([self.dtype_of(v) for v in held]) if given is None else ''
        if name == 'one_hot':
            given = _at(args, 5, keywords, 'dtype')
            set_to = _at(args, 2, keywords, 'on_value') or _at(args, 3, keywords, 'off_value')
            if given is not None:
                return self.named_dtype(given)
            return 'float32' if set_to is None else self.dtype_of(set_to)
        if name in _OF_PARAMETER:
            parameter, index, default = _OF_PARAMETER[name]
            given = _at(args, index, keywords, parameter)
            return default if given is None else self.named_dtype(given)
        if name in _FIXED:
            return _FIXED[name]
        if name in _COMPARISONS:
            return 'bool'
        if name == 'where':
            chosen = [*args[1:3], *(keywords[k] for k in ('x', 'y') if k in keywords)]
            return self._dtype_of_all(name, chosen) if chosen else 'int64'
        operands = [*args[:2], *(keywords[k] for k in 'xyab' if k in keywords)]
        if name in ('Div', 'truediv', 'divide'):
            return _QUOTIENTS.get(self._dtype_of_all(name, operands), '')
        if name in _OF_BOTH:
            return self._dtype_of_all(name, operands)
        own = self.dtype_of(first) if name in _OF_FIRST and first is not None else ''
        return '' if own.startswith('complex') and name in ('abs', 'norm') else own

    def operand_dtype(self, args, keywords) -> str:
        """Returns the type of all operands of a function that wants them to have one."""
        return self._dtype_of_all('', [*args, *(v for k, v in keywords.items() if k != 'name')])

    def _dtype_of_all(self, op: str, held) -> str:
        """Returns the type of operands that have one: that of a tensor, or of the first.

        A function makes a tensor of its first operand before it sees the others; an operator of
        Python takes its type from the tensor among its operands.
        """
        known = [self.dtype_of(v) for v in held if self.is_graph(v)]
        if any(known):
            return _only([t for t in known if t])
        if not held or op[:1].isupper() or self.is_graph(held[0]):
            return ''
        return self.dtype_of(held[0])

    # Arrays

    def array_dtype(self, path: str, receiver, args, keywords) -> str:
        """Returns the type of what code outside of the program gives: functions of NumPy."""
        module, _, name = path.rpartition('.')
        if name == 'astype' and args:
            return self.named_dtype(args[0])
        if module.split('.')[0] != 'numpy':
            same = isinstance(receiver, values.Unknown) and name in _NUMPY_SAME
            return receiver.array_type if same else ''
        if module == 'numpy' and self.named_dtype(values.Foreign(path)):
            return self.named_dtype(values.Foreign(path))
        given = keywords.get('dtype')
        if given is None and name in (*_NUMPY_SHAPED, *_NUMPY_COPIES) and len(args) > 1:
            given = args[1]
        if given is not None:
            return self.named_dtype(given)
        if name in _NUMPY_SHAPED:
            return 'float64'
        if name in _NUMPY_FLOATS:
            return 'float64' if len(args) >= _NUMPY_FLOATS[name] or 'size' in keywords else ''
        if name in (*_NUMPY_COPIES, *_NUMPY_SAME) and args:
            own = args[0]
            if isinstance(own, values.Unknown):
                return own.array_type
            return {'float32': 'float64', 'int32': 'int64', 'bool': 'bool'}.get(
                self.dtype_of(own) if _is_plain(own) else '', ''
            )
        return ''


def _first(args, keywords):
    """Returns the first argument of a call, by its place or one of its names."""
    if args:
        return args[0]
    return next((keywords[name] for name in _NAMES_OF_FIRST if name in keywords), None)


def _type_of_part(value, place: int) -> str:
    """Returns the type of one of the tensors that an operation gives."""
    types = value.node.detail.get('types', ()) if isinstance(value, values.Tensor) else ()
    return types[place] if len(types) > place else ''


def known(name: str) -> str:
    """Returns the type that a name means, '' where it means none."""
    name = _ALIASES.get(name, name)
    return name if name in NAMES else ''


def is_float(dtype: str) -> bool:
    """Tells whether a type is one of floating-point numbers."""
    return dtype in _FLOATS


def is_integer(dtype: str) -> bool:
    """Tells whether a type is one of integers."""
    return dtype in NAMES and 'int' in dtype


def _only(types: list) -> str:
    """Returns the type that all have, '' where there are several or one is not known."""
    return types[0] if len(set(types)) == 1 else ''


def _at(args, index: int, keywords, name: str):
    given = keywords.get(name, args[index] if len(args) > index else None)
    return None if given is None or values.is_none(given) else given


def _is_plain(value) -> bool:
    """Tells whether a value is a number, or lists of numbers, that the source spells out."""
    if isinstance(value, values.Sequence):
        return not value.open and all(map(_is_plain, value.items))
    return isinstance(value, values.Constant)


def _dotted(value) -> str:
    if isinstance(value, values.Foreign):
        return value.path
    if isinstance(value, values.Method):
        return f'{_dotted(value.receiver)}.{value.name}'
    return ''
