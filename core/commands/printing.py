"""What commands print: JSON, or tables to read."""

import json
import sys
from typing import Any

from rich.console import Console
from rich.table import Table

out = Console(soft_wrap=True)


def show(content: Any, as_json: bool) -> None:
    """Print JSON to standard output, or the same figures to read."""
    if as_json:
        sys.stdout.write(json.dumps(content, indent=2) + "\n")
    elif isinstance(content, list) and content and isinstance(content[0], dict):
        out.print(table(content))
    else:
        for line in content if isinstance(content, list) else content.items():
            out.print(line if isinstance(line, str) else f"{line[0]}: {line[1]}", highlight=False)


def table(rows: list[dict[str, Any]]) -> Table:
    """Return rows to read, with the keys of the first one above them."""
    laid_out = Table(*rows[0], box=None, pad_edge=False)
    for row in rows:
        laid_out.add_row(*(str(cell) for cell in row.values()))
    return laid_out
