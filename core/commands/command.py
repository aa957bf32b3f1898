"""What a command is: a name, arguments, and what it does with them."""

import argparse
from collections.abc import Callable
from dataclasses import Field, dataclass, fields, replace
from typing import Any, NoReturn


class Parser(argparse.ArgumentParser):
    """An argument parser that answers a mistake with one sentence and exit code 2.

    Attributes:
        mixes: whether positional arguments may stand before and after options.
    """

    mixes = False

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """Parse what is known, positional arguments wherever they stand if the parser mixes."""
        if not self.mixes:
            return super().parse_known_args(args, namespace)
        self.mixes = False  # the method below parses by this one
        try:
            return self.parse_known_intermixed_args(args, namespace)
        finally:
            self.mixes = True

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and leave."""
        self.exit(2, f"{self.prog}: {message}\n")


@dataclass(frozen=True)
class Command:
    """One command.

    Args:
        name: what it is called by.
        summary: what it does, for its help.
        add_flags: adds its arguments to a parser.
        run: does it; returns the process's exit code, None for 0.
    """

    name: str
    summary: str
    add_flags: Callable[[Parser], None]
    run: Callable[[argparse.Namespace], int | None]


def json_flag(parser: Parser) -> None:
    """Let a command print JSON instead of tables."""
    parser.add_argument("--json", action="store_true", help="print JSON")


def run_flag(parser: Parser) -> None:
    """Let a command be told which run it is about."""
    parser.add_argument("folder", metavar="RUN", help="the id or the folder of a run")


def add_config_flags(parser: Parser, config: type) -> None:
    """Add a flag for each field of a configuration."""
    for field in fields(config):
        flag = "--" + field.name.replace("_", "-")
        parser.add_argument(flag, dest=field.name, type=kind_of(field), help=_help(field))


def changed(config: Any, options: argparse.Namespace) -> Any:
    """Return `config` with the fields that were given on the command line."""
    given = {field.name: getattr(options, field.name) for field in fields(config)}
    return replace(config, **{name: value for name, value in given.items() if value is not None})


def kind_of(field: Field[Any]) -> type:
    """Return the type of a configuration's field."""
    name = field.type if isinstance(field.type, str) else field.type.__name__
    return {"int": int, "float": float, "str": str}[name]


def _help(field: Field[Any]) -> str:
    """Return what a flag's help says: the field's own words, and its default."""
    default = f"default {field.default}"
    said = field.metadata.get("help")
    return f"{said} ({default})" if said else default
