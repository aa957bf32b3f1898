"""The words on the scatter plot, in every language."""

ENGLISH: dict[str, str] = {
    "scatter.map": "Map of {n} images: arrow keys move it, plus and minus zoom, Escape lets go",
    "scatter.tools": "What the mouse does",
    "scatter.move": "Move",
    "scatter.lasso": "Lasso",
    "scatter.box": "Box",
    "scatter.closer": "Zoom in",
    "scatter.farther": "Zoom out",
    "scatter.whole": "Show all",
    "scatter.none": "Clear selection",
    "scatter.legend": "Select all of a colour",
    "scatter.selected": "{m} of {n} selected",
    "scatter.hint": "Hover to see an image, click to see its neighbours, lasso to select. "
    "After a click the wheel zooms, with Ctrl at once.",
    "scatter.hint_touch": "Tap an image; choose the lasso to select with a finger.",
    "scatter.you": "you",
    "scatter.index": "Image {index}",
}

GERMAN: dict[str, str] = {
    "scatter.map": "Karte von {n} Bildern: Pfeiltasten verschieben, Plus und Minus zoomen, "
    "Escape lässt los",
    "scatter.tools": "Was die Maus tut",
    "scatter.move": "Bewegen",
    "scatter.lasso": "Lasso",
    "scatter.box": "Rechteck",
    "scatter.closer": "Näher",
    "scatter.farther": "Weiter weg",
    "scatter.whole": "Alles zeigen",
    "scatter.none": "Auswahl aufheben",
    "scatter.legend": "Alle einer Farbe auswählen",
    "scatter.selected": "{m} von {n} ausgewählt",
    "scatter.hint": "Zeigen: das Bild. Klicken: seine Nachbarn. Lasso: auswählen. "
    "Nach einem Klick zoomt das Mausrad, mit Strg sofort.",
    "scatter.hint_touch": "Ein Bild antippen; mit dem Lasso wählt der Finger aus.",
    "scatter.you": "du",
    "scatter.index": "Bild {index}",
}

JAPANESE: dict[str, str] = {
    "scatter.map": "{n} 枚の画像の地図。矢印キーで移動、＋と－で拡大と縮小、Esc で解除",
    "scatter.tools": "マウスの働き",
    "scatter.move": "移動",
    "scatter.lasso": "投げ縄",
    "scatter.box": "長方形",
    "scatter.closer": "拡大",
    "scatter.farther": "縮小",
    "scatter.whole": "全体を表示",
    "scatter.none": "選択を解除",
    "scatter.legend": "同じ色をすべて選ぶ",
    "scatter.selected": "{n} 枚中 {m} 枚を選択",
    "scatter.hint": "指すと画像、クリックで近傍、投げ縄で選択。"
    "クリックしたあとはホイールで拡大と縮小（Ctrl を押せばすぐに）。",
    "scatter.hint_touch": "画像をタップ。投げ縄を選ぶと指で選択できます。",
    "scatter.you": "あなた",
    "scatter.index": "画像 {index}",
}
