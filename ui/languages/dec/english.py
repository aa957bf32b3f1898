"""The sentences of the page `dec` in English."""

ENGLISH: dict[str, str] = {
    "app.dec": "DEC",
    "dec.question": "Can ten numbers hold a digit, and ten centres hold all digits?",
    "dec.lead": "Deep Embedded Clustering in three acts, without a single label.",
    "dec.acts": "Acts",
    "dec.act.squeeze": "1 Squeeze",
    "dec.act.centres": "2 Ten centres",
    "dec.act.refine": "3 Refine",
    "dec.story.squeeze": (
        "Act 1 of 3. A stacked autoencoder learns to squeeze 784 pixels into ten numbers and to "
        "draw the image again from them: layer by layer first, then all together."
    ),
    "dec.story.centres": (
        "Act 2 of 3. k-means puts {n} centroids where the ten-dimensional codes crowd, "
        "the best of 20 starts."
    ),
    "dec.story.kmeans": "{accuracy} of the test images lie with their own digit already.",
    "dec.story.refine": (
        "Act 3 of 3. Each image is pulled towards the centroid it half belongs to; "
        "codes and centroids move together."
    ),
    "dec.outcome.live": "From {before} after k-means to {after} after {updates} updates so far.",
    "dec.outcome.tolerance": (
        "From {before} to {after} in {updates} updates; then fewer than 0.1% changed their "
        "cluster, and it stopped by itself."
    ),
    "dec.outcome.max_updates": (
        "From {before} to {after} in {updates} updates, all that it was given."
    ),
    "dec.outcome.user": "From {before} to {after} in {updates} updates so far.",
    "dec.why_untrained": (
        "Here act 1 was skipped: an untrained code keeps thickness and slant rather than shape, "
        "so the centres catch mixtures, and refinement only sharpens what they caught."
    ),
    "dec.stage.finetune": "all together",
    "dec.yours": "Your drawing",
    "dec.waking": "Waking the autoencoder …",
    "dec.chain.given": "yours",
    "dec.chain.example": "a test image; draw your own",
    "dec.chain.untrained": "untrained",
    "dec.chain.layer-1": "after layer 1",
    "dec.chain.layer-2": "after layer 2",
    "dec.chain.layer-3": "after layer 3",
    "dec.chain.layer-4": "after layer 4",
    "dec.chain.finetune": "after fine-tuning",
    "dec.chain.cluster": "after clustering",
    "dec.code": (
        "All that is left of it in the end: {n} numbers. "
        "They lie in cluster {cluster}, which stands for {name} (q = {q})."
    ),
    "dec.borrowed": "This run took over the autoencoder of {run}; its first act is shown.",
    "dec.squeeze.moment": "{stage} · epoch {epoch} · {seconds} s after the start",
    "dec.squeeze.given": "ten test images",
    "dec.squeeze.returned": "given back",
    "dec.squeeze.given_alt": "Ten test images, 0 to 9",
    "dec.squeeze.returned_alt": "What the network gives back of them: {stage}, epoch {epoch}",
    "dec.squeeze.loss": "Loss, each stage on its own scale",
    "dec.squeeze.player": "Film of the autoencoder. Space plays, arrow keys step.",
    "dec.map.player": "Film of the codes. Space plays, arrow keys step.",
    "dec.map.play": "Play",
    "dec.map.pause": "Pause",
    "dec.map.back": "One frame back",
    "dec.map.forth": "One frame on",
    "dec.map.scrub": "Moment of the film",
    "dec.map.speed": "Speed",
    "dec.map.locale": "en",
    "dec.map.map": "Map of test images, with the centroids as triangles",
    "dec.map.moment": "update {update} · {accuracy} right · {seconds} s",
    "dec.map.kmeans": "k-means, before the first update · {accuracy} right",
    "dec.map.bars": "Soft assignment q and target p",
    "dec.map.q": "q, now",
    "dec.map.p": "p, wanted",
    "dec.map.picked": "Test image {row}, a {label}, lies with {name}: q {q}, p {p}",
    "dec.map.pair": "Cluster {cluster} ({name}): q {q}, p {p}",
    "dec.map.confusion": "Digits and clusters",
    "dec.map.right": "{accuracy} of 10,000 test images right",
    "dec.map.cell": "{count} images of {label} in cluster {cluster}",
    "dec.map.changed": "Changed cluster",
    "dec.map.accuracy": "Test accuracy",
    "dec.map.stop": "stops below {share}",
    "dec.map.first": "k-means",
    "dec.map.update": "update {update}",
    "dec.map.by": "Colours",
    "dec.map.by_digit": "digit",
    "dec.map.by_cluster": "cluster",
    "dec.map.images": "Images",
    "dec.map.legend": "Show one digit alone",
    "dec.map.hint": (
        "Click an image to see where it half belongs. A ring flashes round an image that has just "
        "changed its cluster. Labels colour the points for you; training never saw them."
    ),
    "dec.map.hint_still": "Labels colour the points for you; training never saw them.",
    "dec.map.hovered": "Test image {row}: a {label}\nin cluster {cluster}, which stands for {name}",
    "dec.map.head_centre": "stands for",
    "dec.map.head_near": "nearest",
    "dec.map.head_members": "digits among its test images",
    "dec.map.head_count": "images",
    "dec.map.pure": "{share} are {name}",
    "dec.honest": (
        "The map is t-SNE: who lies beside whom can be trusted, but distances between groups, "
        "their sizes and the room between them cannot. What counts is computed in ten dimensions."
    ),
    "dec.duel": "Paper | post",
    "dec.duel.help": "Side by side: the paper's squared distance against the post's plain distance",
    "dec.differ.kernels": (
        "Same autoencoder, same seed; only the kernel differs. With the square, q falls off fast: "
        "a near centroid takes almost all of an image. With the plain distance, far centroids keep "
        "a share, so q starts flatter and each target pulls less decidedly."
    ),
    "dec.differ.more": "These runs differ in their stages, views, seeds or autoencoders.",
    "dec.differ.run": (
        "{run}: largest q {sure_before} on average after k-means, {sure_after} in the end; "
        "accuracy {before} → {after} in {updates} updates."
    ),
    "dec.advanced": "Lengths of the stages",
    "dec.advanced.hint": "0 skips a stage.",
    "dec.layer_epochs": "Epochs for each of the four pairs of layers",
    "dec.finetune_epochs": "Epochs for all layers together",
    "dec.max_updates": "Updates of p at most",
    "dec.recipe.quick": "Quick: all three acts",
    "dec.recipe.quick.shows": "A short autoencoder, then clusters. Less than three minutes.",
    "dec.recipe.clustering": "Acts 2 and 3 only",
    "dec.recipe.clustering.shows": "Takes the bundled autoencoder over: a minute or two.",
    "dec.recipe.post-kernel": "The post's kernel",
    "dec.recipe.post-kernel.shows": "The same with distance where the paper has its square.",
    "dec.recipe.paper": "The paper's plain images",
    "dec.recipe.paper.shows": "No turned or shifted views: lower, and it takes its time.",
    "dec.recipe.full": "Full recipe",
    "dec.recipe.full.shows": "As bundled: slightly turned and shifted views, all epochs.",
    "dec.recipe.own": "Own lengths",
    "dec.recipe.untrained": "Failure: no autoencoder",
    "dec.recipe.untrained.shows": "k-means on the code of a network that nobody trained.",
    "dec.in_layer": "layer {layer} of 4, epoch {epoch} of {n}",
    "dec.in_finetune": "all layers together, epoch {epoch} of {n}",
    "dec.in_cluster": "refining, update {epoch} of at most {n}",
    "dec.between": "k-means tries 20 starts",
    "dec.stage_left": "{time} left in this stage",
    "dec.no_start": (
        "It wanted to take over an autoencoder that is not there: train the full recipe, "
        "or choose one that trains its own."
    ),
    "dec.diverged": "Start it again with the recipe's own learning rate.",
    "dec.later": "Not yet: this run is still in an earlier act",
    "dec.later.squeeze": "The first pictures come after the first epoch.",
    "dec.later.centres": "Act 2 begins when the autoencoder is done. Meanwhile, watch act 1.",
    "dec.later.refine": "Act 3 begins after k-means. Meanwhile, watch act 1.",
    "dec.skipped.squeeze": (
        "This run skipped act 1: its autoencoder was never trained. Go on to act 2 and see what "
        "k-means makes of such a code."
    ),
    "dec.skipped.refine": "This run ended after k-means: no updates were asked for.",
    "dec.nothing": "This run ended before this act, or its frames are gone.",
    "dec.none": "Nothing to watch yet",
    "dec.none_body": "Train a run: the quick recipe plays all three acts within three minutes.",
    "dec.how.first": (
        "**Act 1.** The network sees turned, shifted images and loses a fifth of its units at each "
        "step, but must draw the image whole. While all layers are tuned together, the code of an "
        "image must also single out a near neighbour; the paper has pictures alone."
    ),
    "dec.how.q": (
        "**Soft assignment.** How much the code z of image i belongs to centroid μ of cluster j: "
        "a Student t kernel of their distance (Xie et al. 2016)."
    ),
    "dec.how.p": (
        "**Target.** The same assignment, squared and shared out anew: what is likely becomes "
        "likelier, and large clusters are held back by f, their size."
    ),
    "dec.how.kl": "**Loss.** Codes and centroids move so that q comes closer to p:",
    "dec.how.post": (
        "A widely read post takes the distance where the paper has its square. "
        "“Paper | post” shows both films in step."
    ),
    "dec.fails": (
        "**A failure to see.** Skip act 1, and k-means works on the code of a network that nobody "
        "trained. p is made from q itself: a wrong belief is sharpened like a right one."
    ),
    "dec.failure.show": "Show the run without autoencoder",
    "dec.failure.train": "Train without autoencoder (about a minute)",
}
