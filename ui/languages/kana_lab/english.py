"""The sentences of the page `kana_lab` in English."""

ENGLISH: dict[str, str] = {
    "app.kana_lab": "Kana lab",
    "kana_lab.lesson": "Lesson",
    "kana_lab.why": "Why?",
    "kana_lab.layers": "One layer or many",
    "kana_lab.layers.question": "What do convolutions add to a single layer?",
    "kana_lab.layers.lead": (
        "The same 71 synthetic kana: for one layer, for the post's network, for ours."
    ),
    "kana_lab.layers.found": (
        "After {step} steps one layer reads {first}, the post's convolutional network {second}: "
        "{gap}."
    ),
    "kana_lab.layers.deep": (
        "Ours, deeper and fed with new images in every step, reads {share} after {step}."
    ),
    "kana_lab.layers.why": (
        "One layer gives every pixel its weight for every character, so a stroke that lies two "
        "pixels further is another stroke to it: it learns the training images (dashed) and is "
        "lost with new hands. Convolutions look for the same stroke everywhere, and pooling "
        "forgives where exactly it was. Ever new images leave nothing to learn by heart."
    ),
    "kana_lab.rate": "Learning rate",
    "kana_lab.rate.question": "Why must the learning rate fall?",
    "kana_lab.rate.lead": "The same network: constant steps, shrinking steps, too large steps.",
    "kana_lab.rate.found": (
        "After {step} steps it reads {first} at a constant rate, {second} at a falling one: {gap}."
    ),
    "kana_lab.rate.lost": (
        "At a constant {rate} it is lost near step {step}: no better than guessing."
    ),
    "kana_lab.rate.held": (
        "Even at a constant {rate} it did not diverge in {step} steps; it reads {share}."
    ),
    "kana_lab.rate.why": (
        "Large steps stride down into the valley but keep jumping across its floor; shrinking ones "
        "settle. If they are too large, each step lands higher up the other side, until the "
        "network answers the same to every image."
    ),
    "kana_lab.tried": "Constant rates tried so far, yours among them",
    "kana_lab.dropout": "Dropout",
    "kana_lab.dropout.question": "What is gained by switching off half a network?",
    "kana_lab.dropout.lead": "Dropout as large as ever, or growing while the network learns.",
    "kana_lab.dropout.found": (
        "After {step} steps it reads {first} with half of the units dropped all along, {second} "
        "with a growing share: {gap}."
    ),
    "kana_lab.dropout.why": (
        "On images it trains on, a network soon makes hardly a mistake: it knows them by heart. "
        "Dropout leaves out random units in every step, so that none may rely on another; the gap "
        "between the dashed and the full line is what it fights. A schedule learns fast first and "
        "forbids cramming later."
    ),
    "kana_lab.recipe.linear": "Softmax regression",
    "kana_lab.recipe.linear.shows": "71 weighted sums of the 784 pixels, nothing else.",
    "kana_lab.recipe.constant": "CNN, constant rate {rate}",
    "kana_lab.recipe.constant.shows": "5×5×32, pool, 5×5×64, pool, 1024 units, half dropped.",
    "kana_lab.recipe.deep": "Our deeper CNN",
    "kana_lab.recipe.deep.shows": (
        "Five 3×3 convolutions, new images in every step, a falling rate."
    ),
    "kana_lab.recipe.falling": "CNN, falling rate",
    "kana_lab.recipe.falling.shows": (
        "The rate falls to a tenth at half of the steps, and again at three quarters."
    ),
    "kana_lab.recipe.diverging": "CNN, constant rate {rate}",
    "kana_lab.recipe.diverging.shows": "Far above the usual rate: it is meant to fail.",
    "kana_lab.recipe.dropout": "CNN, falling rate, growing dropout",
    "kana_lab.recipe.dropout.shows": "The share that is dropped grows from 20% to 70%.",
    "kana_lab.train": "Train it",
    "kana_lab.own": "Your own runs",
    "kana_lab.bundled": "Bundled runs alone",
    "kana_lab.rate_label": "Constant learning rate",
    "kana_lab.length": "Steps",
    "kana_lab.step": "step",
    "kana_lab.validation_accuracy": "on validation images",
    "kana_lab.accuracy": "on training images",
    "kana_lab.loss": "loss (nats)",
    "kana_lab.learning_rate": "learning rate",
    "kana_lab.guessing": "guessing: ln 71",
    "kana_lab.chart_accuracy": "Read rightly, validation images, over steps",
    "kana_lab.chart_accuracy_dashed": "Read rightly: validation images; dashed, training images",
    "kana_lab.chart_loss": "Loss on training images, in nats, over steps",
    "kana_lab.chart_learning_rate": "Learning rate",
    "kana_lab.chart_dropout": "Share of units dropped",
    "kana_lab.diverged": "diverged",
    "kana_lab.near": "near step {step}",
    "kana_lab.after_step": "after step {step}",
    "kana_lab.no_epoch": "no figures yet",
    "kana_lab.first_epoch": "The first 250 steps are going on; the curves begin at their end.",
    "kana_lab.burst": (
        "This run diverged: its loss is no longer a number. Such a rate is too high for this "
        "network; choose a smaller one, or let it fall."
    ),
    "kana_lab.none": "No curves yet.",
    "kana_lab.none_body": (
        "Press “Train it” and start one of the lesson's networks. 1,000 steps take a minute or "
        "two; the curves grow every 250. You may leave; the run goes on."
    ),
    "kana_lab.table.caption": "What the post measured, and what our runs measure",
    "kana_lab.table.trained": "Trained",
    "kana_lab.table.posted": "Post, ETL8",
    "kana_lab.table.here": "Here, synthetic",
    "kana_lab.table.difference": "Difference",
    "kana_lab.table.real": "Real hands",
    "kana_lab.table.note": (
        "Three different sets of images. The post's ETL8 was written by people. Ours is "
        "synthetic: written by a program from KanjiVG strokes and handwriting fonts, by no human "
        "hand; these are writers and fonts that were held out, in test images at the end of a run"
        " and in validation images before it. Real hands: 460 drawings of 46 kana from Omniglot, "
        "never trained on. So a difference tells as much of the data as of the training."
    ),
    "kana_lab.post.linear_10k": "Softmax, 10,000 steps",
    "kana_lab.post.linear_100k": "Softmax, 100,000 steps",
    "kana_lab.post.constant_10k": "CNN, constant rate, 10,000 steps",
    "kana_lab.post.constant_15k": "CNN, constant rate, step 15,000",
    "kana_lab.post.falling": "CNN, falling rate",
    "kana_lab.post.dropout": "CNN, falling rate, dropout schedule",
    "kana_lab.post.deep": "Our deeper CNN",
    "kana_lab.diverges": "diverges",
    "kana_lab.diverged_at": "diverges near step {step}",
    "kana_lab.after": "{share} after step {step}",
    "kana_lab.goes_on": "goes on: {share}",
    "kana_lab.points": "{number} points",
    "kana_lab.how_loss": (
        "Every network here makes 71 numbers z of an image. Softmax turns them into probabilities, "
        "and the loss is how surprised they are at the right answer y, on average over a batch of "
        "B images. Guessing costs ln 71 = 4.26 nats."
    ),
    "kana_lab.how_layers": (
        "Softmax regression makes z of the pixels at once, z = Wx + b. The CNN puts two "
        "convolutions with pooling and a layer of 1,024 units before it."
    ),
    "kana_lab.how_update": (
        "Adam takes a step against the gradient, divided by its usual size. The learning rate η "
        "decides how long the step is; m and v are moving averages of the gradient and its square."
    ),
    "kana_lab.how_dropout": (
        "Dropout sets each hidden unit to 0 with probability d, in training only:"
    ),
    "kana_lab.how_fails": (
        "**Where it fails.** Take a constant rate of {rate} and train 1,000 steps:"
    ),
    "kana_lab.fail": "Let it diverge",
}
