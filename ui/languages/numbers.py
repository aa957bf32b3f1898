"""How each language writes the marks that Python sets into a number."""

ENGLISH: dict[str, str] = {
    "number.decimal": ".",
    "number.thousands": ",",
    "number.percent": "%",
}

GERMAN: dict[str, str] = {
    "number.decimal": ",",
    "number.thousands": ".",
    "number.percent": "\N{NO-BREAK SPACE}%",
}

JAPANESE: dict[str, str] = {
    "number.decimal": ".",
    "number.thousands": ",",
    "number.percent": "%",
}
