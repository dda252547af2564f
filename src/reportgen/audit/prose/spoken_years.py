"""From where on a sentence speaks of another year than the report's."""

from __future__ import annotations

import re

_OTHER_YEAR = re.compile(
    # not 比上年增加: that says what is compared, not when
    r"(?<![比较与同])(?<![0-9])(?:19|20)[0-9]{2}(?=年|[-—~～至](?:19|20)[0-9]{2})|(?<![比较与同])上年(?!结转)|(?<![比较与同])(?:去年|上一年)|前年|往年|帮扶前|协作前|此前|(?<!年)同期(?=[为是的数水相0-9])"
    r"|(?<=，)同比"
)
_AGAIN = re.compile("同比")  # …，上年为410人，同比增长18%: of this year again


def spoken_years(
    text: str, bounds: tuple[int, int], year: int, *, elsewhen: bool
) -> list[tuple[int, bool]]:
    """Return from where on a sentence speaks of another year, or no longer does.

    A year in brackets ends with them; `elsewhen` is what the sentence before spoke of.
    """
    end = bounds[1]
    found = _OTHER_YEAR.finditer(text, *bounds)
    years: list[tuple[int, bool]] = []
    now = elsewhen  # what is spoken of where no 上年 intervenes
    for each in found:
        before = years[-1][1] if years else elsewhen
        if _AGAIN.fullmatch(each.group()):
            years.append((each.start(), now))
            continue
        years.append((each.end(), each.group() != str(year)))
        if each.group().isdigit():
            now = years[-1][1]
        opened = text.rfind("（", 0, each.start())
        if opened >= 0 and text.find("）", opened, each.start()) < 0:
            closed = text.find("）", each.end(), end)
            if closed >= 0:
                years.append((closed, before))
    return sorted(years)
