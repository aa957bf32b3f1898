"""The sentences of the page `overclusters` in English."""

ENGLISH: dict[str, str] = {
    "app.overclusters": "Overclusters",
    "overclusters.question": "How many kinds of seven are there?",
    "overclusters.lead": "A second head sorted all digits into clusters nobody named. Open some, "
    "and name them: “seven with a bar”. Labels are for the viewer only: the network never saw one.",
    "overclusters.run": "Run",
    "overclusters.split": "Images",
    "overclusters.split_test": "Test",
    "overclusters.split_train": "Training",
    "overclusters.order": "Sort by",
    "overclusters.order_digit": "By digit",
    "overclusters.order_size": "By size",
    "overclusters.order_purity": "Least pure",
    "overclusters.order_number": "By number",
    "overclusters.find": "Find clusters",
    "overclusters.find_hint": "7, #23 or a name",
    "overclusters.no_run": "No run has an overclustering head yet. This line trains one in a few "
    "minutes:",
    "overclusters.no_clusters": "It is not known yet where the run {run} puts the images. Once it "
    "has finished, this line finds out:",
    "overclusters.matrix": "Overclusters, one button each; arrow keys walk along the row",
    "overclusters.hint": "Rows: labels, for the viewer only. Columns: clusters, with size, mean "
    "image and number; the brighter a cell, the more images (square root). Click a column to open "
    "or close it.",
    "overclusters.nothing": "No cluster answers to that.",
    "overclusters.cluster": "Cluster {numbers}",
    "overclusters.column": "{title}: {most} of {size} images are labelled {digit}, purity {purity}",
    "overclusters.column_empty": "{title}: no images",
    "overclusters.option": "{numbers} · mostly {digit}",
    "overclusters.option_named": "{numbers} · {name}",
    "overclusters.open": "Open clusters, at most {n}",
    "overclusters.none_open": "Nothing is open. Click a column of the matrix.",
    "overclusters.name_label": "Name of cluster {numbers}",
    "overclusters.name_hint": "Give cluster {numbers} a name",
    "overclusters.size": "images",
    "overclusters.purity": "purity",
    "overclusters.entropy": "entropy, nats",
    "overclusters.mean": "Mean image",
    "overclusters.labels": "Cluster {numbers}. Labels:",
    "overclusters.farthest": "Farthest from certainty",
    "overclusters.closest": "Closest to certainty",
    "overclusters.image_test": "Test image {index}, labelled {digit}, {note}. Click: show it on "
    "Draw",
    "overclusters.image_train": "Training image {index}, labelled {digit}, {note}",
    "overclusters.draw_link": "draw?test={index}",
    "overclusters.thickness": "Stroke thickness",
    "overclusters.thickness_means": "{own} px; all images of {digit}: {kin} px",
    "overclusters.slant": "Slant",
    "overclusters.slant_means": "{own}°; all images of {digit}: {kin}°",
    "overclusters.border": "On the border of",
    "overclusters.border_count": "Images whose two most probable clusters are these, the most "
    "undecided first: {n}. Below each image: its two probabilities in per cent.",
    "overclusters.border_none": "No image is torn between these two.",
    "overclusters.undo": "Undo",
    "overclusters.did_name": "Takes back: cluster {numbers} named “{name}”",
    "overclusters.did_merge": "Takes back: clusters {numbers} merged",
    "overclusters.did_split": "Takes back: clusters {numbers} split",
    "overclusters.merge": "Merge the open ones",
    "overclusters.merge_help": "Make one column with one name of all open columns.",
    "overclusters.split_up_help": "Take the merged open columns apart again.",
    "overclusters.split_up": "Split",
    "overclusters.failure": "Where it failed",
    "overclusters.failure_help": "Opens the least pure column, beside the one that its images are "
    "most often torn to.",
    "overclusters.download": "All images, with cluster, name and probability:",
    "overclusters.damaged": "The names of this run cannot be read. {reason}",
    "overclusters.set_aside": "Set the file aside and begin anew",
    "overclusters.not_saved": "The change could not be saved: {reason}",
    "overclusters.how_head": "**The clusters.** Beside its ten-way heads the network has one with "
    "more outputs. It maximises the same mutual information between an image and its distorted "
    "twin, so it has room for kinds of digits: slanted, bold, crossed. Clusters are numbered from "
    "0, as in the arrays.",
    "overclusters.how_labels": "**Purity and entropy** look at the labels y of the images in a "
    "cluster c, after training is over; ln 10 = 2.303 nats would be no order at all:",
    "overclusters.how_strokes": "**Strokes** of an image x: twice the ink over the length of its "
    "outline, in pixels, and the shear that would upright it. In grey: all images of the digit.",
    "overclusters.how_merged": "**Certainty** is the probability of the cluster. In a merged "
    "column the two most probable clusters of an image count. **A failure to see:** *Where it "
    "failed* opens the column that mixes digits most.",
    "overclusters.how_run": "**Do it again.** This line trained the run:",
    "overclusters.on_draw": "“{name}” (overcluster {cluster})",
    "overclusters.on_draw_unnamed": "Of the finer clusters it is number {cluster}, still nameless.",
    "overclusters.on_draw_named": "Of the finer clusters it is number {cluster}, “{name}”.",
    "overclusters.on_draw_open": "Open it",
    "overclusters.cluster_link": "overclusters?open={cluster}",
}
