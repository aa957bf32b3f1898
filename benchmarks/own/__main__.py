"""Teach a run characters of simulated visitors, and count what it then recognises and still knows.

    python -m benchmarks.own rules exhibits/l2-softmax
    python -m benchmarks.own rules runs/held-out          # trained with --held-out 3
    python -m benchmarks.own verdict
    python -m benchmarks.own tuning [--seeds 0-2]

`verdict` times a drawing to its verdict with and without ten taught classes, in turns, in one
process; `tuning` times fine-tunings from the start of their processes, and shows what each changed
for the hand that taught and for others. For times nothing else should run meanwhile.

A visitor is one writer with one pen, who writes one character again and again: strokes of the
project, varied by the visitor's habit and then drawing by drawing. Where the run left kinds out of
its training, the characters are of those kinds alone.
"""

import argparse

from benchmarks.own.rules import compare
from benchmarks.own.times import tuning, verdict
from core.sweep import parse_seeds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    of_rules = commands.add_parser("rules")
    of_rules.add_argument("run", help="the id or the folder of a run")
    of_rules.add_argument("--visitors", type=int, default=200)
    commands.add_parser("verdict")
    commands.add_parser("tuning").add_argument("--seeds", default="0-2", help="0-2 or 0,3,5-7")
    options = parser.parse_args()
    if options.command == "rules":
        compare(options.run, options.visitors)
    elif options.command == "verdict":
        verdict()
    else:
        tuning(parse_seeds(options.seeds))


if __name__ == "__main__":
    main()
