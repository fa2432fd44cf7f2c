"""Makes argument texts for probing a symbol, and the values that the texts name.

Runs under TF 1.15 (Python 3.7) and TF 2 alike.
"""
# ruff: noqa: B905, RUF046 - Python 3.7 has no zip(strict=).

import itertools

import numpy as np

_random = np.random.RandomState(7)


def _spd(n):
    a = _random.randn(n, n)
    return (a.dot(a.T) + n * np.eye(n)).astype(np.float32)


# Arrays of floats become tensors, so that gradients reach them; the others stay arrays.
VALUES = {
    'F': _random.randn(3, 4).astype(np.float32),
    'G': _random.randn(3, 4).astype(np.float32),
    'P': _random.uniform(0.1, 0.9, (3, 4)).astype(np.float32),
    'Q': _random.uniform(0.1, 0.9, (3, 4)).astype(np.float32),
    'V': _random.randn(4).astype(np.float32),
    'S': _spd(4),
    'M': _random.randn(4, 2).astype(np.float32),
    'D': _random.randn(3, 4),
    'T3': _random.randn(2, 3, 4).astype(np.float32),
    'IMG': _random.uniform(0, 1, (2, 6, 8, 3)).astype(np.float32),
    'IMG3': _random.uniform(0, 1, (6, 8, 3)).astype(np.float32),
    'VOL': _random.uniform(0, 1, (2, 4, 6, 4, 2)).astype(np.float32),
    'SEQ': _random.randn(2, 7, 3).astype(np.float32),
    'K': _random.randn(3, 3, 3, 2).astype(np.float32),
    'BOX': np.array([[0.1, 0.1, 0.8, 0.9], [0.0, 0.2, 0.5, 0.6], [0.1, 0.1, 0.7, 0.9]], np.float32),
    'SCORE': np.array([0.3, 0.9, 0.5], np.float32),
    'I': _random.randint(-5, 6, (3, 4)).astype(np.int32),
    'J': _random.randint(1, 5, (3, 4)).astype(np.int32),
    'L': _random.randint(1, 5, (3, 4)).astype(np.int64),
    'IDS': np.array([0, 2, 1, 2], np.int32),
    'SEG': np.array([0, 0, 1], np.int32),
    'B': _random.uniform(0, 1, (3, 4)) > 0.5,
    'B2': _random.uniform(0, 1, (3, 4)) > 0.5,
    'C': (_random.randn(3, 4) + 1j * _random.randn(3, 4)).astype(np.complex64),
    'C4': (_random.randn(4, 4) + 1j * _random.randn(4, 4)).astype(np.complex64),
    'STR': np.array([b'Ab c', b'12.5', b'xyz d']),
    'NUM': np.array([b'1', b'12.5', b'-3']),
    'U8': _random.randint(0, 256, (6, 8, 3)).astype(np.uint8),
    'U84': _random.randint(0, 256, (2, 6, 8, 3)).astype(np.uint8),
}
FLOATS = [k for k, v in VALUES.items() if v.dtype in (np.float32, np.float64)]

