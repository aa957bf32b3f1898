"""The sentences of the page `watch` in English."""

ENGLISH: dict[str, str] = {
    "app.watch": "Train and watch (IIC)",
    "watch.question": "Can a network find the digits when nobody names them?",
    "watch.lead": "Watch its joint matrix turn diagonal, without a single label.",
    "state.paused": "paused",
    "watch.seed": "seed {seed}",
    "watch.pair.alphas": "α = 1 | 10",
    "watch.pair.alphas.help": (
        "Side by side: plain mutual information against a strong push to use all clusters"
    ),
    "watch.pair.views": "1 transform | 4",
    "watch.pair.views.help": "Side by side: rotation alone against all transforms together",
    "watch.pair.stuck": "stuck | free",
    "watch.pair.stuck.help": "Side by side: a run that got stuck against one that did not",
    "watch.group": "What do you want to see?",
    "watch.group.whole": "A whole training",
    "watch.group.views": "The transforms, one by one",
    "watch.group.alpha": "The weight α",
    "watch.group.failures": "Failures on purpose",
    "watch.group.book": "The book's network",
    "watch.recipe.quick": "Quick recipe",
    "watch.recipe.quick.shows": "Digits appear within a minute; at most four minutes in all.",
    "watch.recipe.post": "The post's recipe",
    "watch.recipe.post.shows": (
        "α = 10 and all four transforms as published. It takes hours on a laptop."
    ),
    "watch.recipe.post-alpha-1": "The post's recipe, α = 1",
    "watch.recipe.post-alpha-1.shows": (
        "The same with plain mutual information: clusters merge more easily. Hours, too."
    ),
    "watch.recipe.rotation": "Rotation alone",
    "watch.recipe.rotation.shows": "Views differ by a turn of up to 25° and nothing else.",
    "watch.recipe.shear": "Shear alone",
    "watch.recipe.shear.shows": "Views differ by how far they slant.",
    "watch.recipe.binarisation": "Binarisation alone",
    "watch.recipe.binarisation.shows": (
        "One view is pure black and white. Is that enough to learn digits?"
    ),
    "watch.recipe.noise": "Noise alone",
    "watch.recipe.noise.shows": "Views differ by random grain: almost nothing to learn from.",
    "watch.recipe.four": "All four together",
    "watch.recipe.four.shows": "Rotation, shear, binarisation and noise at once, as in the post.",
    "watch.recipe.alpha-1": "α = 1",
    "watch.recipe.alpha-1.shows": (
        "Plain mutual information: some clusters may stay empty or merged."
    ),
    "watch.recipe.alpha-10": "α = 10",
    "watch.recipe.alpha-10.shows": (
        "A strong push to use all clusters equally: few merge, all arrive later."
    ),
    "watch.recipe.identical": "Identical views",
    "watch.recipe.identical.shows": (
        "Both views are the same image. P turns diagonal, yet the clusters are no digits."
    ),
    "watch.recipe.merged": "A merged pair",
    "watch.recipe.merged.shows": (
        "α too small: two digits share a cluster, and another cluster splits a digit or stays "
        "empty."
    ),
    "watch.recipe.collapsed": "A collapsed head",
    "watch.recipe.collapsed.shows": (
        "α far too small: nearly every image ends up in the same cluster."
    ),
    "watch.recipe.book-crops": "Book's VGG, random crops",
    "watch.recipe.book-crops.shows": "One view is a random crop of 16 to 20 pixels, enlarged.",
    "watch.recipe.book-rotation": "Book's VGG, rotation",
    "watch.recipe.book-rotation.shows": "One view is turned by up to 20°.",
    "watch.n_heads": "Sub-heads",
    "watch.damaged": "{n} damaged snapshots were left out.",
    "watch.unreadable": (
        "None of this run's snapshots can be read: the files are damaged. Start it again with the "
        "same seed and it makes the same ones."
    ),
    "watch.no_film": "This run left no snapshots, so there is no film to show.",
    "watch.none": "Nothing to watch yet.",
    "watch.none_body": (
        "Press “Train a run”, choose a recipe and start it. The first matrix moves after about "
        "ten seconds."
    ),
    "watch.merged": (
        "Head {head} is stuck: cluster {full} holds two kinds of image, and cluster {idle} next "
        "to none."
    ),
    "watch.merged_split": (
        "Head {head} is stuck: cluster {full} holds two kinds of image, while clusters {one} and "
        "{other} share one."
    ),
    "watch.collapsed": (
        "Head {head} has collapsed: cluster {cluster} and few others take nearly all images."
    ),
    "watch.told_apart": (
        "Head {head} tells the two views apart instead of the images: each view has clusters of "
        "its own."
    ),
    "watch.reseeded": "It was reseeded.",
    "watch.restarted": "The network was started again.",
    "watch.player.joint": "Joint matrix P",
    "watch.player.confusion": "Digit × cluster",
    "watch.player.viewer": "labels, for the viewer only",
    "watch.player.scale": "≥ {top}",
    "watch.player.moment": "{seconds} s · epoch {epoch} · step {step} · α = {alpha}",
    "watch.player.trace": "{trace} diagonal",
    "watch.player.matched": "{accuracy} matched",
    "watch.player.joint_alt": "Joint matrix of head {head}: {trace} on the diagonal",
    "watch.player.confusion_alt": (
        "Confusion matrix of head {head}, digits by clusters: {accuracy} matched"
    ),
    "watch.player.count": "{count} of {total} “{label}” in cluster {cluster}",
    "watch.player.at": "Step {step}:",
    "watch.player.axis": "training steps",
    "watch.player.information": "Mutual information",
    "watch.player.loss": "Loss",
    "watch.player.strip": "Accuracy of each head: {accuracy}",
    "watch.player.player": "Film of the training. Space plays, the arrow keys step.",
    "watch.player.scrub": "Moment",
    "watch.player.speed": "Speed",
    "watch.player.follow": "Live",
    "watch.player.play": "Play",
    "watch.player.pause": "Pause",
    "watch.player.heads": "Head",
    "watch.player.over": "50 overclusters",
    "watch.player.columns": "Clusters",
    "watch.player.sorted": "sorted by digit",
    "watch.player.raw": "as they are",
    "watch.save_gif": "GIF",
    "watch.save_npz": "Arrays (npz)",
    "watch.save_csv": "Curves (CSV)",
    "watch.how": (
        "**P** is the chance that one view of an image falls into cluster i and the other into "
        "cluster j, averaged over a batch. IIC raises the mutual information of the two, so P "
        "turns diagonal and all clusters stay in use. Where α falls, as in the quick recipe, the "
        "loss rises although the information grows. The order of rows and columns, the confusion "
        "matrix and the accuracy use labels, for your eyes only."
    ),
    "watch.fails": (
        "**A failure to see.** Choose “Failures on purpose” under “Train a run”: with identical "
        "views P is perfectly diagonal, and still no cluster is a digit. With too small an α two "
        "digits share a cluster, and P alone gives it away."
    ),
    "watch.walk": "One batch, step by step",
    "watch.walk_lead": (
        "From one image and its twin to the number that is maximised: every value the real one of "
        "this run."
    ),
    "watch.walk_open": "Take it apart",
    "watch.walk_loading": "The network is being loaded. The page stays usable.",
    "watch.walk_missing": "The network of this run could not be loaded: {reason}",
    "watch.walk_image": "Image of the batch",
    "watch.walk_head": "Head",
    "watch.walk.pair": "**1.** An image, and the two views that were drawn of it.",
    "watch.walk.answers": "**2.** The network's answer to each: ten probabilities.",
    "watch.walk.outer": "**3.** Their outer product: which clusters meet.",
    "watch.walk.average": "**4.** The average over the 500 pairs of the batch.",
    "watch.walk.joint": "**5.** Symmetrised: P. Which view came first does not matter.",
    "watch.walk.marginal": "**6.** Its marginals: how much each cluster is used.",
    "watch.walk.information": "**7.** The number.",
    "watch.walk_number": "I = {number} nats; the most that is possible is ln C = {most}.",
    "watch.walk_original": "image",
    "watch.walk_first": "first view",
    "watch.walk_second": "second view",
    "watch.walk_alt.outer": "Outer product of this pair; its trace is",
    "watch.walk_alt.average": "Average of the batch; its trace is",
    "watch.walk_alt.joint": "P; its trace is",
}
