"""MINE on images: runs, trainings, and what a drawing's latents say."""
