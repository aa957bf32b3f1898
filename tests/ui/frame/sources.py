"""What the sources of the pages ask the catalogues for, and what they say by themselves."""

import ast
import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain, product
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[3]
BLANK = "\0"  # stands for what an f-string fills in
FILLED = r"([\w.-]+)"
# Elements of Streamlit, of which visitors read the first argument, and those of these names.
ELEMENTS = re.compile(
    "button|caption|checkbox|dialog|download_button|error|expander|file_uploader|"
    "form_submit_button|header|html|info|link_button|markdown|metric|multiselect|number_input|"
    "pills|popover|progress|radio|segmented_control|select_slider|selectbox|slider|spinner|status|"
    "subheader|success|tabs|text|text_area|text_input|title|toast|toggle|warning|write"
)
ARGUMENTS = ("alt", "body", "help", "label", "placeholder", "text")


class Asked(NamedTuple):
    """A call of `say`: the key, perhaps with blanks, the values given, and whether all are seen."""

    key: str
    values: frozenset[str]
    in_full: bool


# ---- Python ----------------------------------------------------------------------------------


@cache
def trees(folder: Path) -> dict[Path, ast.Module]:
    """Return the Python files in a folder, parsed."""
    return {file: ast.parse(file.read_text("utf-8")) for file in sorted(folder.glob("**/*.py"))}


def nodes(*kinds: type, within: Iterable[Path] = (ROOT / "ui", ROOT / "pages")) -> Iterator:
    """Return all nodes of some kinds in the files of some folders."""
    for tree in chain.from_iterable(trees(folder).values() for folder in within):
        yield from (node for node in ast.walk(tree) if isinstance(node, kinds))


def called(call: ast.Call) -> str:
    """Return what a call calls: "say", "markdown"."""
    return getattr(call.func, "id", getattr(call.func, "attr", ""))


def literals(node: ast.AST) -> list[str]:
    """Return the strings that an expression may come to, as far as they stand in it."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.JoinedStr):
        return [
            "".join(part.value if isinstance(part, ast.Constant) else BLANK for part in node.values)
        ]
    if isinstance(node, ast.IfExp):
        return [*literals(node.body), *literals(node.orelse)]
    if isinstance(node, ast.BinOp):
        ends = [literals(end) or [BLANK] for end in (node.left, node.right)]
        return ["".join(pair) for pair in product(*ends)]
    return []


def asked() -> list[Asked]:
    """Return what `say` is called with, where the call itself says so."""
    calls = [call for call in nodes(ast.Call) if called(call) == "say" and call.args]
    return [_asked(key, call) for call in calls for key in literals(call.args[0])]


def _asked(key: str, call: ast.Call) -> Asked:
    names = [keyword.arg for keyword in call.keywords]
    return Asked(key, frozenset(filter(None, names)), None not in names)


@cache
def words(*within: Path) -> frozenset[str]:
    """Return what may fill a blank: every literal in some folders, and every name of a value."""
    found = set()
    for node in nodes(ast.Constant, ast.keyword, ast.AnnAssign, within=within):
        if isinstance(node, ast.Constant):
            found.add(node.value)
        elif isinstance(node, ast.keyword):
            found.add(node.arg)
        else:
            found.add(getattr(node.target, "id", None))
    return frozenset(word for word in found if isinstance(word, str))


@cache
def patterns() -> tuple[re.Pattern, ...]:
    """Return every f-string that may be a key, or a part of one."""
    built = {text for node in nodes(ast.JoinedStr) for text in literals(node)}
    keys = [text for text in built if re.fullmatch(rf"[\w.{BLANK}-]*[a-z][\w.{BLANK}-]*", text)]
    return tuple(map(pattern, keys))


def pattern(text: str) -> re.Pattern:
    """Return what matches a text, whatever its blanks come to."""
    return re.compile(FILLED.join(map(re.escape, text.split(BLANK))))


def is_asked_for(key: str) -> bool:
    """Tell whether some source names a sentence, whole, in parts, or to a script."""
    folders = [ROOT / folder for folder in ("ui", "pages", "core")]
    known = words(*folders) | {file.stem for file in ROOT.glob("pages/*.py")}
    return key in known or _is_built(key, known, patterns()) or _is_for_a_script(key)


def _is_built(key: str, known: frozenset[str], built: Iterable[re.Pattern]) -> bool:
    matches = filter(None, (one.fullmatch(key) for one in built))
    return any(all(_fills(part, known) for part in match.groups()) for match in matches)


def _fills(part: str, known: frozenset[str]) -> bool:
    """Tell whether a blank may come to this: a word, a number, or a word with a number."""
    kin = {part, part.replace("_", "."), re.sub(r"\d+$", "", part)}
    return not kin.isdisjoint(known | {"", "layer-"})


# ---- JavaScript ------------------------------------------------------------------------------


@cache
def handed_over() -> dict[str, frozenset[str]]:
    """Return prefix -> names of sentences that the scripts may read, for each call of `under`."""
    found: dict[str, set[str]] = {}
    for file, tree in trees(ROOT / "ui").items():
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if called(call) == "under":
                prefix = _value(call.args[0], tree)
                rooms = [ROOT / top / file.relative_to(ROOT).parts[1] for top in ("ui", "core")]
                found.setdefault(prefix, set()).update(_script_words() | words(*rooms))
    return {prefix: frozenset(names) for prefix, names in found.items()}


def _value(node: ast.expr, tree: ast.Module) -> str:
    """Return a literal, or what the module calls by a name."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    constants = [part for part in tree.body if isinstance(part, ast.Assign)]
    return next(
        str(constant.value.value)
        for constant in constants
        if isinstance(node, ast.Name)
        and isinstance(constant.value, ast.Constant)
        and getattr(constant.targets[0], "id", "") == node.id
    )


