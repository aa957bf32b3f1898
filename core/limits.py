"""What a server grants: everything on one's own machine, little on a public one.

Each limit is a number that an environment variable may change; `docs/SERVERS.md` says what it
protects.
"""

import os
from dataclasses import dataclass
from functools import cache

PUBLIC = "GLYPHSCOPE_PUBLIC"


class Refused(RuntimeError):
    """The server does not grant what was asked for.

    Attributes:
        reason: "public", "visitor" (too many of one visitor's), "machine" (too many in all), "disk"
            (no room left) or "maps" (too many maps at once).
        most: the limit, 0 where there is none to name.
    """

    def __init__(self, reason: str, most: float = 0) -> None:
        super().__init__(f"Refused ({reason}). The limit: {most:g}")
        self.reason, self.most = reason, most


@dataclass(frozen=True)
class Limit:
    """A number that the environment may change.

    Attributes:
        variable: of the environment.
        private: what holds on one's own server.
        public: what holds on a public one.
    """

    variable: str
    private: float
    public: float

    @property
    def value(self) -> float:
        """What holds now. What is no number above zero counts as not said."""
        said = _number(os.environ.get(self.variable, ""))
        return said or (self.public if is_public() else self.private)


# Runs that one visitor, and that all together, may have going on or waiting.
QUEUED_BY_VISITOR = Limit("GLYPHSCOPE_QUEUE_VISITOR", 4, 0)
QUEUED = Limit("GLYPHSCOPE_QUEUE", 16, 0)
MAPS = Limit("GLYPHSCOPE_MAPS", 2, 0)  # computed at once
DISK_GB = Limit("GLYPHSCOPE_DISK_GB", 20, 20)  # of runs and maps together
UPLOAD_MB = Limit("GLYPHSCOPE_UPLOAD_MB", 50, 8)  # of one file
UPLOADS_A_MINUTE = Limit("GLYPHSCOPE_UPLOADS_A_MINUTE", 60, 12)  # of one visitor
SESSIONS = Limit("GLYPHSCOPE_SESSIONS", 1000, 200)
ROOMS = Limit("GLYPHSCOPE_MOST_ROOMS", 40, 20)  # open at once


def is_public() -> bool:
    """Tell whether anybody may come: `GLYPHSCOPE_PUBLIC` is set, to anything but 0, no or false."""
    return os.environ.get(PUBLIC, "").strip().lower() not in ("", "0", "no", "false")


@cache
def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        return 0.0
    return number if 0 < number < float("inf") else 0.0
