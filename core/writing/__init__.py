"""71 hiragana and synthetic handwriting of them: strokes, fonts, pens and styles."""
