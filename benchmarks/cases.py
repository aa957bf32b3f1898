"""How many files with known answers a run reads rightly, kind by kind; print the table.

    python -m benchmarks.cases FOLDER

FOLDER holds `cases.json`: a list of {"file", "kind", "want"}, where "want" is a digit, "no digit"
or "blank", for a page with nothing on it. The run is the bundled l2-softmax where no other is
named. Nothing is chosen by these files: they are to be looked at, not to be fitted.
"""

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import Any

from core.prediction import predict_files
from core.runs import find_run

CONTAMINATION = 0.01


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--run", default="exhibits/l2-softmax")
    parser.add_argument("--wrong", action="store_true", help="list what is answered wrongly")
    options = parser.parse_args()
    cases = json.loads((options.folder / "cases.json").read_text())
    files = [options.folder / case["file"] for case in cases]
    answers = predict_files(find_run(options.run), files, CONTAMINATION)
    found = [shown(answer) for answer in answers]
    print_table(cases, found)
    if options.wrong:
        for case, got in zip(cases, found, strict=True):
            if got != str(case["want"]):
                print(f"{case['file']}: wanted {case['want']}, got {got}")


def shown(answer: dict[str, Any]) -> str:
    """Return an answer in the words of the cases."""
    if "error" in answer:
        return f"error: {answer['error']}"
    if answer["prediction"] is None:
        return "blank"
    return "no digit" if answer["anomalous"] else str(answer["prediction"])


def print_table(cases: list[dict[str, Any]], found: list[str]) -> None:
    right, all_ = Counter[str](), Counter[str]()
    for case, got in zip(cases, found, strict=True):
        all_[case["kind"]] += 1
        right[case["kind"]] += got == str(case["want"])
    print("| kind | right | of |\n|---|---|---|")
    for kind, n in all_.items():
        print(f"| {kind} | {right[kind]} | {n} |")
    print(f"| all | {right.total()} | {all_.total()} |")


if __name__ == "__main__":
    main()
