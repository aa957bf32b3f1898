"""The outlier score as a formula, for all pages that show it."""

import math

from core.outliers.evidence import POWER, SURE

EVEN = math.exp(-SURE * POWER)  # the factor where decoys and digits are equally likely

WEIGHT = (
    rf"\max\Bigl(1,\; e^{{{-SURE:g}}}\,"
    rf"\tfrac{{P(\text{{decoy}})}}{{P(\text{{digit}})}}\Bigr)^{{{POWER:g}}}"
)
SCORE = rf"\text{{score}}(x) = \mathrm{{LOF}}_k(x)\cdot {WEIGHT}"
