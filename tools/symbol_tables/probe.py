"""Calls TF 1.15 and TF 2 with the same arguments and compares values and gradients.

    PY115 tools/symbol_tables/probe.py record /tmp/tf115.json /tmp/probed.pickle
    PY221 -m tools.symbol_tables.probe compare /tmp/probed.pickle tools/symbol_tables/probed.tsv

`record` tries generated arguments (arguments.py), and those of cases.tsv, on every symbol that
the table calls pure, and keeps what TF 1.15 returned. `compare` maps the same argument texts by the
table, evaluates them under TF 2, and writes the outcome.
"""
# ruff: noqa: B905, RUF005, UP031 - Python 3.7 has no zip(strict=).

import json
import os
import pickle
import re
import sys
import warnings

os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
warnings.simplefilter('ignore')

import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))

from tools.symbol_tables import arguments  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
PROBED = ('pure', 'python')
# Functions that change or read the state of Keras would disturb the others.
STATE = ('keras.backend.set_', 'keras.backend.clear', 'keras.backend.get_', 'keras.backend.reset')
KERAS_FUNCTIONS = ('keras.activations.', 'keras.losses.', 'keras.metrics.', 'keras.backend.')


def scope():
    """Returns the names that argument texts may use; floats are tensors of the current graph."""
    known = dict(arguments.VALUES, tf=tf, np=np)
    for name in arguments.FLOATS:
        known[name] = tf.constant(known[name])
    known['SP'] = tf.SparseTensor([[0, 1], [1, 0], [2, 3]], [1.5, -2.0, 3.0], [3, 4])
    known['SP2'] = tf.SparseTensor([[0, 1], [1, 2], [2, 0]], [0.5, 4.0, -1.0], [3, 4])
    known['SPS'] = tf.SparseTensor([[0, 0], [1, 0], [1, 1]], ['a', 'b', 'c'], [2, 2])
    known['SPI'] = tf.SparseTensor([[0, 0], [1, 0], [1, 1]], np.array([2, 0, 1]), [2, 2])
    return known


def flat(value):
    """Returns the tensors and plain values inside a result, in order."""
    if isinstance(value, tf.SparseTensor):
        return [value.indices, value.values, value.dense_shape]
    if isinstance(value, tf.RaggedTensor):
        return [value.flat_values] + list(value.nested_row_splits)
    if isinstance(value, tf.IndexedSlices):
        return [tf.convert_to_tensor(value)]
    if isinstance(value, dict):
        return [part for key in sorted(value) for part in flat(value[key])]
    if isinstance(value, (list, tuple)):
        return [part for item in value for part in flat(item)]
    if isinstance(value, tf.TensorShape):
        return [str(value)]
    return [value]


def weight(array):
    """Returns the gradient that a float output is given."""
    return np.cos(np.arange(array.size)).reshape(array.shape).astype(array.dtype)


def differentiable(array):
    """Whether gradients of an output are compared."""
    return isinstance(array, np.ndarray) and array.dtype in (np.float32, np.float64)


def call_text(path, positional, keyword):
    """Returns the text of a call."""
    words = list(positional) + [f'{k}={v}' for k, v in keyword.items()]
    return 'tf.{}({})'.format(path, ', '.join(words))


def as_plain(value):
    """Returns a value that is not a tensor in a form that compares and pickles."""
    if isinstance(value, np.ndarray) and value.dtype.name == 'bfloat16':
        return value.astype(np.float32)
    if isinstance(value, (bool, int, float, str, bytes, type(None), np.ndarray, np.generic)):
        return value
    return str(value)


def run_legacy(text):
    """Returns (values, gradients or None) of a call under TF 1.15."""
    with tf.Graph().as_default():
        known = scope()
        parts = flat(eval(text, known))
        tensors = [p for p in parts if tf.is_tensor(p)]
        with tf.Session() as session:
            values = iter(session.run(tensors))
            values = [as_plain(next(values) if tf.is_tensor(p) else p) for p in parts]
            ys = [(p, v) for p, v in zip(parts, values) if tf.is_tensor(p) and differentiable(v)]
            xs = [known[n] for n in arguments.FLOATS]
            try:
                wanted = tf.gradients([p for p, _ in ys], xs, [weight(v) for _, v in ys])
                wanted = [None if g is None else tf.convert_to_tensor(g) for g in wanted]
                found = session.run([g for g in wanted if g is not None])
                found = iter(found)
                gradients = [None if g is None else next(found) for g in wanted]
            except Exception:
                gradients = None
        return values, gradients