# SP and SP2 are SparseTensors that the process makes which probes.
_GENERIC = ['F', 'P', 'I', 'S', 'V', 'IDS', 'B', 'C', 'STR', 'IMG', 'U8', 'SP', 'SEQ', 'D', 'NUM']
_GENERIC += ['J', 'L', 'T3', 'C4', 'IMG3', 'BOX', '2', '0.3', '[2]', '[F, G]', 'VOL', 'NUM[0]']
# What parameters of these names are likely to take.
_ONLY = {'clip_norm', 'overlaps'}
_BY_NAME = {
    'overlaps': ['tf.matmul(P[:, :3], P[:, :3], transpose_b=True) / 3.0'],
    'axis': ['0', '1', '-1', '[0, 1]', '[0]'],
    'keepdims': ['True'],
    'keep_dims': ['True'],
    'reduction_indices': ['0', '[1]'],
    'dim': ['0', '-1'],
    'dimension': ['0', '1'],
    'dtype': ['tf.float32', 'tf.int32', 'tf.float64', 'tf.int64', 'tf.string'],
    'out_type': ['tf.int64', 'tf.float64'],
    'output_type': ['tf.int32'],
    'shape': ['[4, 3]', '[12]', '[2]', '[3, 4]', '[5, 3, 4]'],
    'dims': ['[2, 3]'],
    'perm': ['[1, 0]'],
    'paddings': ['[[1, 0], [2, 1]]', '[[0, 0], [0, 0]]'],
    'multiples': ['[2, 1]'],
    'ksize': ['[1, 2, 2, 1]', '2', '[1, 2, 2, 2, 1]'],
    'ksizes': ['[1, 2, 2, 1]', '[1, 2, 2, 2, 1]'],
    'sizes': ['[1, 2, 2, 1]'],
    'strides': ['[1, 2, 2, 1]', '[1, 1, 1, 1]', '[1, 2, 2, 2, 1]', '2', '[1, 1]'],
    'rates': ['[1, 1, 1, 1]'],
    'padding': ["'SAME'", "'VALID'"],
    'data_format': ["'NHWC'", "'NWC'"],
    'indices': ['IDS[:2]', '[[0, 1], [2, 3]]', '[0]', '1'],
    'segment_ids': ['SEG'],
    'num_segments': ['3'],
    'updates': ['V[:2]', 'V'],
    'depth': ['4'],
    'k': ['2', '1'],
    'num': ['5'],
    'n': ['2'],
    'num_or_size_splits': ['2', '[1, 3]'],
    'begin': ['[0, 1]'],
    'size': ['[5, 7]', '[2, 2]', '[2, 3]'],
    'end': ['[2, 4]'],
    'block_size': ['2'],
    'delta': ['0.2'],
    'contrast_factor': ['1.5'],
    'saturation_factor': ['1.5'],
    'gamma': ['2.0'],
    'gain': ['2.0'],
    'central_fraction': ['0.5'],
    'target_height': ['4', '8'],
    'target_width': ['5', '10'],
    'offset_height': ['1'],
    'offset_width': ['1'],
    'max_val': ['1.0'],
    'clip_norm': ['1.0', '0.5'],
    'clip_value_min': ['-0.5'],
    'clip_value_max': ['0.5'],
    't_list': ['[F, V]'],
    'inputs': ['[F, G]', '[STR, NUM]'],
    'values': ['[F, G]', 'F', 'VOL'],
    'num_buckets': ['7'],
    'key': ['[1, 2]'],
    'encoding': ["'utf-8'"],
    'input_encoding': ["'UTF-8'"],
    'output_encoding': ["'UTF-8'"],
    'pattern': ["'[a-z]'"],
    'rewrite': ["'_'"],
    'pos': ['1', '-2'],
    'len': ['2'],
    'unit': ["'UTF8_CHAR'"],
    'separator': ["'-'"],
    'q': ['S', '2.0'],
    'ord': ['1', 'np.inf', '2'],
    'axes': ['[0]', '[1]', '1', '[[1], [0]]'],
    'diagonal': ['V', 'F[0]'],
    'equation': ["'ij,kj->ik'", "'ij->ji'"],
    'num_lower': ['1', '-1'],
    'num_upper': ['0'],
    'frame_length': ['4'],
    'frame_step': ['2'],
    'window_length': ['6'],
    'fft_length': ['[4]', '8'],
    'shift': ['1', '[1, 2]', '0.5'],
    'max_length': ['3'],
    'maxlen': ['5'],
    'lengths': ['IDS'],
    'num_classes': ['4'],
    'labels': ['P', 'IDS'],
    'logits': ['F', 'T3[0, :, :]'],
    'pos_weight': ['2.0'],
    'targets': ['P', 'IDS[:3]'],
    'predictions': ['F', 'IDS'],
    'x': ['F', 'P', 'I', 'B', 'S', 'C', 'V', 'IDS', 'J', 'D', 'STR', 'T3', 'IMG', 'SP', '[F, G]'],
    'y': ['G', 'Q', 'J', 'B2', 'S', 'C', 'V', 'IDS', 'D', 'STR', '0.5', '2', 'SP2'],
    'a': ['F', 'S', 'P', 'J', 'C', 'B', 'T3', 'SP'],
    'b': ['M', 'S', 'Q', 'G', 'V', 'SP2', 'F'],
    'matrix': ['S'],
    'rhs': ['M', 'S'],
    'chol': ['tf.linalg.cholesky(S)'],
    'images': ['IMG', 'IMG3'],
    'image': ['IMG3', 'IMG', 'U8', 'U84', 'IMG3[:, :, :1]'],
    'img1': ['tf.tile(IMG, [1, 32, 32, 1])', 'IMG'],
    'img2': ['tf.tile(IMG, [1, 32, 32, 1]) * 0.9', 'IMG * 0.9'],
    'boxes': ['BOX'],
    'scores': ['SCORE'],
    'max_output_size': ['2'],
    'iou_threshold': ['0.3'],
    'sp_input': ['SP'],
    'sp_inputs': ['[SP, SP2]'],
    'sp_a': ['SP'],
    'sp_b': ['SP2', 'M'],
    'feature': ['F'],
    'features': ['F', 'IMG'],
    'alpha': ['0.3'],
    'beta': ['2.0'],
    'condition': ['B', 'B[0]'],
    'mask': ['B', 'B[:, 0]'],
    'tensor': ['F', 'I', 'T3', 'STR'],
    'params': ['F', 'S', 'T3'],
    'ids': ['IDS[:2]'],
    'partitions': ['SEG'],
    'num_partitions': ['2'],
    'direction': ["'DESCENDING'"],
    'reverse': ['True'],
    'exclusive': ['True'],
    'constant_values': ['2'],
    'mode': ["'REFLECT'", "'SYMMETRIC'"],
    'conjugate': ['True'],
    'weights': ['P', 'IDS'],
    'minlength': ['6'],
    'maxlength': ['2'],
    'diagonals': ['tf.stack([V, V + 5., V])', 'V'],
    'start': ['0.0', '0'],
    'stop': ['3.0'],
    'limit': ['6', 'None'],
    'value_range': ['[0.0, 1.0]'],
    'nbins': ['4'],
    'sorted_sequence': ['tf.constant([[1., 3., 9.], [0., 1., 5.]])'],
    'seed': ['[1, 2]', '3'],
    'batch_dims': ['1'],
    'perturb': ['True'],
    'noise_shape': ['[3, 1]'],
    'size_splits': ['[1, 3]'],
    'string_tensor': ['NUM', 'STR'],
    'bytes': ['STR'],
    'coeffs': ['[F, G, F]'],
    'epsilon': ['0.1'],
    'mean': ['0.1'],
    'variance': ['0.5'],
    'offset': ['0.2'],
    'scale': ['1.5'],
    'variance_epsilon': ['0.01'],
    'bias': ['V[:3]', 'V'],
    'value': ['F', 'IMG', 'VOL', 'SEQ', 'I', '3'],
    'frequency_weights': ['P'],
    'bits': ['3'],
    'depth_radius': ['2'],
    'min': ['-1.0'],
    'max': ['1.5'],
    'narrow_range': ['True'],
    'num_bits': ['4'],
    'default_value': ['-1.0', '1'],
    'sparse_indices': ['[[0, 1], [2, 3]]'],
    'output_shape': ['[3, 4]', '[4, 4]'],
    'sparse_values': ['[1.5, 2.5]'],
    'crops': ['[[0, 0], [0, 0]]'],
    'block_shape': ['[2, 2]'],
    'truncate': ['True'],
    'full_matrices': ['True'],
    'compute_uv': ['False'],
    'adjoint': ['True'],
    'lower': ['False'],
    'fast': ['False'],
    'l2_regularizer': ['0.5'],
    'bandwidth': ['1'],
    'from': ['0'],
    'crop_size': ['[3, 3]'],
    'seq_lengths': ['[2, 3, 1]', '[2, 7]'],
    'seq_axis': ['1'],
    'batch_axis': ['0'],
    'shape_x': ['[3, 1]'],
    'shape_y': ['[1, 4]'],
    'type': ['tf.int32'],
    'set_diff': ['True'],
    'rank': ['2'],
    'order': ["'C'"],
    'top_paths': ['1'],
    'skip_empty': ['False'],
    'width': ['6'],
    'fill': ["'0'"],
    'precision': ['3'],
    'strict': ['False'],
    'truth': ['SP'],
    'hypothesis': ['SP'],
    'normalize': ['False'],
    'normalized': ['False'],
    'stride': ['2'],
    'pool_size': ['2'],
    'pooling_type': ["'MAX'", "'AVG'"],
    'window_shape': ['[2, 2]'],
    'dilations': ['[1, 1, 1, 1]', '[1, 2, 2, 1]'],
    'align_corners': ['True'],
    'half_pixel_centers': ['True'],
    'method': ["'nearest'"],
    'box_ind': ['[0, 1, 0]'],
    'box_indices': ['[0, 1, 0]'],
    'jpeg_quality': ['50'],
}  # fmt: skip
_TRIES = 90
# How many of them are kept.
WANTED = 4


