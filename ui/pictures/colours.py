"""Colours that exhibits share."""

PETROFF10 = (  # ten colours apart for colour-blind eyes, too: Petroff 2021
    "#3f90da",
    "#ffa90e",
    "#bd1f01",
    "#94a4a2",
    "#832db6",
    "#a96b59",
    "#e76300",
    "#b9ac70",
    "#717581",
    "#92dadd",
)