def run_native(text):
    """Returns (values, gradients or None) of a call under TF 2."""
    used = [name for name in arguments.FLOATS if re.search(r'\b%s\b' % name, text)]
    known = scope()
    xs = [known[name] for name in used]
    with tf.GradientTape() as tape:
        for x in xs:
            tape.watch(x)
        parts = flat(eval(text, known))
    values = [as_plain(p.numpy() if tf.is_tensor(p) else p) for p in parts]
    ys = [(p, v) for p, v in zip(parts, values) if tf.is_tensor(p) and differentiable(v)]
    try:
        found = tape.gradient([p for p, _ in ys], xs, [tf.constant(weight(v)) for _, v in ys])
        found = [None if g is None else tf.convert_to_tensor(g).numpy() for g in found]
    except Exception:
        return values, None
    found = dict(zip(used, found))
    return values, [found.get(name) for name in arguments.FLOATS]


def same(one, two):
    """Whether two results agree."""
    if (one is None) != (two is None):
        return False
    if isinstance(one, (str, bool, int, type(None))) and isinstance(
        two, (str, bool, int, type(None))
    ):
        return one == two
    one, two = np.asarray(one), np.asarray(two)
    if one.shape != two.shape or (one.dtype != two.dtype and one.dtype.kind not in 'SOU'):
        return False
    if one.dtype.kind in 'fc':
        return np.allclose(one, two, rtol=2e-5, atol=2e-6, equal_nan=True)
    return np.array_equal(one, two)


def same_gradients(gradients, found):
    """Whether gradients agree, as far as both are there."""
    if gradients is None:
        return True  # There was none, and TF 1.15 said so.
    if all(g is None for g in gradients):
        return found is None or all(g is None for g in found)
    return found is None or all(map(same, gradients, found))  # An error is loud.


def proved(text):
    """Returns which conditions of the table hold for a call with these arguments."""
    names = set(re.findall(r'\b[A-Z][A-Z0-9]*\b', text)) & set(arguments.VALUES)
    conditions = []
    if names and names <= set(arguments.FLOATS):
        conditions.append('float_arguments')
    if names and names <= {'I', 'J', 'L', 'IDS', 'U8', 'U84'}:
        conditions.append('integer_arguments')
    if names and names <= {'C', 'C4'}:
        conditions.append('complex_arguments')
    if '[F, ' not in text:
        conditions.append('single_table')
    if (not names & {'SP', 'SP2'} and '(B, F, G' in text) or 'x=F' in text:
        conditions.append('equal_shapes')
    return conditions


def read_cases():
    """Returns symbol -> list of (positional, keyword) texts written by hand."""
    cases = {}
    with open(os.path.join(HERE, 'cases.tsv')) as stream:
        for line in stream:
            if line.startswith('#') or not line.strip():
                continue
            symbol, text = line.rstrip('\n').split('\t')
            positional, keyword = [], {}
            for piece in text.split(' ; '):
                match = re.match(r'([a-z]\w*)=(?!=)(.*)$', piece.strip())
                if match:
                    keyword[match.group(1)] = match.group(2)
                elif piece.strip():
                    positional.append(piece.strip())
            cases.setdefault(symbol, []).append((positional, keyword))
    return cases


def plan(entry, written, generated):
    """Yields cases for one symbol as (group, positional, keyword)."""
    for positional, keyword in written:
        yield 'written', positional, keyword
    for positional in arguments.required(entry['parameters']) if generated else ():
        yield 'generated', positional, {}


def record_symbol(symbol, entry, written, generated):
    """Returns the calls that TF 1.15 accepts, with what they gave."""
    kept, bases, varied = [], 0, 0
    for group, positional, keyword in plan(entry, written, generated):
        if group == 'generated' and bases >= arguments.WANTED:
            break
        try:
            result = run_legacy(call_text(symbol, positional, keyword))
        except Exception as error:
            if group == 'written':
                print(
                    'written case fails:', call_text(symbol, positional, keyword), str(error)[:200]
                )
            continue
        kept.append((positional, keyword) + result)
        bases += group == 'generated'
        varied += not keyword
        if generated and varied <= 2 and not keyword:
            for more, words in arguments.variations(entry['parameters'], positional):
                try:
                    result = run_legacy(call_text(symbol, more, words))
                except Exception:
                    continue
                kept.append((more, words) + result)
    return kept


def read_results(path):
    """Returns symbol -> recorded calls."""
    results = {}
    if os.path.exists(path):
        with open(path, 'rb') as stream:
            try:
                while True:
                    symbol, kept = pickle.load(stream)
                    results[symbol] = kept
            except EOFError:
                pass
    return results


def probed_groups(dump, rows):
    """Returns lists of aliases of one function, for all functions that are to be probed."""
    groups = {}
    for row in rows:
        symbol, kind = row[0], row[1]
        tensors = symbol.startswith(KERAS_FUNCTIONS) if kind == 'keras' else kind in PROBED
        entry = dump.get(symbol)
        if (
            symbol.startswith(STATE)
            or not entry
            or not tensors
            or symbol.startswith('raw_ops.')
            or entry.get('member')
        ):
            continue
        if entry['type'] == 'function' and entry['parameters'] is not None:
            groups.setdefault(entry['object'], []).append(symbol)
    return list(groups.values())