@cache
def scripts() -> str:
    """Return all JavaScript of the pages."""
    return "\n".join(file.read_text("utf-8") for file in sorted(ROOT.glob("ui/**/*.js")))


@cache
def _script_words() -> frozenset[str]:
    """Return the names under which scripts may look up a sentence."""
    read = re.findall(r"\btexts\??\.(\w+)", scripts())
    quoted = re.findall(r"[\"'`]([\w-]+)[\"'`]", scripts())
    keys = re.findall(r"\b(\w+):", scripts())
    return frozenset([*read, *quoted, *keys])


@cache
def _script_patterns() -> tuple[re.Pattern, ...]:
    """Return the template strings by which scripts may look up a sentence."""
    built = re.findall(r"`([\w-]*[a-z]_\$\{[\w.]+\})`", scripts())
    return tuple(pattern(re.sub(r"\$\{[\w.]+\}", BLANK, text)) for text in built)


def _is_for_a_script(key: str) -> bool:
    for prefix, names in handed_over().items():
        if key.startswith(prefix):
            name = key.removeprefix(prefix)
            built = (*_script_patterns(), *patterns())
            if name in names or _is_built(name, names, built):
                return True
    return False


# ---- what is said without a catalogue --------------------------------------------------------


def unlisted(tree: ast.Module) -> list[str]:
    """Return the words in a module that visitors would read, but no catalogue holds."""
    elements = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    spoken = [text for call in elements if _speaks(call) for text in _shown(call)]
    html = (node for node in ast.walk(tree) if isinstance(node, (ast.Constant, ast.JoinedStr)))
    spoken += [text for node in html for whole in literals(node) for text in in_html(whole)]
    return [text for text in spoken if is_language(text)]


def _speaks(call: ast.Call) -> bool:
    to_a_log = "log" in getattr(getattr(call.func, "value", None), "id", "")
    return bool(ELEMENTS.fullmatch(called(call))) and not to_a_log


def _shown(call: ast.Call) -> list[str]:
    """Return the literals among what a call of Streamlit shows, without their markup."""
    named = [keyword.value for keyword in call.keywords if keyword.arg in ARGUMENTS]
    found = chain.from_iterable(map(literals, [*call.args[:1], *named]))
    return [re.sub(r"<[^>]*>|:material/\w+:", "", text) for text in found]


def in_html(text: str) -> list[str]:
    """Return what people see or hear of a piece of HTML."""
    if not re.search(r"</?[a-z]", text):
        return []
    heard = re.findall(r'\b(?:aria-label|alt|placeholder|title)="([^"]*)"', text)
    return [*re.findall(r">([^<>]*)<", text), *heard]


def is_language(text: str) -> bool:
    """Tell whether a text has a word, and not a name, a file, a unit or a blank of Plotly alone."""
    words = re.sub(r"&\w+;|%\{[^}]*\}|[\w/.-]+\.(?:css|html|py|svg)\b", "", text)
    return bool(
        re.search(r"(?<![\w-])[a-zA-Z]?[a-z]{3,}(?![\w-])", words.replace("Glyphscope", ""))
    )
