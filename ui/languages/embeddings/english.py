"""English, the language the others are translated from."""

ENGLISH: dict[str, str] = {
    "app.embeddings": "Embeddings",
    "embeddings.question": "What lies near what, and can you trust the map?",
    "embeddings.lead": "10,000 digits as a network sees them. Move a slider: same digits, another "
    "map.",
    "embeddings.view": "View",
    "embeddings.view_one": "One map",
    "embeddings.view_pair": "Two seeds",
    "embeddings.view_three": "Three spaces",
    "embeddings.space": "Space",
    "embeddings.space_pixels": "Raw pixels",
    "embeddings.space_cnn": "Plain CNN",
    "embeddings.space_l2": "L2-softmax",
    "embeddings.space_trunk": "IIC trunk",
    "embeddings.space_clusters": "IIC probabilities",
    "embeddings.space_code": "DEC code",
    "embeddings.space_latent": "MINE's latents",
    "embeddings.space_noise": "Pure noise",
    "embeddings.method": "Method",
    "embeddings.method_tsne": "t-SNE",
    "embeddings.method_umap": "UMAP",
    "embeddings.method_pca": "PCA",
    "embeddings.axes": "Dimensions",
    "embeddings.perplexity": "Perplexity",
    "embeddings.perplexity_help": "How many neighbours each point feels. Small: islands "
    "everywhere. Large: the coarse order.",
    "embeddings.neighbors": "Neighbours",
    "embeddings.neighbors_help": "How many neighbours each point is joined to.",
    "embeddings.min_dist": "Least distance",
    "embeddings.min_dist_help": "How close joined points may lie. It changes the look, not the "
    "data.",
    "embeddings.colour": "Colour",
    "embeddings.colour_label": "Colour: label",
    "embeddings.colour_right": "Colour: right or wrong",
    "embeddings.colour_cluster": "Colour: cluster",
    "embeddings.colour_score": "Colour: outlier factor (log)",
    "embeddings.colour_confidence": "Colour: confidence",
    "embeddings.right": "right",
    "embeddings.wrong": "wrong",
    "embeddings.fact_label": "label",
    "embeddings.fact_random": "random label",
    "embeddings.fact_prediction": "prediction",
    "embeddings.fact_cluster": "cluster",
    "embeddings.fact_score": "outlier factor",
    "embeddings.fact_confidence": "confidence",
    "embeddings.figures": "trustworthiness {trust} · 5-NN accuracy {near} (in the space itself "
    "{space}) · silhouette {silhouette}",
    "embeddings.seed_no": "seed {seed}",
    "embeddings.caution": "Read who is near whom, and little else: the size of a cluster and the "
    "distance between two say almost nothing. What another seed moves was never in the data.",
    "embeddings.caution_pca": "A shadow on the widest directions: distances are shadows of true "
    "ones, and what overlaps here may lie far apart.",
    "embeddings.caution_same": "PCA draws no lots: the two maps are equal, whatever the seed.",
    "embeddings.caution_noise": "10,000 random points in three dimensions, with pictures and "
    "labels dealt at random. Every island is the method’s own making: PCA in 3D shows the one "
    "cloud that they are. Trustworthiness stays high all the same: it asks whether neighbours "
    "shown are true ones, and cannot see that a cloud was cut into islands.",
    "embeddings.noise": "Clusters in pure noise",
    "embeddings.noise_help": "The failure: UMAP with 5 neighbours on random numbers",
    "embeddings.digits": "Back to the digits",
    "embeddings.noise_you": "Noise knows no drawing: choose another space to find yours.",
    "embeddings.own": "Own settings",
    "embeddings.own_body": "Settings that no slider has are computed on this machine.",
    "embeddings.own_take": "Take these",
    "embeddings.seed": "Seed",
    "embeddings.everybody": "All 70,000 images",
    "embeddings.missing": "There is no such map of {space} yet.",
    "embeddings.missing_seed": "In three dimensions the app brings one seed of each map only.",
    "embeddings.missing_test": "10,000 images take about half a minute on two cores, three "
    "dimensions by t-SNE several minutes. You may look at other maps meanwhile.",
    "embeddings.missing_all": "70,000 images take several minutes on two cores, three dimensions "
    "by t-SNE far longer. You may look at other maps meanwhile.",
    "embeddings.compute": "Compute this map",
    "embeddings.preparing": "Embedding the images, looking for neighbours…",
    "embeddings.running": "{percent} laid out, about {seconds} s left",
    "embeddings.cancel": "Cancel",
    "embeddings.failed": "This map could not be computed: {reason}",
    "embeddings.no_reason": "the process ended without a word.",
    "embeddings.forget": "Dismiss",
    "embeddings.where": "Where am I?",
    "embeddings.draw": "Draw a digit: a star shows where the network puts it.",
    "embeddings.nearest": "Nearest to your drawing in the space itself: {space}",
    "embeddings.waking": "The network behind this map is waking up…",
    "embeddings.near_point": "Image {index}, a {label}: its nearest neighbours in the space "
    "itself, not in the map ({space})",
    "embeddings.neighbors_kept": "They are ringed in the plot. Also neighbours in the map:",
    "embeddings.kept": "{count} of {n} ({map})",
    "embeddings.selected": "{n} selected, {labels} labels",
    "embeddings.of_label": "{n} images of label {label}",
    "embeddings.more": "and {n} more",
    "embeddings.none_selected": "Nothing selected: draw a lasso round some points, or click a "
    "colour of the legend.",
    "embeddings.take": "{n} selected points",
    "embeddings.take_all": "All {n} points",
    "embeddings.no_run": "There is no network to look into yet. Train one:",
    "embeddings.to_map": "Where is this on the map?",
    "embeddings.how_tsne": "**t-SNE** turns distances into probabilities of being neighbours, and "
    "makes those of the map alike:",
    "embeddings.how_umap": "**UMAP** joins each point to its neighbours, and draws that graph so "
    "that joined points attract and others repel:",
    "embeddings.how_pca": "**PCA** looks along the directions in which the points vary most:",
    "embeddings.how_figures": "**Figures.** Trustworthiness: are the neighbours shown true ones "
    "(1 best, about 0.5 chance)? 5-NN accuracy: do the five nearest points tell the label? "
    "Silhouette: how far apart are the labels (−1 to 1)? All of them favour what you know to "
    "look for.",
    "embeddings.how_placed": "**Your drawing** goes through the same network. With all other "
    "points fixed, the star lies where the map's own objective is smallest.",
    "embeddings.how_fails": "**Where it fails.** Give it pure noise, and it draws islands:",
}
