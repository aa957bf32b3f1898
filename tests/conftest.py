"""Two processes work the tests off at once, a file at a time; each computes with one thread."""

import os

# Read when TensorFlow and OpenMP are loaded, here and in every process that a test starts. More
# threads than processors spend their time waiting for each other.
for variable in ("TF_NUM_INTRAOP_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(variable, "1")
