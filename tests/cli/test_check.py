"""`check` says what is wrong, and how to mend it."""

from __future__ import annotations

import argparse
import fcntl
import os
import shutil
from base64 import urlsafe_b64encode
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest

import content
from bot.cli.check import client_id, data_folder, discord, invite, run, telegram
from bot.main import load_book
from tests.conftest import ROOT
from tests.fakes.program import ironstride

if TYPE_CHECKING:
    from pathlib import Path

BOT = "1234567890123456789"
DISCORD = f"{urlsafe_b64encode(BOT.encode()).decode().rstrip('=')}.GabcdE.{'x' * 38}"
TELEGRAM = "123456:" + "A" * 35


def test_all_is_fine_on_a_new_machine(tmp_path: Path) -> None:
    ended = ironstride(tmp_path, "check")
    assert (ended.code, ended.err) == (0, "")
    assert "to be mended" not in ended.out
    assert "ironstride chat" in ended.out
    assert list(tmp_path.iterdir()) == []


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("IRONSTRIDE_DISCORD_TOKEN=abc\n", encoding="utf-8")
    (tmp_path / ".env").chmod(0o644)
    (tmp_path / "data").touch()
    settings = {"IRONSTRIDE_TELEGRAM_TOKEN": "here", "IRONSTRIDE_TELEGRAM_TOKN": TELEGRAM}
    ended = ironstride(tmp_path, "check", settings=settings)
    assert ended.code == 1
    assert "Traceback" not in ended.err
    for told in (
        "IRONSTRIDE_TELEGRAM_TOKN is no setting",
        "chmod 600",
        "IRONSTRIDE_TELEGRAM_TOKEN does not look like a token",
        "IRONSTRIDE_DISCORD_TOKEN does not look like a token",
        "data folder: to be mended",
    ):
        assert told in ended.out
    assert TELEGRAM not in ended.out


def test_the_link_invites_the_bot_with_the_right_scopes(tmp_path: Path) -> None:
    ended = ironstride(tmp_path, "check", settings={"IRONSTRIDE_DISCORD_TOKEN": DISCORD})
    assert ended.code == 0
    link = invite(DISCORD)
    assert link is not None
    assert link in ended.out
    asked = parse_qs(urlsplit(link).query)
    assert asked["client_id"] == [BOT]
    assert asked["scope"] == ["bot applications.commands"]
    assert DISCORD not in ended.out


@pytest.mark.parametrize("token", ["", "x", "a.b.c", "!!!.b.c", "ä.b.c", f"{DISCORD}.d", "MTIz"])
def test_what_is_no_token_has_no_bot(token: str) -> None:
    assert client_id(token) is None
    assert invite(token) is None


def test_tokens_that_look_right_are_fine() -> None:
    assert [*telegram(TELEGRAM), *discord(DISCORD), *telegram(None), *discord(None)] == []


def test_a_folder_that_another_process_holds_is_told(tmp_path: Path) -> None:
    assert list(data_folder(tmp_path)) == []
    holder = os.open(tmp_path / "lock", os.O_RDWR)
    try:
        fcntl.flock(holder, fcntl.LOCK_EX)
        (told,) = data_folder(tmp_path)
    finally:
        os.close(holder)
    assert "another Ironstride" in told
    assert "IRONSTRIDE_DATA_DIR" in told


def test_what_was_set_aside_is_pointed_out(tmp_path: Path) -> None:
    (tmp_path / "set_aside.jsonl").write_text("{}\n", encoding="utf-8")
    (told,) = data_folder(tmp_path)
    assert "set_aside.jsonl" in told


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (told,) = data_folder(tmp_path / "file" / "data")
    assert "cannot be made" in told


def test_a_table_of_cities_that_cannot_be_read_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def cities() -> str:
        raise content.UnreadableFile("cities.tsv", "no such file")

    load_book()  # it is kept for all tests, and must not keep what stands in here
    monkeypatch.setattr(content, "cities", cities)
    assert run(argparse.Namespace()) == 1
    assert "content: to be mended\n  cities.tsv: no such file\n" in capsys.readouterr().out


def test_all_that_is_wrong_with_a_file_of_cards_is_told(tmp_path: Path) -> None:
    """Its author mends it from what `check` prints: file, key and reason, a line each."""
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder, ignore=shutil.ignore_patterns("__pycache__"))
    file = folder / "en" / "cards" / "warm-up.toml"
    long = "x" * 281
    card = f'grade = "weak"\nfellow = []\ntext = "{long}"\nasks = ["Hm?"]\nfollow = ["nowhere"]\n'
    good = 'kind = "answer"\nsources = ["nobody1999"]\n'
    file.write_text(
        f"{file.read_text(encoding='utf-8')}\n[one]\n{card}\n[two]\n{good}{card}",
        encoding="utf-8",
    )
    ended = ironstride(tmp_path, "check")
    told = {line.strip().removeprefix("en/cards/warm-up.toml: ") for line in ended.out.splitlines()}
    assert ended.code == 1
    assert told >= {
        "one.fellow: is not a field of a card",
        "one.kind: expected a text",
        "two.fellow: is not a field of a card",
        "two.text: 281 characters, 280 are allowed",
        'two.sources: "nobody1999" is not in sources.toml',
        'two.follow: there is no card "nowhere"',
    }
