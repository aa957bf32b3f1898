"""MINE on a Gaussian: the stage that is tilted, and its trainings."""