def candidates(name, default):
    """Returns texts that a parameter may take; `default` is the text of its default or None."""
    if default in ('True', 'False'):
        return ['False' if default == 'True' else 'True']
    texts = list(_BY_NAME.get(name, []))
    if default is None:
        return texts + [t for t in _GENERIC if t not in texts and name not in _ONLY]
    return texts


def required(parameters):
    """Yields lists of positional texts for the parameters without default."""
    names = [n for n, d, k in parameters if d is None and k == 'plain']
    pools = [candidates(n, None) for n in names]
    pools = [pool[: max(4, int(round(_TRIES ** (1.0 / max(1, len(pools))))) + 2)] for pool in pools]
    # Short index sums first: likely candidates are tried together, and early.
    spots = itertools.product(*[range(len(pool)) for pool in pools])
    for spot in itertools.islice(sorted(spots, key=lambda s: (sum(s), max(s or (0,)))), _TRIES):
        yield [pool[i] for pool, i in zip(pools, spot)]


def variations(parameters, base):
    """Yields (positional, keyword) texts that give one optional parameter besides `base`."""
    optional = [(n, d) for n, d, k in parameters if d is not None and k == 'plain']
    plain = [n for n, _, k in parameters if k == 'plain']
    defaults = {n: d for n, d, _ in parameters}
    for name, default in optional:
        for text in candidates(name, default)[:3]:
            yield base, {name: text}
            between = [defaults[n] for n in plain[len(base) : plain.index(name)]]
            if all(d is not None and not d.startswith('<') for d in between):
                yield base + between + [text], {}
    if 'name' in defaults:
        yield base, {'name': "'probed'"}
