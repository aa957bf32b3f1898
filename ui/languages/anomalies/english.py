"""English, the language the others are translated from."""

ENGLISH: dict[str, str] = {
    "app.anomalies": "Anomalies",
    "anomalies.question": "When should a network say: this is no digit?",
    "anomalies.lead": "Drag the limit: every share moves with it. Green passes for a digit, "
    "orange is rejected; strong colour marks what the limit gets wrong.",
    "anomalies.run": "Space",
    "anomalies.space_l2-softmax": "L2-softmax",
    "anomalies.space_cnn": "Plain CNN",
    "anomalies.space_pixels": "Raw pixels",
    "anomalies.detector": "Detector",
    "anomalies.detector_lof": "LOF",
    "anomalies.detector_knn": "k-NN",
    "anomalies.detector_mahalanobis": "Mahalanobis",
    "anomalies.detector_energy": "Energy",
    "anomalies.detector_max_softmax": "Softmax",
    "anomalies.limit": "Limit",
    "anomalies.limit_0_001": "0.1%",
    "anomalies.limit_0_01": "1%",
    "anomalies.limit_held": "1% of held-out",
    "anomalies.limit_slider": "Limit: what scores above it is rejected",
    "anomalies.limit_readout": "limit",
    "anomalies.limit_rejected": "rejected",
    "anomalies.limit_post": "post",
    "anomalies.upwards": "↑ test digits",
    "anomalies.downwards": "↓ {set}",
    "anomalies.kept": "a digit",
    "anomalies.beyond": "not a digit",
    "anomalies.unit_lof": "Local Outlier Factor, log scale; heights: square root of the count",
    "anomalies.unit_knn": "distance to the 20th neighbour, log scale; heights: square root",
    "anomalies.unit_mahalanobis": "squared Mahalanobis distance, log scale; heights: square root",
    "anomalies.unit_energy": "energy, nats; heights: square root of the count",
    "anomalies.unit_max_softmax": "1 − largest softmax, log scale; heights: square root",
    "anomalies.alarms_heading": "Digits rejected: false alarms",
    "anomalies.hits_heading": "Others rejected: click one to look at it",
    "anomalies.training": "training (nominal)",
    "anomalies.training_help": "The share that contamination promises: of the digits that the "
    "test was fitted on",
    "anomalies.held_out": "held out",
    "anomalies.held_out_help": "5,000 validation digits, which neither network nor test was "
    "fitted on",
    "anomalies.test": "test",
    "anomalies.set_mnist": "MNIST",
    "anomalies.set_fashion_mnist": "Fashion-MNIST",
    "anomalies.set_cifar10": "CIFAR-10",
    "anomalies.set_kana": "kana, by fonts",
    "anomalies.set_letters": "letters, by fonts",
    "anomalies.set_omniglot_kana": "kana, by hand",
    "anomalies.set_rotated": "rotated digits",
    "anomalies.set_two_digits": "two digits",
    "anomalies.set_inverted": "inverted digits",
    "anomalies.set_noisy": "noisy digits",
    "anomalies.short_mnist": "MNIST",
    "anomalies.short_fashion_mnist": "Fashion",
    "anomalies.short_cifar10": "CIFAR",
    "anomalies.short_kana": "kana",
    "anomalies.short_letters": "letters",
    "anomalies.short_omniglot_kana": "hand",
    "anomalies.short_rotated": "turned",
    "anomalies.short_two_digits": "two",
    "anomalies.short_inverted": "invert",
    "anomalies.short_noisy": "noisy",
    "anomalies.about_mnist": "10,000 test digits: the false alarms that a user will see",
    "anomalies.about_fashion_mnist": "10,000 pictures of clothes",
    "anomalies.about_cifar10": "10,000 photographs, in grey",
    "anomalies.about_kana": "71 hiragana in 14 handwriting fonts: the same pen, other characters.",
    "anomalies.about_letters": "A to z in 20 handwriting fonts. Some are digits in shape: O, l, S.",
    "anomalies.about_omniglot_kana": "46 hiragana, each written by ten people (Omniglot).",
    "anomalies.about_rotated": "Turned by a quarter; no 0, 1 or 8, which stay digits.",
    "anomalies.about_two_digits": "Two test digits side by side in one image.",
    "anomalies.about_inverted": "Ink and paper exchanged.",
    "anomalies.about_noisy": "With Gaussian noise of 0.3 on every pixel.",
    "anomalies.one_mnist": "Test digit no. {row}, labelled {what}",
    "anomalies.one_fashion_mnist": "Fashion-MNIST no. {row}",
    "anomalies.one_cifar10": "CIFAR-10 no. {row}",
    "anomalies.one_kana": "Kana {what}, by a font",
    "anomalies.one_letters": "Letter {what}",
    "anomalies.one_omniglot_kana": "Kana {what}, by hand",
    "anomalies.one_rotated": "A rotated {what}",
    "anomalies.one_two_digits": "Two digits, a {what} first",
    "anomalies.one_inverted": "An inverted {what}",
    "anomalies.one_noisy": "A noisy {what}",
    "anomalies.one_drawing": "Your drawing",
    "anomalies.is_rejected": "rejected",
    "anomalies.is_accepted": "accepted",
    "anomalies.judged": "{name}: score {score}, {verdict}.",
    "anomalies.judged_and_read": "{name}: score {score}, {verdict}. The network reads {digit} "
    "({share}).",
    "anomalies.post": "Rejected by LOF (in brackets: the post, whose experiments this app "
    "rebuilds)",
    "anomalies.at_contamination": "contamination {level}",
    "anomalies.why_more": "<b>Why more false alarms than promised?</b> Contamination counts the "
    "digits that the network was trained on. It pulled these together more tightly than digits it "
    "never saw, and the 0.5% oddest were left out of the fit. Raw pixels have no network in "
    "between: there the promise nearly holds. A limit from held-out digits keeps its word, and "
    "lets more of the others pass.",
    "anomalies.why_less": "<b>Why less than the post on raw pixels?</b> Its limit at 0.001 "
    "rejects {posted} of the test digits, ours {ours}: a looser limit lets more pass. Where ours "
    "rejects about as many digits, at 0.01, it rejects more of the others than the post does. "
    "Why the two limits differ, the printed figures do not tell.",
    "anomalies.view": "View",
    "anomalies.view_galleries": "False alarms and misses",
    "anomalies.view_near": "Almost digits",
    "anomalies.view_wrong": "Wrong answers",
    "anomalies.view_detectors": "Compare detectors",
    "anomalies.alarms": "False alarms: digits rejected",
    "anomalies.misses": "Misses, accepted as digits: {set}",
    "anomalies.count": "{n} of {of}, {share}",
    "anomalies.alarms_note": "The most anomalous first, each with its score. Click one to see why.",
    "anomalies.no_alarms": "No test digit scores above this limit.",
    "anomalies.misses_note": "Those most like digits first, each with its score. Click one to see "
    "why.",
    "anomalies.no_misses": "Nothing of this set passes for a digit at this limit.",
    "anomalies.misses_few": "Only those most like digits come with the app; this line fetches "
    "all: {command}",
    "anomalies.near_figures": "{share} rejected · AUROC {auroc}",
    "anomalies.wrong": "Test digits that the network reads wrongly",
    "anomalies.wrong_count": "{n} of 10,000, {share} (the post: {posted})",
    "anomalies.wrong_note": "Truth → answer, the surest mistakes first. At this limit the "
    "detector rejects {caught} of these {n}: it catches mistakes without knowing any label.",
    "anomalies.measure": "Measure",
    "anomalies.auroc": "AUROC",
    "anomalies.fpr95": "FPR95",
    "anomalies.auroc_caption": "AUROC: how often a random outlier scores above a random test "
    "digit. Underlined: the best of its column. Colours: the error on a log scale.",
    "anomalies.fpr95_caption": "FPR95: digits rejected where 95% of the others are; less is "
    "better. Underlined: the best of its column.",
    "anomalies.looks_lof": "**LOF** asks whether the image lies as densely as its 20 nearest "
    "training digits do.",
    "anomalies.looks_knn": "**k-NN** asks how far the 20th nearest training digit is.",
    "anomalies.looks_mahalanobis": "**Mahalanobis** asks how far the nearest class centre is, in "
    "units of the spread that the classes share.",
    "anomalies.looks_energy": "**Energy** asks whether the logits are large at all: −ln Σ exp.",
    "anomalies.looks_max_softmax": "**Softmax** asks how unsure the classifier is: 1 − its "
    "largest probability.",
    "anomalies.log_scale": "Log scale for false alarms",
    "anomalies.roc": "ROC: digits against {set}",
    "anomalies.roc_x": "digits rejected (false alarms)",
    "anomalies.roc_y": "others rejected (hits)",
    "anomalies.steps_title": "From density to LOF, step by step",
    "anomalies.explain_drawing": "Explain my drawing",
    "anomalies.no_drawing": "The slate on the page Draw is empty.",
    "anomalies.nothing_picked": "Click a picture above: its neighbours and their densities appear "
    "here.",
    "anomalies.waking": "The network is waking up. The steps appear here in a moment.",
    "anomalies.steps_odd": "LOF {factor} lies above the limit {limit}: not a digit.",
    "anomalies.steps_other": "The detector chosen above has judged by its own score. What follows "
    "is Local Outlier Factor with a limit of its own: the two may disagree.",
    "anomalies.steps_fine": "LOF {factor} is within the limit {limit}: it passes for a digit.",
    "anomalies.map_own": "how far x reaches for its neighbours: {distance}",
    "anomalies.map_usual": "how far these reach for theirs: {distance}",
    "anomalies.map_neighbor": "Neighbour {rank}, a {digit}, at distance {distance}",
    "anomalies.step_1": "**1.** How far to the {k}th nearest training digit?",
    "anomalies.step_2": "**2.** How far to each neighbour, but never nearer than that neighbour’s "
    "own {k}-distance? For the first:",
    "anomalies.step_3": "**3.** One over the mean of these is the density around x:",
    "anomalies.step_4": "**4.** How many times denser do the neighbours lie?",
    "anomalies.steps_table": "Every number: x and its {k} nearest training digits (bold: the "
    "larger of the two distances; bars: densities)",
    "anomalies.how": "The detectors give every image a score; above the limit it is *not a "
    "digit*. LOF divides the density around the neighbours by that around the image (Breunig et "
    "al. 2000):",
    "anomalies.failure_negative": "Show negatives pass",
    "anomalies.failure_negative_why": "**Failure 1.** On raw pixels at 0.1%, the negative of a "
    "digit passes for a digit: it lies far from all digits, but thick strokes lie far apart too.",
    "anomalies.failure_letter": "Show letters pass",
    "anomalies.failure_letter_why": "**Failure 2.** Letters O, l and S are digits in shape: no "
    "limit keeps them out and the digits in.",
    "anomalies.failure_shirt": "Show clothes pass",
    "anomalies.failure_shirt_why": "**Failure 3.** On raw pixels at 0.1%, most clothes pass for "
    "digits. At 1% most are rejected, as are about seven times as many digits: the limit decides, "
    "but the space sets its price. On the L2-softmax layer few pass at either.",
    "anomalies.no_run": "No run has an outlier test yet. This line trains one in a few minutes:",
    "anomalies.no_scores": "The run {run} has no readable scores of what is no digit. This line "
    "computes them in about a minute:",
    "anomalies.no_test": "The run {run} has no outlier test: its training did not get that far. "
    "This line trains another one:",
}
