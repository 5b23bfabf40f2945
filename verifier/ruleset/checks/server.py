"""``server``: whether what was bought may carry a filing, and has a code left for it.

Each site that is filed uses up one service code (备案服务码) of the product that hosts it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from verifier.findings import Finding, FindingCode, Severity
from verifier.ruleset.answers import not_declared
from verifier.ruleset.facts import Facts
from verifier.ruleset.phrases import Phrase
from verifier.ruleset.registry import Cite, Family, Values, check
from verifier.ruleset.values import Keywords, Sentence
from verifier.standards import compact

__all__ = ["Product", "Server"]

Count = Annotated[int, Field(ge=0)]


class Product(Values):
    """One product that can carry filings. What is left out is not asked of it.

    Attributes:
        name: As people know it.
        also: Other names by which a declaration may call it.
        mainland: It must stand in the mainland.
        months: Months that must be bought.
        bandwidth: Public bandwidth must be bought.
        subscription: Pay as you go will not do.
        amount: Yuan that the order must come to.
        codes: Free service codes that one gives.
    """

    name: Sentence
    also: Keywords | None = None
    mainland: bool = True
    months: Count | None = None
    bandwidth: bool = False
    subscription: bool = False
    amount: Count | None = None
    codes: Annotated[int, Field(ge=1)]

    def is_called(self, name: str) -> bool:
        """Whether a declared product is this one."""
        called = compact(name)
        return any(compact(one) == called for one in (self.name, *(self.also or ())))


class CodeState(Values):
    """A state of a service code.

    Attributes:
        name: As the provider shows it.
        also: Other words for it.
        usable: Whether a filing can be made with it.
        remedy: What to do where not, Chinese.
        remedy_en: In English.
    """

    name: Sentence
    also: Keywords | None = None
    usable: bool = False
    remedy: Sentence | None = None
    remedy_en: Sentence | None = None


def _many(kind: type[Values]) -> BeforeValidator:
    return BeforeValidator(
        lambda value: (
            tuple(kind.model_validate(one) for one in value) if isinstance(value, list) else value
        )
    )


class Server(Values):
    """All products and states.

    Attributes:
        products: Those that can carry filings.
        others: Those that need a domain filed already and carry no filing themselves.
        states: States of a service code.
        paid_codes: Codes that may be bought for one product on top of the free ones.
    """

    products: Annotated[tuple[Product, ...], _many(Product), Field(min_length=1)]
    others: Keywords
    states: Annotated[tuple[CodeState, ...], _many(CodeState), Field(min_length=1)]
    paid_codes: Count


def _describe(values: Server) -> Iterable[Phrase]:
    yield Phrase.of("server_products", names=[product.name for product in values.products])
    for product in values.products:
        if product.months or product.amount:
            yield Phrase.of(
                _phrase_of(product),
                name=product.name,
                months=product.months or 0,
                amount=product.amount or 0,
                codes=product.codes,
            )
    yield Phrase.of("server_codes", paid=values.paid_codes)


def _phrase_of(product: Product) -> str:
    if not product.amount:
        return "server_months"
    return "server_amount" if product.months else "server_amount_only"


@check("server", Family.SERVER, Server, _describe)
def _server(facts: Facts, values: Server, cite: Cite) -> Iterable[Finding]:
    server = facts.manifest.declared.server
    if server.service_code_state is None:
        yield from not_declared(facts, cite, "server.service_code_state")
    else:
        yield from _state(server.service_code_state, values, cite)
    if server.product is None:
        yield from not_declared(facts, cite, "server.product")
        return
    product = next((p for p in values.products if p.is_called(server.product or "")), None)
    if product is None:
        other = any(compact(name) == compact(server.product) for name in values.others)
        yield cite(
            FindingCode.SERVER_RULE,
            variant="carries_none" if other else "product",
            severity=None if other else Severity.REVIEW,
            product=server.product,
            products=[p.name for p in values.products],
        )
        return
    yield from _bought(facts, product, cite)
    yield from _codes(facts, product, values, cite)


def _bought(facts: Facts, product: Product, cite: Cite) -> Iterator[Finding]:
    server = facts.manifest.declared.server
    asked: list[tuple[bool, str, object]] = [
        (product.mainland, "in_mainland", server.in_mainland),
        (product.bandwidth, "public_bandwidth", server.public_bandwidth),
        (product.months is not None, "purchased_months", server.purchased_months),
        (product.amount is not None, "order_amount", server.order_amount),
    ]
    yield from not_declared(
        facts,
        cite,
        *(f"server.{name}" for wanted, name, given in asked if wanted and given is None),
    )
    evidence: dict[str, Any] = {"product": product.name}
    if product.mainland and server.in_mainland is False:
        yield cite(FindingCode.SERVER_RULE, variant="mainland", **evidence)
    if product.bandwidth and server.public_bandwidth is False:
        yield cite(FindingCode.SERVER_RULE, variant="bandwidth", **evidence)
    if product.subscription and server.pay_as_you_go:
        yield cite(FindingCode.SERVER_RULE, variant="pay_as_you_go", **evidence)
    months, amount = server.purchased_months, server.order_amount
    if product.months is not None and months is not None and months < product.months:
        yield cite(
            FindingCode.SERVER_RULE, variant="months", months=months, least=product.months,
            **evidence,
        )  # fmt: skip
    if product.amount is not None and amount is not None and amount < product.amount:
        yield cite(
            FindingCode.SERVER_RULE, variant="amount", amount=amount, least=product.amount,
            **evidence,
        )  # fmt: skip


def _codes(facts: Facts, product: Product, values: Server, cite: Cite) -> Iterator[Finding]:
    server = facts.manifest.declared.server
    used, paid = server.service_codes_used, server.paid_service_codes or 0
    if paid > values.paid_codes:
        yield cite(
            FindingCode.SERVER_RULE, variant="paid_codes", product=product.name, paid=paid,
            most=values.paid_codes,
        )  # fmt: skip
    if used is None:
        yield from not_declared(facts, cite, "server.service_codes_used")
    elif used >= product.codes + min(paid, values.paid_codes):
        yield cite(
            FindingCode.SERVER_RULE, variant="codes", product=product.name, used=used,
            codes=product.codes, paid=paid,
        )  # fmt: skip


def _state(name: str, values: Server, cite: Cite) -> Iterator[Finding]:
    called = compact(name)
    for state in values.states:
        if any(compact(one) == called for one in (state.name, *(state.also or ()))):
            if not state.usable:
                yield cite(
                    FindingCode.SERVER_RULE,
                    variant="state",
                    state=state.name,
                    what_to_do=state.remedy or "",
                    what_to_do_en=state.remedy_en or "",
                )
            return
    yield cite(
        FindingCode.SERVER_RULE, variant="state_unknown", severity=Severity.REVIEW, state=name,
        states=[state.name for state in values.states],
    )  # fmt: skip
