"""The sentences of the page `overclusters`, in every language."""

ENGLISH: dict[str, str] = {
    "app.overclusters": "Overclusters",
}

GERMAN: dict[str, str] = {
    "app.overclusters": "Übercluster",
}

JAPANESE: dict[str, str] = {
    "app.overclusters": "過剰クラスタ",
}
