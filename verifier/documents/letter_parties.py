"""Letters of two parties (甲方, 乙方): the one of the other side is not whose letter it is.

A unit that a provider connects is party A of one contract and party B of the next. Its duties tell,
and what stands in brackets behind the party.
"""

from __future__ import annotations

import re

from verifier.documents.letter_grammar import ORGANISATION

__all__ = ["other_parties"]

_PARTY = re.compile(
    rf"(?P<party>[甲乙丙])方(?P<role>\([^)\n]{{1,12}}\))?(?:名称|单位)?[:\n]{{1,2}}(?P<v>{ORGANISATION})"
    r"(?=\n|$|[,。;(]|[甲乙丙]方|代表|法定|负责|签|日期)"
)
_OWN_ROLE = re.compile(r"委托|授权|主办|用户|客户|承诺|责任|申请|需方|使用|(?<!被)许可方")
_SERVING_ROLE = re.compile(r"服务|接入|受托|被授权|提供|代理|供方|平台")
# What such a party does.
_HAS_TO = (
    r"{party}方(?:[^,。;:\n甲乙丙]{{0,8}}(?:须|应|承诺|保证|委托|指派|授权|不得|留存|租用|购买|负责)"
    r"|(?:在|向)?(?:接入|使用|租用)[甲乙丙]方|定期|(?:在|向)[甲乙丙]方(?:处)?(?:租|购|申请))"
)
_SERVES = r"{party}方(?:[^,。;:\n甲乙丙]{{0,8}}(?:提供|核验|审核|审查|可|有权|发现|告知|通知))"


def other_parties(text: str) -> frozenset[str]:
    """Bodies that are the other side of a letter's own; none where nothing tells the sides.

    Args:
        text: The letter's, squashed and in half width.
    """
    bodies: dict[str, set[str]] = {}
    scores: dict[str, int] = {}
    for match in _PARTY.finditer(text):
        party, role = match["party"], match["role"] or ""
        bodies.setdefault(party, set()).add(match["v"])
        told = bool(_OWN_ROLE.search(role)) - bool(_SERVING_ROLE.search(role))
        scores[party] = scores.get(party, 0) + 3 * told
    if len(bodies) < 2:
        return frozenset()
    for party in scores:
        scores[party] += len(re.findall(_HAS_TO.format(party=party), text))
        scores[party] -= len(re.findall(_SERVES.format(party=party), text))
    first, second, *_ = sorted(scores, key=lambda party: -scores[party])
    if scores[first] == scores[second]:
        return frozenset()
    return frozenset().union(*(names for party, names in bodies.items() if party != first))
