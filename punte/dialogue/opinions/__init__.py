"""Opinion groups: who votes alike, what each group holds, what all share.

Pure numbers: no database and no Django, only NumPy. The rule is that of Polis (compdemocracy.org; C. Small et al.,
"Polis: Scaling deliberation by mapping high dimensional opinion spaces", Recerca 26(2), 2021), computed exactly and
always the same way. From votes to a map:

    ratings.py     the latest vote of each person on each statement; struck people leave
    axes.py        the two directions in which opinions differ most, and where each person stands
    clusters.py    who stands together: at most a hundred points, then two to five groups
    holding.py     what a group holds more than the others, what all agree on
    routing.py     which statement somebody should see next (no NumPy: the pages use it)
    drawing.py     all of it in one
    increment.py   one more vote, without beginning again

Where we differ from Polis on purpose: the axes are exact (theirs are iterated from a random start), their sign is
fixed, people who were struck leave no trace, and a map depends on the votes alone, apart from the smoothed number of
groups. NumPy takes memory that a page does not need: only a background job imports these modules.
"""

import os

# One thread: the matrices are small, and threads on a busy machine wait for each other longer than they help.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

RULE = "1"  # goes with every stored map; a new way of computing gets a new number
