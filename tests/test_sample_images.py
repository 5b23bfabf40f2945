"""The sample set is what ``truth.json`` says it is."""

import hashlib
import io
import json
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from verifier.declaration import parse_manifest
from verifier.findings import FindingCode

SAMPLES = Path(__file__).parent.parent / "sample_images"
TRUTH = json.loads((SAMPLES / "truth.json").read_text(encoding="utf-8"))
IMAGES = TRUTH["images"]
SMALLEST, LARGEST = 204_800, 4_194_304
FILE_AND_IMAGE_CODES = [
    code
    for code in FindingCode
    if code.startswith(("FILE_", "IMAGE_"))
    or code
    in {
        "RESOLUTION_TOO_LOW",
        "MONOCHROME_COPY",
        "COLOUR_COPY",
        "SCREENSHOT",
        "SCREEN_RECAPTURE",
        "ELECTRONIC_DOCUMENT",
    }
]


def opened(name):
    """The image behind a path of the set, with no file left open."""
    return Image.open(io.BytesIO((SAMPLES / name).read_bytes()))


def test_every_file_is_listed_and_every_listed_file_is_there():
    present = {
        path.relative_to(SAMPLES).as_posix()
        for path in SAMPLES.rglob("*")
        if path.is_file() and path.suffix not in {".md", ".json"}
    }
    assert present == set(IMAGES)


@pytest.mark.parametrize("name", IMAGES)
def test_size_and_hash(name):
    data = (SAMPLES / name).read_bytes()
    assert len(data) == IMAGES[name]["bytes"]
    assert hashlib.sha256(data).hexdigest() == IMAGES[name]["sha256"]


def test_the_set_stays_small():
    assert len(IMAGES) >= 24
    assert sum(entry["bytes"] for entry in IMAGES.values()) <= 15 * 1024 * 1024


@pytest.mark.parametrize("name", [n for n, e in IMAGES.items() if not e["findings"]])
def test_genuine_photos_break_no_rule_of_the_file(name):
    entry = IMAGES[name]
    assert SMALLEST <= entry["bytes"] <= LARGEST
    image = opened(name)
    assert image.format == "JPEG"
    assert ImageOps.exif_transpose(image).size == (entry["width"], entry["height"])
    assert entry["width"] * entry["height"] >= 2_500_000
    for x, y in entry["corners"]:
        assert 0 <= x < entry["width"]
        assert 0 <= y < entry["height"]
    assert entry["fields"]


def test_the_four_documents_and_their_forms_are_there():
    genuine = [entry for entry in IMAGES.values() if not entry["findings"]]
    assert {entry["type"] for entry in genuine} == {
        "id_card_front",
        "id_card_back",
        "business_licence",
        "authorization_letter",
    }
    assert any("·" in entry["fields"].get("name", "") for entry in genuine)
    assert any(entry["fields"].get("valid_to") == "long_term" for entry in genuine)
    orientations = {
        opened(name).getexif().get(0x0112, 1)
        for name, entry in IMAGES.items()
        if not entry["findings"]
    }
    assert orientations >= {1, 3, 6, 8}


@pytest.mark.parametrize("code", FILE_AND_IMAGE_CODES)
def test_each_file_and_image_fault_has_its_example(code):
    named = [name for name in IMAGES if Path(name).stem == code.lower()]
    assert named and named[0].startswith("faults/")
    assert code in IMAGES[named[0]]["findings"]


def test_faulty_files_are_faulty():
    def read(name):
        return (SAMPLES / "faults" / name).read_bytes()

    assert len(read("file_too_small.jpg")) < SMALLEST
    assert len(read("file_too_large.jpg")) > LARGEST
    assert opened("faults/file_extension_mismatch.jpg").format == "PNG"
    assert opened("faults/file_animated.gif").n_frames > 1
    assert opened("faults/file_format.webp").format == "WEBP"
    with pytest.raises(OSError, match="truncated"):
        opened("faults/file_corrupt.jpg").load()
    assert (SAMPLES / "empty.jpg").stat().st_size == 0


@pytest.mark.parametrize("folder", TRUTH["filings"])
def test_manifests_are_valid_and_declare_what_is_printed(folder):
    path = SAMPLES / folder / "manifest.json"
    manifest = parse_manifest(path.read_text(encoding="utf-8"))
    raw = json.loads(path.read_text(encoding="utf-8"))
    printed = {entry["path"]: IMAGES[f"{folder}/{entry['path']}"] for entry in raw["images"]}
    assert all(entry["type"] == printed[entry["path"]]["type"] for entry in raw["images"])
    assert manifest.submission_id == raw["submission_id"]
    declared = raw["declared"]
    fronts = {
        entry["role"]: printed[entry["path"]]["fields"]
        for entry in raw["images"]
        if entry["type"] == "id_card_front"
    }
    person = declared["subject_responsible"]
    assert person["name"] == fronts["subject_responsible_id"]["name"]
    assert person["id_number"] == fronts["subject_responsible_id"]["id_number"]
    if folder == "individual":
        assert declared["subject"]["address"] == fronts["subject_responsible_id"]["address"]
        return
    licence = printed["licence.jpg"]["fields"]
    letter = printed["letter.jpg"]["fields"]
    assert declared["subject"]["document_number"] == licence["credit_code"]
    assert declared["legal_representative"]["name"] == licence["legal_representative"]
    assert letter["agent_id_number"] == declared["site_responsible"]["id_number"]
    wrong = set(TRUTH["filings"][folder]["findings"])
    assert (declared["subject"]["name"] != licence["company_name"]) == (
        "DECLARED_MISMATCH" in wrong
    )
    assert (letter["issued_on"] < "2026-08-23") == ("LETTER_TOO_OLD" in wrong)
