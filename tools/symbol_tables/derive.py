"""Derives table rows from what three TensorFlows export; used by generate.py."""

import collections
import fnmatch

# Parameters that only changed their names, tried in order where the old name is gone.
RENAMED = {
    'keep_dims': ['keepdims'],
    'reduction_indices': ['axis'],
    'reduction_axes': ['axis'],
    'squeeze_dims': ['axis'],
    'dimension': ['axis'],
    'dim': ['axis'],
    'concat_dim': ['axis'],
    'split_dim': ['axis'],
    'filter': ['filters'],
    'kernel': ['filters'],
    'value': ['input'],
    'values': ['data'],
    'tensor': ['input', 'data'],
    'stop': ['stop'],
    'filename': ['path'],
    'dirname': ['path'],
    'oldname': ['src'],
    'newname': ['dst'],
    'oldpath': ['src'],
    'newpath': ['dst'],
    'sparse_indices': [],
}
# Parameters without any bearing on values.
DROPPED = {'name', 'use_cudnn_on_gpu', 'colocate_gradients_with_ops', 'use_locking'}
# Parameters whose defaults differ in spelling only, or change nothing but names.
ANY_DEFAULT = {'reshuffle_each_iteration', 'pool_size', 'trainable'}
# What Keras classes take besides their own parameters.
EXTRAS = {
    'layers.': ['name', 'dtype', 'trainable'],
    'keras.layers.': ['input_shape', 'name', 'dtype', 'trainable'],
    'keras.optimizers.': ['clipnorm', 'clipvalue'],
}
# Defaults that mean the same.
EQUAL_DEFAULTS = {
    ('None', 'False'),
    ('False', 'None'),
    ("'NHWC'", 'None'),
    ('None', "'NWC'"),
    ('[1, 1, 1, 1]', 'None'),
    ('[1, 1, 1, 1, 1]', 'None'),
    ('tf.int32', 'None'),
    ('0', '0.0'),
    ('None', '-1'),
    ('-1', 'None'),
    ('None', '0'),
    ('None', "'mean'"),
    ("'BYTE'", "'BYTE'"),
    ('None', 'tf.int64'),
    ('1', 'None'),
    ('None', "'glorot_uniform'"),
    ("'auto'", "'sum_over_batch_size'"),
    ("'channels_last'", 'None'),
    ("'zeros'", "'Zeros'"),
}
PURE_MODULES = {
    'array_ops', 'bitwise_ops', 'check_ops', 'clip_ops', 'ctc_ops', 'confusion_matrix', 'dct_ops',
    'embedding_ops', 'fft_ops', 'gen_array_ops', 'gen_audio_ops', 'gen_bitwise_ops',
    'gen_data_flow_ops', 'gen_decode_proto_ops', 'gen_encode_proto_ops', 'gen_image_ops',
    'gen_linalg_ops', 'gen_math_ops', 'gen_nn_ops', 'gen_parsing_ops', 'gen_sparse_ops',
    'gen_spectral_ops', 'gen_string_ops', 'histogram_ops', 'image_ops_impl', 'linalg_impl',
    'linalg_ops', 'manip_ops', 'math_ops', 'mel_ops', 'mfcc_ops', 'nn_impl', 'nn_ops',
    'parsing_ops', 'quantization', 'ragged_array_ops', 'ragged_concat_ops', 'ragged_factory_ops',
    'ragged_functional_ops', 'ragged_math_ops', 'ragged_string_ops', 'reconstruction_ops',
    'segment_id_ops', 'sets_impl', 'shape_ops', 'sort_ops', 'sparse_ops', 'special_math_ops',
    'spectral_ops', 'string_ops', 'window_ops', 'random_ops', 'candidate_sampling_ops', '<locals>',
    'gen_random_ops', 'gen_ctc_ops', 'gen_manip_ops', 'stateless_random_ops', 'tensor_util',
    'constant_op', 'ops', 'ragged_map_ops', 'ragged_util', 'custom_gradient', 'linalg_grad',
}  # fmt: skip


def read_table(path):
    """Returns the rows of a tab-separated file without its comment lines."""
    if not path.exists():
        return []
    lines = path.read_text().splitlines()
    return [line.split('\t') for line in lines if line and not line.startswith('#')]


def plain(entry):
    """Returns the names and defaults of parameters that can be given one by one."""
    if entry is None or entry.get('parameters') is None:
        return None
    return {n: d for n, d, k in entry['parameters'] if k in ('plain', 'keyword')}


def order(entry):
    """Returns the column tf2_order."""
    if entry is None or entry.get('parameters') is None:
        return ''
    names, star = [], False
    for name, _, kind in entry['parameters']:
        if kind == 'star':
            star = True
            names.append('*' + name)
        elif kind == 'keyword':
            if not star:
                names.append('*')
                star = True
            names.append(name)
        elif kind == 'double star':
            names.append('**' + name)
        else:
            names.append(name)
    return ','.join(names)


