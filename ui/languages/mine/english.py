"""The sentences of the page `mine` in English."""

ENGLISH: dict[str, str] = {
    "app.mine": "Mutual information",
    "mine.question": "How much does one thing tell you about another?",
    "mine.lead": (
        "Mutual information is how much less you wonder about Y once you have seen X: zero if they "
        "have nothing to do with each other."
    ),
    "mine.train": "Train MINE",
    "mine.run": "Run to watch",
    "mine.choose": "No run here yet",
    "mine.blow_up": "Blow it up",
    "mine.blow_up_run": "ρ = {rho} · blown up",
    "mine.burst": (
        "This run burst. With ρ this steep, exp(T) of a few strangers outweighs all others, so the "
        "gradient is biased and wild; at this rate each step throws T further off. Without "
        "log-mean-exp nothing keeps exp(T) from overflowing."
    ),
    "mine.burst_live": "Blow one up live",
    "mine.preset": "Recipe",
    "mine.preset.quick": "Careful",
    "mine.preset.quick.shows": "Large batches, log-mean-exp and a corrected gradient. Some 15 s.",
    "mine.preset.uncorrected": "Small batches",
    "mine.preset.uncorrected.shows": (
        "50 pairs a step and no correction: watch the batch flatter itself."
    ),
    "mine.preset.blow-up": "Blow-up",
    "mine.preset.blow-up.shows": "A steep cloud, exp(T) as it stands, and a learning rate of 6.",
    "mine.rho": "Correlation ρ",
    "mine.batch": "Pairs a step",
    "mine.rate": "Highest learning rate",
    "mine.average": "Correct the gradient by a moving average",
    "mine.average.help": (
        "The gradient of ln E[exp T] divides by a mean over the batch. Dividing by its moving "
        "average instead takes out most of the bias."
    ),
    "mine.stable": "Log-mean-exp",
    "mine.stable.help": (
        "Take the largest T out before exp(T) is formed, so that nothing overflows. Off: the "
        "formula as it stands."
    ),
    "mine.how_information": (
        "Mutual information compares the pairs with strangers: with x and y of two different "
        "pairs. For two normal numbers there is a formula; 1 nat is 1.44 bits."
    ),
    "mine.how_bound": (
        "MINE needs no formula. A small network T scores pairs and strangers, and is trained to "
        "raise Donsker and Varadhan's bound. The bound is never above the truth, except by chance, "
        "and reaches it when T is the log density ratio, whatever constant is added."
    ),
    "mine.how_fails": (
        "**Where it fails.** With ρ = 0.99, exp(T) as it stands and a high learning rate it bursts:"
    ),
    "mine.note.counting": "Why is counting off?",
    "mine.note.counting.body": (
        "2,000 pairs do not fill 1,600 cells. A cell that holds one pair by chance looks like a "
        "rule, so fine cells invent information even at ρ = 0; coarse ones blur what is there."
    ),
    "mine.note.flatters": "Why does the batch flatter?",
    "mine.note.flatters.body": (
        "The bound subtracts the logarithm of a mean of exp(T). The rare strangers with a huge "
        "exp(T) are missing from most batches, so that mean comes out too small and the bound too "
        "high, the more so the smaller the batch. 200,000 fresh pairs tell the truth."
    ),
    "mine.note.surface": "What does the surface show?",
    "mine.note.surface.body": (
        "Orange: values that meet more often in pairs than among strangers; blue: more rarely. A "
        "perfect T equals the truth beside it up to a constant, which is taken out here. Corners "
        "where hardly a pair ever lands may stay wrong: the bound does not notice."
    ),
    "mine.part": "What is measured",
    "mine.part.numbers": "Two numbers",
    "mine.part.images": "Two views of a digit",
    "mine.dims": "{n} numbers",
    "mine.latent_dim": "Numbers an image",
    "mine.epochs": "Epochs",
    "mine.takes": "About {time}, if this machine is as fast as the one that trained the last run.",
    "mine.no_run": "No run on images yet.",
    "mine.no_run_body": (
        "Press “Train MINE” and start one: three epochs take some minutes, and the charts grow "
        "with every epoch. You may leave; the run goes on."
    ),
    "mine.first_epoch": "The first epoch is going on; its figures come at its end.",
    "mine.chart_bound": "Bound on held-out pairs, in nats",
    "mine.chart_accuracy": "Linear classifier, each epoch",
    "mine.chart_dims": "Accuracy by dimension",
    "mine.book": "book, 93.86%",
    "mine.book_note": (
        "Accuracy on test images. The classifier is fitted to latents of training images alone; "
        "the book (Atienza) fitted and scored its own on the same test images, which flatters. "
        "After an epoch it is fitted to 10,000 images, at the end to all. MINE never sees a label."
    ),
    "mine.pairs_title": "Which two belong together?",
    "mine.pairs_note": (
        "Below each picture: how many nats T speaks for the two being views of one image (orange) "
        "or of strangers (blue). None of these images was trained on. The mean over pairs is the "
        "bound."
    ),
    "mine.view_first": "First view",
    "mine.view_second": "Second view",
    "mine.view_stranger": "View of a stranger",
    "mine.score": "T: {nats} nats",
    "mine.loading": "The networks are being loaded.",
    "mine.unreadable": "This run's networks cannot be loaded: {reason}",
    "mine.drawing_title": "Your drawing, read from the latents",
    "mine.draw": "Draw a digit: a linear classifier reads it from the latents alone.",
    "mine.no_classifier": (
        "This run has no classifier yet. Evaluate it with “python -m core evaluate RUN --save”."
    ),
    "mine.verdict": "A {digit}, {share}",
    "mine.to_map": "See where its latents put 10,000 digits →",
    "mine.how_images": (
        "An encoder Φ makes a few numbers of an image. T is shown two such latents: of two views "
        "of one image, or of strangers. Both are trained to raise the bound, so the latents keep "
        "what two views share, above all the digit, and drop what differs: slant, shift, grain."
    ),
    "mine.how_images_fails": (
        "**Where it fails.** From n pairs nobody can vouch for much more than ln n nats. And the "
        "bound pays for telling *images* apart, not digits: two threes by different hands are "
        "strangers to it."
    ),
    "mine.stage.pairs": "2,000 pairs (X, Y)",
    "mine.stage.hint": "Drag to tilt. Shaded: the cells counted in.",
    "mine.stage.learned": "What T learned",
    "mine.stage.truth": "The truth",
    "mine.stage.rare": "rarer",
    "mine.stage.often": "more often than by chance",
    "mine.stage.flat": "Map",
    "mine.stage.raised": "Relief",
    "mine.stage.train": "Train it here",
    "mine.stage.absent": "No network has been trained at ρ\u00a0=\u00a0{rho} yet.",
    "mine.stage.wakes": "A new network is waking up.",
    "mine.stage.none": "Not trained at this correlation",
    "mine.stage.seen": "Its bound is {estimate} nats",
    "mine.stage.exact": "Formula",
    "mine.stage.histogram": "Counting",
    "mine.stage.mine": "MINE",
    "mine.stage.nats": "nats",
    "mine.stage.nothing": "no number",
    "mine.stage.counting": "Cells to count in",
    "mine.stage.axis": "correlation ρ",
    "mine.stage.slider": "Correlation of the cloud",
    "mine.stage.spoken": "ρ = {rho}; formula {exact} nats, counting {counted} nats",
    "mine.stage.fresh": "MINE on fresh pairs",
    "mine.stage.batch": "on the training batch",
    "mine.stage.moment": "step {step} · {seconds} s",
    "mine.stage.play": "Play",
    "mine.stage.pause": "Pause",
    "mine.stage.follow": "Live",
    "mine.stage.scrub": "Moment of the training",
}
