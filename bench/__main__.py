"""`python -m bench [NAME…] [--json FILE]`: measure, print a table, write the figures."""

from argparse import ArgumentParser
from pathlib import Path

from bench.figures import line, write
from bench.measurements import IN_FULL, MEASUREMENTS


def main() -> None:
    """Run the named measurements, or all of them. Each figure is printed as soon as it is known."""
    parser = ArgumentParser(prog="scripts/bench", description="Measure Kennisgraaf on this machine.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"what to measure: {', '.join(MEASUREMENTS)}")
    parser.add_argument(
        "--full", action="store_true", help="also measure larger sizes and slower peers, where available"
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    chosen = parser.parse_args()
    if unknown := set(chosen.names) - set(MEASUREMENTS):
        parser.error(f"no such measurement: {', '.join(sorted(unknown))} (choose from {', '.join(MEASUREMENTS)})")
    figures = []
    for name in chosen.names or MEASUREMENTS:
        for figure in (IN_FULL if chosen.full else MEASUREMENTS)[name]():
            figures.append(figure)
            print(line(figure), flush=True)
    if chosen.json:
        write(figures, chosen.json)


main()
