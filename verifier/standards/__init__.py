"""What the national standards say: numbers, regions, dates, names. Imports nothing of ours."""

from verifier.standards.credit_code import (
    AUTHORITIES,
    CreditCode,
    check_credit_code,
    check_organisation_code,
    parse_credit_code,
)
from verifier.standards.dates import (
    LONG_TERM,
    Period,
    add_months,
    add_years,
    find_dates,
    parse_date,
    parse_date_or_long_term,
    parse_iso,
    parse_period,
)
from verifier.standards.id_number import IdNumber, NumberStatus, check_id_number, parse_id_number
from verifier.standards.mrz import (
    PassportZone,
    mrz_check_digit,
    parse_passport_zone,
    zone_letters,
)
from verifier.standards.names import (
    ETHNICITIES,
    SEXES,
    ethnicity,
    normalise_name,
    same_name,
    sex,
)
from verifier.standards.region_names import begins_with_region, known_region_code
from verifier.standards.regions import (
    MAINLAND_CODES,
    PROVINCES,
    Province,
    province_code,
    province_of_address,
)
from verifier.standards.surnames import is_likely_name
from verifier.standards.text import compact, normalise_text, normalise_with_map

__all__ = [
    "AUTHORITIES",
    "ETHNICITIES",
    "LONG_TERM",
    "MAINLAND_CODES",
    "PROVINCES",
    "SEXES",
    "CreditCode",
    "IdNumber",
    "NumberStatus",
    "PassportZone",
    "Period",
    "Province",
    "add_months",
    "add_years",
    "begins_with_region",
    "check_credit_code",
    "check_id_number",
    "check_organisation_code",
    "compact",
    "ethnicity",
    "find_dates",
    "is_likely_name",
    "known_region_code",
    "mrz_check_digit",
    "normalise_name",
    "normalise_text",
    "normalise_with_map",
    "parse_credit_code",
    "parse_date",
    "parse_date_or_long_term",
    "parse_id_number",
    "parse_iso",
    "parse_passport_zone",
    "parse_period",
    "province_code",
    "province_of_address",
    "same_name",
    "sex",
    "zone_letters",
]
