"""The rows of a business licence and what they say, by the sort of firm."""

from __future__ import annotations

import numpy as np

from models.synthesis.flat.varied.day_words import day_words, period_words
from models.synthesis.flat.varied.firms import Firm, FirmSort
from models.synthesis.flat.varied.form import Row
from models.synthesis.names import pick
from models.synthesis.people import LONG_TERM

__all__ = ["licence_rows", "split_rows"]

_STYLES = ("padded",) * 6 + ("bare", "airy", "hyphens", "dots", "slashes", "chinese")
_ENDLESS = ("长期", "长期", "长期", "长期", "不约定期限", "永续经营", "永久", "无固定期限")
# Fields in the order of each form.
_OLD = ("name", "type", "place", "head", "money", "born", "term", "scope")
_ORDERS = (
    _OLD,
    _OLD,
    ("name", "type", "head", "scope", "money", "born", "term", "place"),
    ("name", "type", "head", "money", "born", "place", "term", "scope"),
    ("name", "head", "type", "place", "money", "scope", "born", "term"),
)
_NEW = _ORDERS[2]


def _end(rng: np.random.Generator, firm: Firm, style: str) -> str:
    if isinstance(firm.valid_to, str):
        return pick(rng, _ENDLESS)
    return day_words(firm.valid_to, style) if firm.valid_to else ""


def _put(truth: dict[str, str], firm: Firm, key: str, label: str) -> None:
    """What one row adds to the truth."""
    match key:
        case "name":
            truth["company_name"] = firm.name
        case "type":
            truth["company_type"] = firm.type
        case "head":
            truth["legal_representative"] = firm.head
        case "place":
            truth["address"] = firm.address
        case "money":
            truth["registered_capital"] = firm.capital or ""
        case "born":
            truth["established_on"] = firm.established.isoformat()
        case "scope":
            truth["business_scope"] = firm.scope
        case "term":
            end = firm.valid_to
            truth["valid_to"] = (
                LONG_TERM if end is None or isinstance(end, str) else end.isoformat()
            )
            if firm.valid_from:
                truth["valid_from"] = firm.valid_from.isoformat()


def licence_rows(
    rng: np.random.Generator, firm: Firm, sort: FirmSort, *, old: bool
) -> tuple[list[Row], dict[str, str]]:
    """Rows in the order of a form, and the truth of the whole licence.

    Args:
        rng: Source of chance.
        firm: Whose.
        sort: Its sort.
        old: Whether it is the upright form, which always has a term.
    """
    style = pick(rng, _STYLES)
    with_term = firm.valid_to is not None and (old or rng.random() < 0.6)
    end_words = _end(rng, firm, style)
    values = {
        "name": firm.name,
        "type": firm.type,
        "head": firm.head,
        "place": firm.address,
        "money": firm.capital or "",
        "born": day_words(firm.established, style),
        "term": period_words(rng, firm.valid_from, end_words, style) if with_term else "",
        "scope": firm.scope,
    }
    labels = {
        "name": pick(
            rng,
            ("名称", "名称", "名称", "企业名称" if firm.sort != "sole_proprietor" else "字号名称"),
        ),
        "type": pick(
            rng, ("类型", "类型", "类型", "公司类型" if firm.sort == "company" else "类型")
        ),
        "head": pick(rng, sort.head),
        "place": pick(rng, sort.place),
        "money": pick(rng, [label for label in sort.money if label] or [""]),
        "born": pick(rng, sort.born),
        "term": pick(rng, [label for label in sort.term if label] or [""]),
        "scope": pick(rng, sort.scope),
    }
    order = list(_ORDERS[int(rng.integers(2))] if old else _NEW)
    if rng.random() < 0.2:
        order = list(_ORDERS[int(rng.integers(len(_ORDERS)))])
    rows: list[Row] = []
    truth = {"credit_code": firm.credit_code}
    # A star or a row of them closes the scope on some offices' prints; it is not part of it.
    close = pick(rng, ("***", "＊＊＊", "*", "===")) if rng.random() < 0.08 else ""
    for key in order:
        if not values[key] or not labels[key]:
            continue
        value = values[key] + (f" {close}" if key == "scope" and close else "")
        rows.append(Row(labels[key], value))
        _put(truth, firm, key, labels[key])
        if key == "type" and firm.sort == "branch" and old and rng.random() < 0.15:
            parent = firm.name[: firm.name.find("公司") + 2]
            rows.append(Row(pick(rng, ("隶属企业名称", "隶属企业", "所属公司")), parent))
        if key == "head" and firm.form and rng.random() < 0.8:
            rows.append(Row("组成形式", firm.form))
        if key == "money" and firm.sort == "company" and old and rng.random() < 0.08:
            rows.append(Row("实收资本", firm.capital or ""))
    truth["issued_on"] = firm.issued.isoformat()
    return rows, truth


def split_rows(rng: np.random.Generator, rows: list[Row]) -> tuple[list[Row], list[Row]]:
    """Left and right column of the landscape form: up to the scope, and the rest."""
    right_words = ("资", "期", "住", "场所", "地址", "组成形式")
    right = [row for row in rows if any(word in row.label for word in right_words)]
    if rng.random() < 0.2:  # some forms have the place on the left
        right = [row for row in right if "所" not in row.label] or right
    right = [row for row in right if row.label not in ("投资人", "投资人姓名")]
    left = [row for row in rows if row not in right]
    return left, right
