"""The page `kana` in English."""

ENGLISH: dict[str, str] = {
    "app.kana": "Kana",
    "mode.digits": "Digits",
    "mode.kana": "Kana",
    "kana.question": "Which of 71 kana is it?",
    "kana.lead": "A network that learned from a program's handwriting reads yours.",
    "kana.part": "Part of the page",
    "kana.part.draw": "Draw",
    "kana.part.practise": "Practise",
    "kana.part.confusions": "Confusions",
    "kana.synthetic": "Trained on synthetic data: written by a program from KanjiVG strokes and "
    "handwriting fonts; no human hand.",
    "kana.synthetic.short": "Training images are synthetic: written by a program.",
    "kana.slate.hint": "Draw a hiragana",
    "kana.slate.empty": "Slate, empty: draw a hiragana here",
    "kana.sample.nu": "ぬ by a real hand (Omniglot)",
    "kana.sample.re": "れ by a real hand (Omniglot)",
    "kana.sample.ga": "が along its model strokes",
    "kana.sample.small": "a small, thin き in a corner",
    "kana.sample.digit": "a digit, no kana",
    "kana.sample.letter": "a letter, no kana",
    "kana.sample.scribble": "a scribble, no kana",
    "kana.invite.title": "Draw a hiragana on the slate.",
    "kana.invite.body": "Or take one of the pictures under it. The verdict appears here "
    "as soon as the pen is lifted:",
    "kana.invite.seen": "what the network sees, 28 × 28 pixels",
    "kana.invite.opinions": "the five likeliest of 71 characters, and what the answer is often "
    "confused with",
    "kana.invite.anomaly": "whether it is a kana at all, and the training images that say so",
    "kana.test_label": "Held-out image {index}, written by the program as {character}. "
    "The network never saw it.",
    "kana.hand_label": "Image {index} by a real hand (Omniglot), meant as {character}. "
    "No network of this page was trained on it.",
    "kana.fine": "A kana",
    "kana.odd": "Not a kana",
    "kana.certain": "The network is {share} sure.",
    "kana.would": "Without the outlier test the network would have said {character}, {share} sure.",
    "kana.top.title": "The {n} likeliest of 71",
    "kana.top.forced": "The {n} likeliest of 71, forced to choose",
    "kana.space": "kana network",
    "kana.anomaly.title": "Is it a kana at all?",
    "kana.anomaly.inside": "a kana",
    "kana.anomaly.outside": "not a kana",
    "kana.contamination": "Share of training kana beyond the limit",
    "kana.confused": "In the test, <b>{character}</b> was most often confused with",
    "kana.confused.never": "In the test, <b>{character}</b> was never confused with another.",
    "kana.confused.option": "{character} {count}×",
    "kana.practise.rows": "Rows to practise",
    "kana.practise.count": "{place} of {n}",
    "kana.practise.write": "Write: <b>{reading}</b>",
    "kana.practise.check": "Check",
    "kana.practise.next": "Next",
    "kana.practise.show": "Show me",
    "kana.practise.how": "Write the character on the slate, then check it. Not sure? “Show me” "
    "lays it under your pen.",
    "kana.practise.trace": "Trace it on the slate, one stroke after the other. The tally marks "
    "it as helped.",
    "kana.practise.right": "Right",
    "kana.practise.wrong": "Read as {character}",
    "kana.practise.asked": "{character} was asked for and got {share}.",
    "kana.practise.unusual": "The outlier test would not call it a kana: it lies far from the "
    "training images.",
    "kana.practise.tally": "{right} of {n} right so far",
    "kana.practise.over": "{right} of {n} right",
    "kana.practise.was_right": "{asked}",
    "kana.practise.was_wrong": "{asked}, read as {read}",
    "kana.practise.again": "Another round",
    "kana.practise.missed": "Only the missed ones: {characters}",
    "kana.strokes.title": "How it is written",
    "kana.strokes.replay": "Play again",
    "kana.strokes.label": "{character} in {n} strokes, numbered in writing order",
    "kana.strokes.credit": "Strokes: [KanjiVG](https://kanjivg.tagaini.net), © Ulrich Apel, "
    "CC BY-SA 3.0",
    "kana.table.table": "Table of 71 characters against what they were read as: arrow keys move "
    "over the cells, Enter opens one",
    "kana.table.hint": "Point at a cell to read it, click it to see its images.",
    "kana.table.axes": "line: what was written · column: what was read · logarithmic",
    "kana.table.cell": "{label} read as {read}: {count} of {total}",
    "kana.set": "Whose writing",
    "kana.set.synthetic": "Synthetic test",
    "kana.set.real": "Real hands",
    "kana.often": "Most frequent confusions: written → read, and how often",
    "kana.cell.title": "{label} read as {read}",
    "kana.cell.count": "{count} of {total} {label} were read as {read}.",
    "kana.cell.image": "Image {index}: written as {label}, read as {read}",
    "kana.cell.link": "kana?{name}={index}",
    "kana.cell.waiting": "The program is writing its held-out images.",
    "kana.cell.hint": "An image leads to its verdict.",
    "kana.cell.more": "and {n} more",
    "kana.cell.reverse": "{cell}: {count}",
    "kana.figures.synthetic": "Synthetic, held out: writers and fonts it never saw",
    "kana.figures.real": "Real hands: {n} images (Omniglot), never trained on",
    "kana.figures.top1": "right",
    "kana.figures.top5": "among five",
    "kana.none": "The kana network has not been evaluated here. This line trains one:",
    "kana.how.data": "**Synthetic data.** A program wrote all training images: KanjiVG strokes, "
    "bent, slanted and joined at random, and handwriting fonts. Whole fonts and writers were "
    "kept back for the test; real hands are only ever used to measure.",
    "kana.how.softmax": "**Which one?** The network gives each of 71 characters a number z, and "
    "the softmax turns them into probabilities that add up to 1:",
    "kana.how.lof": "**Is it a kana at all?** The Local Outlier Factor compares the density around "
    "the drawing, among the network's {k} nearest training images, with the density around "
    "these. It is the test of the page Draw; the slider only moves its limit.",
    "kana.how.fails": "**Failures to see.** A softmax must choose one of 71 characters even for a "
    "digit; the outlier test is there to object. And characters that differ in one loop are "
    "mistaken for each other.",
    "kana.how.digit": "Show it a digit",
    "kana.how.mistake": "Show it one it mistakes",
    "kana.how.run": "**Do it again.** This line trained the network:",
    "kana.how.credit": "Stroke data: [KanjiVG](https://kanjivg.tagaini.net) by Ulrich Apel, "
    "CC BY-SA 3.0. Real hands: Omniglot, Lake et al. 2015.",
}