def bound(path, entry):
    """Returns an entry as a call meets it: without `self`, keyword-only below tf.raw_ops."""
    parameters = (entry or {}).get('parameters')
    if not parameters:
        return entry
    if entry.get('member') and parameters[0][0] in ('self', 'cls'):
        parameters = parameters[1:]
    if path.startswith('raw_ops.'):
        parameters = [[n, d, 'keyword'] for n, d, _ in parameters]
    return dict(entry, parameters=parameters)


def unmapped(entry):
    """Whether a signature cannot be mapped name by name."""
    return entry.get('parameters') is None or any(k == 'star' for _, _, k in entry['parameters'])


def _takes_extras(entry):
    """Whether a class is a layer that passes what it does not know to its base."""
    last = entry['parameters'][-1:]
    return entry['type'] == 'class' and bool(last) and last[0][2] == 'double star'


def _target_of(name, new):
    for candidate in [name, *RENAMED.get(name, [])]:
        if candidate in new:
            return candidate
    return None


def map_parameters(name, old_entry, new_entry, patches):
    """Returns the column `arguments`, and remarks on what a person should look at."""
    if patches in (['='], ['!']):
        return patches[0], []
    if unmapped(old_entry) or unmapped(new_entry):
        same = old_entry.get('parameters') == new_entry.get('parameters') is not None
        return ('=' if same and not patches else '!'), []
    old, new = plain(old_entry), plain(new_entry)
    for prefix, extras in EXTRAS.items():
        if name.startswith(prefix) and _takes_extras(new_entry):
            new = dict(new, **{n: 'None' for n in extras if n not in new})
            if _takes_extras(old_entry):
                old = dict(old, **{n: 'None' for n in extras if n not in old})
    patch = {p.split('>')[0]: p for p in patches if not p.startswith('+')}
    added = [p for p in patches if p.startswith('+')]
    items, used, remarks = [], collections.OrderedDict(), []
    for name, default in old.items():
        if name in patch:
            items.append(patch[name])
            target = patch[name].split('>')[-1].split(':')[-1]
            if target[:1] not in ('-', '!', '@'):
                used.setdefault(target, name)
            continue
        target = _target_of(name, new)
        if target is None:
            fixed = '!' + (default or '') if default != "''" else "!''"
            if default is not None and default.startswith('<'):
                fixed = '!'
            items.append(name + '>' + ('-' if name in DROPPED else fixed))
            continue
        items.append(name if target == name else name + '>' + target)
        if target not in used or target == name:
            used[target] = name
    given = {a.lstrip('+').split('=')[0] for a in added}
    for name, default in new.items():
        source = used.get(name)
        if source is None:
            if default is None and name not in given:
                remarks.append(f'required {name} is not in TF1')
            continue
        before = old.get(source)
        if name in given or name == 'name' or before == default or before is None:
            continue
        equal = (before, default) in EQUAL_DEFAULTS or name in ANY_DEFAULT
        if equal or any(i.endswith(':' + name) for i in items):
            continue
        if default is None and before == 'None':
            continue
        if before.startswith('<') or (default or '').startswith('<'):
            remarks.append(f'default of {name}: {before}, now {default}')
            continue
        added.append(f'+{name}={before}')
        remarks.append(f'added {name}={before}, TF2 has {default}')
    unchanged = not added and items == list(new)[: len(items)]
    # A keyword-only parameter cannot take what TF1 allowed by position.
    unchanged &= not any(k == 'keyword' for _, _, k in new_entry['parameters'])
    unchanged |= not added and not patch and old_entry['parameters'] == new_entry['parameters']
    if unchanged:
        return '=', remarks
    return ','.join(items + added), remarks


class _Derivation:
    """Looks symbols up across versions and in the decisions."""

    def __init__(self, old, mid, new, stateful, decisions, kinds):
        self.old, self.mid, self.new = old, mid, new
        self.stateful = stateful
        self.decided = {row[0]: row + [''] * (6 - len(row)) for row in decisions}
        self.patterns = kinds
        self.aliases = collections.defaultdict(list)
        for name, entry in old.items():
            # Bound members are made anew at each look, so that their ids mean nothing.
            if entry['type'] in ('function', 'class') and not entry.get('member'):
                self.aliases[entry['object']].append(name)

    def names(self, name):
        entry = self.old[name]
        group = [] if entry.get('member') else self.aliases.get(entry['object'], [])
        return [name, *sorted(n for n in group if n != name)]

    def decision(self, name):
        for alias in self.names(name):
            if alias in self.decided:
                return self.decided[alias]
        return None

    def kind(self, name):
        entry = self.old[name]
        if entry['type'] == 'module':
            return 'module', '', ''
        if entry['type'] == 'dtype':
            return 'value', '', ''
        for alias in self.names(name):
            for pattern in self.patterns:
                if fnmatch.fnmatchcase(alias, pattern[0]):
                    kind, note, patch = [*pattern, '', ''][1:4]
                    if kind == 'raw':
                        return self.raw_kind(alias.split('.')[-1])
                    if alias.startswith('contrib.') and not name.startswith('contrib.'):
                        continue
                    return kind, note, patch
        parts = (entry.get('identity') or '').split('.')
        if len(parts) > 1 and (parts[-2] in PURE_MODULES or '<locals>' in parts):
            return 'pure', '', ''
        if entry['type'] == 'constant':
            return 'value', '', ''
        return 'refuse', 'not examined', ''

    def raw_kind(self, op):
        if 'Ref' in op or op.startswith(('Variable', 'Placeholder')):
            return 'refuse', 'a raw operation of graphs', ''
        if self.stateful.get(op, True):
            return 'refuse', 'a raw operation with state or randomness', ''
        return 'pure', '', ''

    def path(self, name):
        """Returns the TF2 path that an untouched symbol has, or ''."""
        entry = self.old[name]
        for alias in self.names(name):
            found = self.new.get(alias)
            if found and (
                found['type'] == entry['type']
                or {found['type'], entry['type']} == {'class', 'function'}
            ):
                if alias.startswith('manip.'):
                    continue
                return alias
        return ''