def record(argv):
    """Appends TF 1.15's results of all symbols not yet recorded, or of those that are named.

    Some arguments kill TensorFlow: the symbol that was at work then is left with its written cases
    when the program is started again.
    """
    with open(argv[0]) as stream:
        dump = json.load(stream)['symbols']
    with open(os.path.join(HERE, '../../migration/rules/tables/symbols.tsv')) as stream:
        rows = [line.split('\t') for line in stream if not line.startswith('#')]
    cases, only, known = read_cases(), set(argv[2:]), read_results(argv[1])
    begun = argv[1] + '.begun'
    killers = set()
    if os.path.exists(begun):
        with open(begun) as stream:
            killers = set(stream.read().split())
    tf.compat.v1.logging.set_verbosity(tf.compat.v1.logging.FATAL)
    for group in probed_groups(dump, rows):
        symbol = group[0]
        if (only and not only & set(group)) or (not only and symbol in known):
            continue
        with open(begun, 'a') as stream:
            stream.write(symbol + '\n')
        written = [c for s in cases if s in group for c in cases[s]]
        kept = record_symbol(symbol, dump[symbol], written, symbol not in killers)
        # Whole or not at all: a part would spoil the file.
        pickled = b''.join(pickle.dumps((alias, kept), protocol=2) for alias in group)
        with open(argv[1], 'ab') as stream:
            stream.write(pickled)
        os.remove(begun)
        if killers - {symbol}:
            with open(begun, 'w') as stream:
                stream.write('\n'.join(killers) + '\n')
        print(symbol, len(kept), flush=True)


def compare_symbol(row, results, symbols):
    """Returns how many calls agree, and whether none differs; prints what is not equal."""
    equal, clean, symbol = 0, True, row.symbol
    for positional, keyword, values, gradients in results:
        text = call_text(symbol, positional, keyword)
        mapped = symbols.map_arguments(row, positional, keyword, proved=proved(text))
        if isinstance(mapped, symbols.Refusal):
            continue
        native = call_text(row.tf2, *mapped)
        try:
            found, found_gradients = run_native(native)
        except Exception as error:
            # An error is loud: it is for a person to look at, and does not undo what agreed.
            print(symbol, '!', ' '.join(f'{text} -> {native}: {error}'.split())[:300])
            continue
        if len(found) != len(values) or not all(map(same, values, found)):
            clean = False
            said = f'{text} -> {native}: {values} became {found}'
            print(symbol, '|', ' '.join(said.split())[:700])
        elif not same_gradients(gradients, found_gradients):
            clean = False
            print(symbol, '|', f'{text} -> {native}: gradients {gradients} {found_gradients}'[:700])
        else:
            equal += 1
    return equal, clean


def read_outcomes(path):
    """Returns symbol -> line of an earlier comparison."""
    if not os.path.exists(path):
        return {}
    with open(path) as stream:
        return {line.split('\t')[0]: line.rstrip('\n') for line in stream if line[0] != '#'}


def compare(argv):
    """Compares the recorded results with this TensorFlow and adds to the outcome.

    Symbols that the file of outcomes has already are left alone, unless they are named.
    """
    from migration.rules.tables import symbols

    results = read_results(argv[0])
    outcomes, only = read_outcomes(argv[1]), set(argv[2:])
    agreed, calls, twins = 0, 0, {}
    for symbol in sorted(results):
        if symbol.startswith(STATE) or (symbol not in only if only else symbol in outcomes):
            continue
        row = symbols.lookup(symbol)
        texts = repr([(p, k) for p, k, _, _ in results[symbol]])
        twin = (row.tf2, row.arguments, row.needs, texts)
        if twin not in twins:
            twins[twin] = compare_symbol(row, results[symbol], symbols)
        equal, clean = twins[twin]
        outcome = 'yes' if equal and clean else 'no'
        agreed, calls = agreed + (outcome == 'yes'), calls + equal
        outcomes[symbol] = f'{symbol}\t{outcome}\t{equal}'
    with open(argv[1], 'w') as stream:
        stream.write('# symbol\tchecked\tcalls that agreed; made by probe.py\n')
        stream.write('\n'.join(outcomes[s] for s in sorted(outcomes)) + '\n')
    print(len(outcomes), 'symbols; of these runs', agreed, 'agree,', calls, 'calls')


if __name__ == '__main__':
    {'record': record, 'compare': compare}[sys.argv[1]](sys.argv[2:])
