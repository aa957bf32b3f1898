"""The 71 hiragana: 46 basic ones and 25 with a voicing mark, their readings and their rows."""

BASIC_ROWS = {
    "a": "あいうえお",
    "ka": "かきくけこ",
    "sa": "さしすせそ",
    "ta": "たちつてと",
    "na": "なにぬねの",
    "ha": "はひふへほ",
    "ma": "まみむめも",
    "ya": "やゆよ",
    "ra": "らりるれろ",
    "wa": "わを",
    "n": "ん",
}
VOICED_ROWS = {
    "ga": "がぎぐげご",
    "za": "ざじずぜぞ",
    "da": "だぢづでど",
    "ba": "ばびぶべぼ",
    "pa": "ぱぴぷぺぽ",
}
CHARACTERS = "".join((BASIC_ROWS | VOICED_ROWS).values())
N_CHARACTERS = len(CHARACTERS)
BASIC = len("".join(BASIC_ROWS.values()))  # the first so many are basic
INDICES = {character: index for index, character in enumerate(CHARACTERS)}
ROWS = {
    name: tuple(INDICES[character] for character in row)
    for name, row in (BASIC_ROWS | VOICED_ROWS).items()
}
# Hepburn, where it is not the row's consonant with the place's vowel. Two pairs sound alike: the
# other spelling, in brackets, tells which is meant.
_IRREGULAR = {
    "し": "shi",
    "ち": "chi",
    "つ": "tsu",
    "ふ": "fu",
    "ゆ": "yu",
    "よ": "yo",
    "を": "wo",
    "ん": "n",
    "じ": "ji",
    "ぢ": "ji (di)",
    "づ": "zu (du)",
}
READINGS = tuple(
    _IRREGULAR.get(character, name.removesuffix("a") + vowel)
    for name, row in (BASIC_ROWS | VOICED_ROWS).items()
    for character, vowel in zip(row, "aiueo", strict=False)
)
