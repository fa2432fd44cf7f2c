"""Tests that comments are found where the tokenizer finds them."""

import io
import pathlib
import tokenize

from absl.testing import absltest

from migration.syntax.source import Source

_ODD = '''# First.
a = '#' "#" """# no
# no""" # yes "
b = 'it\\'s # no \\
# no' # yes '
c = r'\\' # no', rb"\\" # no" # yes
d = (1, # inside
     # alone inside \\
     f"{a!r:#>{1}}") # behind
if a: # head
\t# tab
    pass  #
e = """\\""" # no""" # é日本
#end'''


class CommentsTest(absltest.TestCase):
    def test_are_those_of_the_tokenizer(self):
        folder = pathlib.Path(__file__).parent
        for text in ['', 'a = 1', _ODD, *(p.read_text() for p in sorted(folder.glob('*.py')))]:
            source = Source(text)
            expected = [
                (token.string, token.start, not token.line[: token.start[1]].strip())
                for token in tokenize.generate_tokens(io.StringIO(text).readline)
                if token.type == tokenize.COMMENT
            ]
            found = [
                (text[c.start : c.end], (c.line, c.start - source.line_start(c.line)), c.own_line)
                for c in source.comments
            ]
            self.assertEqual(found, expected)


if __name__ == '__main__':
    absltest.main()
