"""The sentences of the page `watch`, in every language."""

ENGLISH: dict[str, str] = {
    "app.watch": "Train and watch (IIC)",
}

GERMAN: dict[str, str] = {
    "app.watch": "Trainieren und zusehen (IIC)",
}

JAPANESE: dict[str, str] = {
    "app.watch": "学習を見る（IIC）",
}
