"""What the figures of a text say of one another, whatever sentence they stand in."""

from __future__ import annotations

from reportgen.audit.prose.against import held_against
from reportgen.audit.prose.annual import compounded_told
from reportgen.audit.prose.balances import balances_told
from reportgen.audit.prose.compared import comparisons_told
from reportgen.audit.prose.gaps import gaps_told
from reportgen.audit.prose.moved_together import moved_together
from reportgen.audit.prose.nearly import nearly_told
from reportgen.audit.prose.proportions import proportions_told
from reportgen.audit.prose.ranks import ranks_told
from reportgen.audit.prose.rests import rests_told
from reportgen.audit.prose.runs import runs_told
from reportgen.audit.prose.settled import settled_told
from reportgen.audit.prose.share_moves import share_moves
from reportgen.audit.prose.stocks import stocks_told

# Each looks first whether there is anything for it.
OF_TEXTS = (
    gaps_told,
    balances_told,
    ranks_told,
    proportions_told,
    nearly_told,
    runs_told,
    rests_told,
    comparisons_told,
    compounded_told,
    stocks_told,
    settled_told,
    held_against,
    share_moves,
    moved_together,
)
