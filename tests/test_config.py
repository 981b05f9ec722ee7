from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import write
from toolkit.config import ConfigError, find_config, load_config


def test_the_nearest_file_counts_and_qc_toml_before_pyproject(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    outer = write(tmp_path, "", "qc.toml")
    assert find_config(inner) == outer
    write(tmp_path, "[tool.other]\n", "a/pyproject.toml")
    assert find_config(inner) == outer
    project = write(tmp_path, "[tool.qc]\nlang = 'en'\n", "a/pyproject.toml")
    assert find_config(inner) == project
    assert load_config(project).lang == "en"
    nearest = write(tmp_path, "", "a/qc.toml")
    assert find_config(inner) == nearest


def test_a_file_with_a_byte_order_mark_is_read_and_paths_stand_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "qc.toml"
    path.write_bytes(b'\xef\xbb\xbfrules = ["own"]\r\n')
    config = load_config(path)
    assert config.rules == (tmp_path / "own",)
    assert config.origins == {"rules": path}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("selekt = []", "select"),
        ('select = "QC2"', "QC2"),
        ('fail-on = "fatal"', "warning"),
        ("strict = 1", "true"),
        ("profile = 3", "profile"),
        ("severity = 3", "severity"),
        ('severity = {QC104 = "bad"}', "bad"),
        ('[per-list.basik]\nignore = ["QC3"]', "basic"),
        ('[per-file]\n"*.md" = ["QC3"]', "ignore"),
        ("x = ", "TOML"),
        (f"x = {'1' * 5000}", "TOML"),
    ],
)
def test_a_wrong_setting_is_told_with_its_file_in_both_languages(tmp_path: Path, text: str, word: str) -> None:
    path = write(tmp_path, text, "qc.toml")
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    assert all(said.startswith(str(path)) and word in said for said in caught.value.said.values())
    assert caught.value.said["en"].isascii()


@pytest.mark.parametrize("text", ["tool = 1", "[tool]\nqc = 1"])
def test_a_project_file_of_another_form_is_told(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text, "pyproject.toml")
    with pytest.raises(ConfigError):
        load_config(path)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "qc.toml").write_bytes("# 配置".encode("gb18030"))
    with pytest.raises(ConfigError, match="UTF-8"):
        load_config(tmp_path / "qc.toml")
