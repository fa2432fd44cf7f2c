"""What can be wrong with an input, before any conversion is thought of."""

from migration.convert import report


class Trouble(Exception):
    """An input that cannot be converted for a reason that has nothing to do with TensorFlow.

    Attributes:
      rule: names the kind of trouble in the report.
      reason: what is wrong, as a clause without a final period.
      way_out: what the user can do.
      span: where in the text it is; the start of the file if nothing is known.
      excerpt: the offending line, with a caret below the place; may be empty.
      status: 'error' for what cannot be read, 'refused' for what only we do not take.
    """

    def __init__(
        self,
        rule: str,
        reason: str,
        way_out: str = '',
        *,
        span: report.Span | None = None,
        excerpt: str = '',
        status: str = 'error',
    ):
        super().__init__(reason)
        self.rule = rule
        self.reason = reason
        self.way_out = way_out
        self.span = span or START
        self.excerpt = excerpt
        self.status = status

    def result(self) -> report.FileResult:
        """Returns the result of a file that has this trouble."""
        finding = report.Finding(self.rule, self.span, 'error', self.reason, self.way_out)
        return report.FileResult(self.status, findings=(finding,))


START = report.Span(1, 0, 1, 0)


def of_os_error(error: OSError, doing: str) -> Trouble:
    """Returns the trouble that an error of the operating system stands for.

    Args:
      error: the error.
      doing: 'read', 'write' or 'copy'.
    """
    reason = error.strerror or str(error)
    return Trouble(f'cannot_{doing}', f'cannot {doing} it: {reason[:1].lower()}{reason[1:]}')