def derive(old, mid, new, *, stateful, decisions, kinds, probed):
    """Returns the table's rows as dicts and remarks for a person to read."""
    work = _Derivation(old, mid, new, stateful, decisions, kinds)
    checked = {row[0]: row[1] for row in probed}
    rows, remarks = [], []
    old, mid, new = ({n: bound(n, e) for n, e in d.items()} for d in (old, mid, new))
    work.old, work.mid, work.new = old, mid, new
    missing = set(work.decided) - set(old)
    remarks += ['decision without symbol: ' + name for name in sorted(missing)]
    for name, entry in old.items():
        if skipped(name):
            continue
        row = dict.fromkeys(
            ('tf2', 'arguments', 'tf2_order', 'needs', 'same215', 'checked', 'note'), ''
        )
        row['symbol'] = name
        decision = work.decision(name)
        row['kind'], row['note'], patch = work.kind(name)
        patches = [patch] if patch else []
        row['tf2'] = '-' if patch == '!' else ''
        if decision:
            row['kind'] = decision[1] or row['kind']
            row['tf2'] = decision[2]
            patches = split(decision[3])
            row['needs'], row['note'] = decision[4], decision[5]
        if row['kind'] == 'refuse':
            row['tf2'] = ''
        elif row['tf2'] == '-':
            row['tf2'] = ''
            row['arguments'] = '!'
        else:
            row['tf2'] = row['tf2'] or work.path(name)
        if row['tf2']:
            target = new.get(row['tf2'])
            if target is None:
                remarks.append(f'{name}: {row["tf2"]} is not in TF2')
                row['tf2'] = ''
            elif entry['type'] in ('function', 'class'):
                row['arguments'], said = map_parameters(name, entry, target, patches)
                row['tf2_order'] = order(target)
                remarks += [f'{name} ({row["kind"]}): {s}' for s in said]
                if any(s.startswith('required') for s in said):
                    row['arguments'] = '!'
        if not row['tf2'] and row['kind'] in ('pure', 'random', 'value', 'python') and not decision:
            remarks.append(f'{name} ({row["kind"]}) has no TF2 path: refused')
            row['kind'], row['note'] = 'refuse', row['note'] or 'no TF2 spelling'
            row['arguments'] = ''
        elif not row['tf2'] and row['kind'] not in ('refuse', 'module'):
            row['arguments'] = '!' if entry['type'] in ('function', 'class') else ''
        row['same215'] = same_in_215(work, name, row, entry, patches)
        row['checked'] = checked.get(name, 'no')
        rows.append(row)
    return rows, remarks


def same_in_215(work, name, row, entry, patches):
    """Returns the column same215."""
    if not row['tf2']:
        return 'yes'
    target = work.mid.get(row['tf2'])
    if target is None:
        return 'missing in 2.15'
    if row['arguments'] and entry['type'] in ('function', 'class'):
        arguments, _ = map_parameters(name, entry, target, patches)
        if arguments != row['arguments'] and row['arguments'] != '!':
            return 'arguments ' + arguments
        if _shared_prefix(arguments, order(target)) != _shared_prefix(arguments, row['tf2_order']):
            return 'order ' + order(target)
    return 'yes'


def _shared_prefix(arguments, tf2_order):
    """Returns the parameters that a call may keep by position, in the best case."""
    if arguments in ('=', '!'):
        return []
    mapped = [a.split('>')[-1].split(':')[-1] for a in split(arguments) if not a.startswith('+')]
    names = []
    for name in tf2_order.split(','):
        if name not in mapped:
            break
        names.append(name)
    return names


def split(arguments):
    """Splits the column `arguments`; a comma before a space belongs to a value."""
    parts = []
    for piece in arguments.split(','):
        if parts and piece.startswith(' '):
            parts[-1] += ',' + piece
        elif piece:
            parts.append(piece)
    return parts


def skipped(name):
    """Leaves out what only clutters: gen modules that contrib exposes by accident."""
    return name.startswith(('contrib.quantization.', 'contrib.specs.', 'contrib.labeled_tensor.'))
