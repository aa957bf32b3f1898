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
# Hepburn. Two pairs sound alike; the other spelling, in brackets, tells which is meant.
READINGS = (
    *"a i u e o ka ki ku ke ko sa shi su se so ta chi tsu te to na ni nu ne no".split(),
    *"ha hi fu he ho ma mi mu me mo ya yu yo ra ri ru re ro wa wo n".split(),
    *"ga gi gu ge go za ji zu ze zo da".split(),
    "ji (di)",
    "zu (du)",
    *"de do ba bi bu be bo pa pi pu pe po".split(),
)
