"""How fast filings are judged from stored facts, on one core: ``make bench-rules``.

Filings are invented: every province, both kinds of subject, all four types, with the documents that
a good one has, most with a fault or two. Nothing is opened and no model is loaded.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time

from rich.console import Console
from rich.table import Table
from stdnum.cn import ric

from verifier.declaration import Manifest, parse_manifest
from verifier.filing import judge_stored
from verifier.reports import SubmissionReport
from verifier.ruleset import RuleBook, evaluate, load_rulebook
from verifier.standards import MAINLAND_CODES, PROVINCES

AS_OF = date(2026, 11, 23)
_SURNAMES, _GIVEN = "赵钱孙李周吴郑王冯陈", "文远知行子涵一诺思齐"


def main() -> None:
    """Make filings, judge them, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seed", type=int, default=20260101)
    parser.add_argument("--out", type=Path, default=Path("bench-results/rules.json"))
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})

    begin = perf_counter()
    rulebook = load_rulebook()
    loading = perf_counter() - begin
    texts = [_filing(random.Random(f"{options.seed}/{n}"), n) for n in range(options.count)]
    manifests = [parse_manifest(text) for text in texts]
    reports = _judged(rulebook, manifests)

    rates = {
        "rules": _best(options.rounds, lambda: _rules(rulebook, manifests), len(texts)),
        "rules and cross-checks": _best(
            options.rounds,
            lambda: [judge_stored(rulebook, m, AS_OF) for m in manifests],
            len(texts),
        ),
        "JSON to JSON": _best(options.rounds, lambda: _whole(rulebook, texts), len(texts)),
    }
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    table = Table(title=f"{options.count} filings, seed {options.seed}, one core, best of rounds")
    table.add_column("from stored facts")
    table.add_column("filings a second", justify="right")
    for name, rate in rates.items():
        table.add_row(name, f"{rate:,.0f}")
    console = Console()
    console.print(table)
    verdicts = Counter(report.verdict.value for report in reports)
    findings = sum(len(report.findings) for report in reports) / len(reports)
    console.print(
        f"rule book {loading * 1000:.0f} ms, {memory:.0f} MiB resident at most; "
        f"{findings:.1f} findings a filing; "
        + ", ".join(f"{number} {verdict}" for verdict, number in sorted(verdicts.items()))
    )
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(json.dumps({"seed": options.seed, "rates": rates}, indent=1))


def _best(rounds: int, work: Callable[[], object], count: int) -> float:
    """Filings a second of processor time in the fastest round."""
    spent = []
    for _ in range(rounds):
        begin = process_time()
        work()
        spent.append(process_time() - begin)
    return count / min(spent)


def _rules(rulebook: RuleBook, manifests: list[Manifest]) -> None:
    for manifest in manifests:
        images = [entry.report for entry in manifest.images]
        evaluate(rulebook, manifest, images, AS_OF)


def _judged(rulebook: RuleBook, manifests: list[Manifest]) -> list[SubmissionReport]:
    return [judge_stored(rulebook, manifest, AS_OF) for manifest in manifests]


def _whole(rulebook: RuleBook, texts: list[str]) -> None:
    for text in texts:
        judge_stored(rulebook, parse_manifest(text), AS_OF).model_dump_json()


def _filing(chance: random.Random, number: int) -> str:
    """One invented filing as a manifest's JSON."""
    province = chance.choice(MAINLAND_CODES)
    individual = chance.random() < 0.4
    person = _person(chance, province)
    subject = person["name"] if individual else f"{PROVINCES[province].short_name}云起科技有限公司"
    valid = AS_OF + timedelta(days=chance.choice([30, 400, 2000]))
    address = f"{PROVINCES[chance.choice([province] * 4 + ['44'])].name}某市某路{number}号"
    front = {**person, "address": address, "birth_date": _birth(person["id_number"])}
    role = "subject_document" if individual else "subject_responsible_id"
    images = [
        _image(role, "id_card_front", front),
        _image(
            role,
            "id_card_back",
            {"valid_from": "2019-01-01", "valid_to": valid.isoformat()},
        ),
    ]
    number_shown = person["id_number"] if individual else None
    declared = {
        "subject": {"name": subject, "document_number": number_shown},
        "subject_responsible": {**person, "phone": "13900000001", "emergency_phone": "13900000002"},
        "site_responsible": {**person, "phone": "13900000001", "emergency_phone": "13900000002"},
        "domains": [
            {
                "name": f"example{number}.cn",
                "holder": subject,
                "expires_on": (AS_OF + timedelta(days=chance.choice([60, 365]))).isoformat(),
                "registrar_overseas": False,
                "registrar_approved": True,
                "suffix_approved": True,
                "real_name_verified": True,
            }
        ],
        "website": {"name": "云起", "content": "企业介绍与产品展示", "has_forum": False},
        "server": {
            "product": "云服务器ECS",
            "in_mainland": True,
            "purchased_months": 12,
            "public_bandwidth": True,
            "service_codes_used": 1,
            "service_code_state": "已绑定",
        },
        "previous": {"subject_kind": "individual" if individual else "enterprise",
                     "subject_name": subject},
    }  # fmt: skip
    if not individual:
        declared["legal_representative"] = dict(person)
        images.append(
            _image(
                "subject_document",
                "business_licence",
                {
                    "company_name": subject,
                    "legal_representative": person["name"],
                    "address": address,
                    "valid_to": "long_term",
                    "business_scope": "一般项目：软件开发；信息系统集成服务；互联网销售"
                    "（除销售需要许可的商品）。未经金融等监管部门批准，不得从事吸收存款、融资担保",
                },
            )
        )
    return json.dumps(
        {
            "submission_id": f"bench-{number}",
            "province": province,
            "subject_kind": "individual" if individual else "enterprise",
            "filing_type": chance.choice(["first", "new_site", "access", "change"]),
            "declared": declared,
            "images": images,
        },
        ensure_ascii=False,
    )


def _person(chance: random.Random, province: str) -> dict[str, str]:
    born = date(chance.randint(1950, 2009), chance.randint(1, 12), chance.randint(1, 28))
    body = f"{province}0101{born:%Y%m%d}{chance.randint(100, 999)}"
    name = chance.choice(_SURNAMES) + "".join(chance.choices(_GIVEN, k=2))
    return {"name": name, "id_number": body + ric.calc_check_digit(body + "0")}


def _birth(number: str) -> str:
    return f"{number[6:10]}-{number[10:12]}-{number[12:14]}"


def _image(role: str, kind: str, fields: dict[str, str]) -> dict[str, object]:
    read = {
        name: {"value": value, "raw": value, "confidence": 0.98, "box": None}
        for name, value in fields.items()
    }
    report = {
        "schema": "1",
        "image": {"path": f"{kind}.jpg", "sha256": "0" * 64, "bytes": 300000, "format": "JPEG",
                  "width": 1600, "height": 1200},
        "document": {"type": kind, "confidence": 0.99, "corners": None},
        "fields": read,
        "findings": [],
        "verdict": "pass",
        "timing_ms": {},
    }  # fmt: skip
    return {"role": role, "report": report}


if __name__ == "__main__":
    main()
