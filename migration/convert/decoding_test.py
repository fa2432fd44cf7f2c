import codecs

import hypothesis
from absl.testing import absltest
from hypothesis import strategies as st

from migration.convert import decoding
from migration.convert.troubles import Trouble

COOKIE = '# -*- coding: {} -*-'
ENCODINGS = ('utf-8', 'latin-1', 'cp1251', 'shift_jis', 'gbk', 'ascii')
# Some of these end a line for str.splitlines, but not for Python.
LETTERS = 'ab =#"\'\\\t\f\v\x1c\x85\u2028\ufeff\xe9\u0436\u65e5\U0001f600'


@st.composite
def files(draw):
    """Returns the lines, the encoding, the mark, and the bytes of a file."""
    encoding = draw(st.sampled_from(ENCODINGS))
    letters = [letter for letter in LETTERS if letter.encode(encoding, 'ignore')]
    lines = draw(st.lists(st.text(letters, max_size=12), max_size=8))
    ends = draw(st.lists(st.sampled_from(['\n', '\r\n', '\r']), min_size=9, max_size=9))
    bom = encoding == 'utf-8' and draw(st.booleans())
    lines = [COOKIE.format(encoding), *lines]
    text = ''.join(line + end for line, end in zip(lines, ends, strict=False))
    if draw(st.booleans()):
        text = text.rstrip('\r\n')
    return encoding, (codecs.BOM_UTF8 if bom else b'') + text.encode(encoding)


class DecodingTest(absltest.TestCase):
    @hypothesis.settings(deadline=None, max_examples=200, database=None)
    @hypothesis.given(files())
    def test_unchanged_text_comes_back_byte_for_byte(self, file):
        encoding, data = file
        decoded = decoding.decode(data)
        self.assertEqual(decoded.encoding, codecs.lookup(encoding).name)
        self.assertNotIn('\r', decoded.text)
        self.assertEqual(decoded.encode(decoded.text), data)

    @hypothesis.settings(deadline=None, max_examples=100, database=None)
    @hypothesis.given(st.lists(st.sampled_from(['a\n', 'b\r\n', 'c\r', 'd = 1\n']), min_size=1))
    def test_unchanged_lines_keep_their_ends(self, lines):
        lines = [f'{i}{line}' for i, line in enumerate(lines)]
        decoded = decoding.decode(''.join(lines).encode())
        out = decoded.encode(decoded.text + 'new\n').decode()
        self.assertTrue(out.startswith(''.join(lines)))
        self.assertIn(out.removeprefix(''.join(lines) + 'new'), ('\n', '\r\n', '\r'))

    def test_new_lines_end_as_most(self):
        decoded = decoding.decode(b'a\r\nb\r\nc\nd\r\n')
        self.assertEqual(decoded.encode('a\nnew\nc\nd\n'), b'a\r\nnew\r\nc\nd\r\n')

    def test_keeps_form_feed_tabs_and_odd_line_separators(self):
        data = 'a\n\x0c\nif a:\n\tb = "\u2028\x1c"\n'.encode()
        decoded = decoding.decode(data)
        self.assertEqual(decoded.encode(decoded.text), data)
        self.assertEqual(decoded.text.count('\n'), 4)

    def test_keeps_missing_final_newline(self):
        self.assertEqual(decoding.decode(b'a = 1').encode('b = 2\n'), b'b = 2')
        self.assertEqual(decoding.decode(b'a = 1\n').encode('b = 2'), b'b = 2\n')

    def test_empty(self):
        self.assertEqual(decoding.decode(b'').encode(''), b'')

    def test_declaration_in_second_line(self):
        decoded = decoding.decode(b'#!/usr/bin/python\n# vim: fileencoding=latin-1\nx = "\xe9"\n')
        self.assertEqual(decoded.encoding, 'iso8859-1')
        self.assertIn('é', decoded.text)

    def test_declaration_after_code_does_not_count(self):
        self.assertEqual(decoding.decode(b'import x\n# coding: latin-1\n').encoding, 'utf-8')

    def test_lone_carriage_returns_end_lines(self):
        data = b'x = 1\rimport x\r# coding: nonsense\r'
        self.assertEqual(decoding.decode(data).text, 'x = 1\nimport x\n# coding: nonsense\n')

    def trouble(self, data):
        with self.assertRaises(Trouble) as caught:
            decoding.decode(data)
        return caught.exception

    def test_binary(self):
        trouble = self.trouble(b'\x7fELF\0\0')
        self.assertEqual(trouble.rule, 'binary')
        self.assertEqual(trouble.reason, 'it is no text: it contains NUL bytes')

    def test_utf16(self):
        self.assertIn('UTF-16', self.trouble('x = 1\n'.encode('utf-16')).reason)

    def test_undecodable(self):
        trouble = self.trouble(b'a = 1\r\nb = "ab\xe9"\n')
        self.assertEqual(trouble.rule, 'undecodable')
        self.assertEqual(trouble.reason, 'it is not UTF-8: byte 0xe9 in line 2')
        self.assertEqual((trouble.span.line, trouble.span.column), (2, 7))
        self.assertIn('declare its encoding', trouble.way_out)

    def test_not_in_the_declared_encoding(self):
        trouble = self.trouble(b'# coding: ascii\nb = "\xe9"\n')
        self.assertIn('correct the declared encoding', trouble.way_out)

    def test_unknown_encoding(self):
        for name in ('klingon', 'rot13', 'base64', 'undefined'):
            trouble = self.trouble(f'# coding: {name}\nx = 1\n'.encode())
            self.assertEqual(trouble.rule, 'unknown_encoding')
            self.assertIn(name, trouble.reason)
            self.assertEqual(trouble.span.line, 1)

    def test_mark_and_declaration_disagree(self):
        trouble = self.trouble(codecs.BOM_UTF8 + b'# coding: latin-1\n')
        self.assertIn('byte order mark', trouble.reason)

    def test_text_that_cannot_be_written_back(self):
        trouble = self.trouble(b'# coding: utf-7\nx = "+AGE-"\n')
        self.assertIn('byte for byte', trouble.reason)


if __name__ == '__main__':
    absltest.main()
