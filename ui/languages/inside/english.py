"""The sentences of the page `inside` in English."""

ENGLISH: dict[str, str] = {
    "app.inside": "Inside the network",
    "inside.question": "What does a network see in your drawing?",
    "inside.lead": (
        "Every map is one filter slid over what came before. Point at a pixel and read how its "
        "value was made."
    ),
    "inside.run": "Network",
    "inside.choose": "Choose a network",
    "inside.run.cnn": "Digits: plain CNN",
    "inside.run.l2-softmax": "Digits: L2-constrained softmax",
    "inside.run.kana-cnn": "Kana: our CNN",
    "inside.run.kana-linear": "Kana: softmax regression",
    "inside.run.kana-post": "Kana: the post's CNN",
    "inside.run.kana-post-falling": "Kana: the post's CNN, falling rate",
    "inside.run.kana-post-dropout": "Kana: the post's CNN, dropout schedule",
    "inside.run.kana-post-diverging": "Kana: the post's CNN, diverging",
    "inside.method.cnn": "Digits: CNN",
    "inside.method.l2-softmax": "Digits: L2-softmax",
    "inside.method.kana-cnn": "Kana: CNN",
    "inside.method.kana-linear": "Kana: softmax regression",
    "inside.moment": "The network before or after its training",
    "inside.moment.after": "Trained",
    "inside.moment.before": "Before training",
    "inside.example": "An example, until you draw",
    "inside.waking": "The network is waking up. The first visit takes some seconds.",
    "inside.gone": "The run {run} is not here, or has no stored network.",
    "inside.none": "No network to look into yet",
    "inside.none_body": (
        "Restore the folder exhibits from the repository, or train a network: its filters are "
        "filmed while it learns."
    ),
    "inside.trained_on.digits": "Trained on MNIST: digits that people wrote.",
    "inside.trained_on.kana": (
        "Trained on synthetic kana: written by a program from KanjiVG strokes and handwriting "
        "fonts; no human hand."
    ),
    "inside.blind": (
        "This is the network before its first step: weights drawn at random. Its maps already "
        "show edges, yet its answer is a guess."
    ),
    # the flow
    "inside.flow.player": "Filters while they are learnt",
    "inside.flow.scrub": "Epoch",
    "inside.flow.seen": "What it sees",
    "inside.flow.hidden": "hidden layer",
    "inside.flow.about_deep": "Each kernel looks at all {n} maps above at once.",
    "inside.flow.about_hidden": "No picture any more: numbers that sum up the whole drawing.",
    "inside.flow.kernels": "kernels",
    "inside.flow.slices": "kernel of map {map}: {n} slices",
    "inside.flow.before": "before training",
    "inside.flow.rebuilt": "before, rebuilt from the seed",
    "inside.flow.then": "this row as it was then",
    "inside.flow.epoch": "after epoch {epoch} of {last}",
    "inside.flow.does_convolution": "convolution",
    "inside.flow.does_normalisation": "normalised",
    "inside.flow.does_relu": "ReLU: blue is cut",
    "inside.flow.called_relu": "ReLU",
    "inside.flow.does_pooling": "pooling",
    "inside.flow.does_averaging": "mean",
    "inside.flow.does_dense": "weighted sums",
    "inside.flow.does_classes": "a sum per class",
    "inside.flow.does_length": "length 1",
    "inside.flow.does_scale": "scaled",
    "inside.flow.does_softmax": "answer",
    "inside.flow.pixel": "{name} · map {map} · row {row}, column {column}",
    "inside.flow.unit": "{name} · {map}",
    "inside.flow.pin": "click to hold",
    "inside.flow.pinned": "held · click again to let go",
    "inside.flow.keys": "Arrow keys move, Page up and Page down change the map.",
    "inside.flow.patch": "what it looks at",
    "inside.flow.kernel": "kernel",
    "inside.flow.products": "products",
    "inside.flow.sum": "their sum",
    "inside.flow.bias": "bias",
    "inside.flow.value": "value",
    "inside.flow.channel": "map {map}",
    "inside.flow.channels": "{n} other maps",
    "inside.flow.spot": "map {map} ({row}, {column})",
    "inside.flow.from": "from {map}",
    "inside.flow.inputs": "{n} other inputs",
    "inside.flow.relu": "negatives become 0",
    "inside.flow.normalisation": "factor × value + offset",
    "inside.flow.scale": "the factor α",
    "inside.flow.length": "divided by the length of all",
    "inside.flow.softmax": "exp of its sum, as a share of all",
    "inside.flow.largest": "the largest",
    "inside.flow.mean": "their mean",
    "inside.flow.gone": "The weights did not arrive. Reload the page.",
    # covering
    "inside.cover.title": "Which pixels carried the decision?",
    "inside.cover.lead": (
        "A square covers one place after another, and each time the network is asked again. "
        "Orange: covering it costs the answer."
    ),
    "inside.cover.patch": "Square",
    "inside.cover.shade": "Cover with",
    "inside.cover.shade.ground": "nothing (erase)",
    "inside.cover.shade.grey": "grey",
    "inside.cover.tip": "Erase until it tips",
    "inside.cover.tip_help": (
        "Covers the decisive square, looks anew, covers the next, at most {n} times."
    ),
    "inside.cover.map": "What covering costs",
    "inside.cover.seen": "Covered here",
    "inside.cover.answer": "The answer then",
    "inside.cover.at": "square at row {row}, column {column}",
    "inside.cover.lost": "{label}: {before} → {after}",
    "inside.cover.tips": "It tips: {before} becomes {after}.",
    "inside.cover.holds": "It holds.",
    "inside.cover.keys": "Arrow keys move the square.",
    "inside.cover.decisive": "to the decisive square",
    "inside.cover.whole": "as it is",
    "inside.cover.step": "{n} covered",
    "inside.cover.tipped": (
        "{n} of the decisive squares turn {before} into {after}. As many squares at random "
        "places leave the answer alone in {kept} of 100 tries."
    ),
    "inside.cover.not_tipped": (
        "{n} squares do not tip it: the answer is still {before}. As many at random places "
        "leave it alone in {kept} of 100 tries."
    ),
    # what is computed
    "inside.how.convolution": (
        "A **convolution** lays a small kernel $w$ on every place of the maps before it, "
        "multiplies, and sums:"
    ),
    "inside.how.pool": (
        "**ReLU** cuts off what is negative; **pooling** keeps the largest of each square. The "
        "last layers are weighted sums of everything, and softmax makes shares of them:"
    ),
    "inside.how.occlusion": (
        "The **occlusion map** is computed for real: a square at $(r,c)$ is covered, and what "
        "the answer's probability loses is drawn there (Zeiler and Fergus 2014):"
    ),
    "inside.how.rebuilt": (
        "The bundled digit networks were trained before filters were filmed: their two frames "
        "are the network rebuilt from its seed, and the stored one. Train one and every epoch "
        "is filmed."
    ),
    "inside.how.fails": (
        "**Blind.** Filters of an untrained network find edges, too. What is missing is the rest:"
    ),
    "inside.how.failure": "Show the untrained network",
    "inside.how.runs": "The line that trained this network:",
}
