"""Words that people may not know, each explained when the pointer, a finger or Tab is on it."""

from html import escape

from ui.frame.texts import Say

# The words of each page, in the order in which one meets them there.
WORDS = {
    "draw": (
        *("confidence", "space", "embedding", "l2softmax", "cnn"),
        *("lof", "score", "limit", "contamination", "cluster", "decoy"),
    ),
    "watch": (
        *("view", "cluster", "joint", "information", "nat", "entropy", "conditional"),
        *("alpha", "head", "reseeded", "loss", "label", "matched"),
    ),
    "overclusters": ("overcluster", "label", "purity", "label_entropy", "nat", "seed"),
    "embeddings": (
        *("space", "embedding", "tsne", "umap", "pca", "perplexity", "trustworthiness", "seed"),
    ),
    "anomalies": (
        *("lof", "space", "distance", "density", "score", "limit", "contamination"),
        *("false_alarm", "auroc", "logits", "energy", "decoy"),
    ),
    "dec": ("autoencoder", "code", "kmeans", "q", "p", "kl", "nmi", "cluster", "label"),
    "mine": ("shared", "nat", "correlation", "mine", "statistics", "bound", "latent"),
    "inside": ("filter", "convolution", "map", "relu", "pooling", "bias", "weight", "cnn"),
    "kana": ("kana", "lof", "limit", "confidence"),
    "kana_lab": (
        *("kana", "convolution", "filter", "rate", "dropout"),
        *("overfitting", "validation", "loss"),
    ),
}


def words_html(page: str, say: Say) -> str:
    """Return the line of a page's words, each with its meaning beside it."""
    words = "".join(_word(name, say) for name in WORDS[page])
    return f'<div class="gs-terms"><span>{escape(say("term.words"))}</span>{words}</div>'


def _word(name: str, say: Say) -> str:
    word, meaning = escape(say(f"term.{name}")), escape(say(f"term.{name}.means"))
    tip = f'<span role="tooltip" id="term-{name}">{meaning}</span>'
    shown = f'<b tabindex="0" aria-describedby="term-{name}">{word}</b>'
    return f'<span class="gs-term">{shown}{tip}</span>'
