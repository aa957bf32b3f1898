"""The command line: `python -m core COMMAND`. Heavy imports wait until a command needs them."""

import os
import sys

from core.commands import asking, listing, training
from core.commands.command import Parser
from core.runs import jobs

COMMANDS = (*listing.COMMANDS, *training.COMMANDS, *asking.COMMANDS)
USER_ERRORS = (ValueError, LookupError, OSError, RuntimeError, ArithmeticError)
BAD_ARGUMENTS = (ValueError, LookupError, FileNotFoundError)


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the process's exit code."""
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
    arguments = sys.argv[1:] if arguments is None else arguments
    options = _parser().parse_args(arguments)
    try:
        return options.run(options) or 0
    except jobs.Cancelled as cancelled:
        sys.stderr.write(f"{cancelled}\n")
        return 0
    except KeyboardInterrupt:
        return 130
    except USER_ERRORS as error:
        sys.stderr.write(f"python -m core {options.command}: {error}\n")
        return 2 if isinstance(error, BAD_ARGUMENTS) else 1


def _parser() -> Parser:
    parser = Parser(prog="python -m core", description=__doc__.splitlines()[0])
    parsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        said = command.summary
        own = parsers.add_parser(command.name, help=said, description=said, allow_abbrev=False)
        own.set_defaults(run=command.run)
        command.add_flags(own)
    return parser


if __name__ == "__main__":
    sys.exit(main())
