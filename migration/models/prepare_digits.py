"""Prepares the digits that the models train on: `python -m migration.models.prepare_digits`."""

import argparse

from migration.models import digits, digits_builder


def main() -> None:
    """Writes the digits for Pythons that have no TFDS, and prints where they are."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        '--source',
        choices=['embedded', 'mnist'],
        default='embedded',
        help="5,000 digits that come with the build, or tfds.load('mnist')",
    )
    parser.add_argument('--output', default=digits.cache_dir(), help='(default: %(default)s)')
    arguments = parser.parse_args()
    print(digits_builder.export(arguments.source, arguments.output))


if __name__ == '__main__':
    main()
