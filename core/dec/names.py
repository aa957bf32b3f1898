"""Names of DEC's stages and kernels, for pages that do not wait for Keras."""

N_LAYERS = 4  # pairs of layers of the autoencoder
FINETUNE, CLUSTER = "finetune", "cluster"
LAYERS = tuple(f"layer-{k + 1}" for k in range(N_LAYERS))
STAGES = (*LAYERS, FINETUNE, CLUSTER)
KERNELS = ("squared", "distance")  # the paper's, and the one of a widely read post
