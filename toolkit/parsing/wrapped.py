"""Wrapped plain text to the rows of lists: where rows begin, and which column each of their lines belongs to."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from toolkit.parsing.columns import Fragment, Splitter
from toolkit.parsing.departments import Departments
from toolkit.parsing.furniture import is_footer
from toolkit.parsing.place import find_place
from toolkit.parsing.reading import Reading, Row, Table
from toolkit.profile import Profile
from toolkit.sources import Block
from toolkit.text import HAN, clean, fold

_START = re.compile(r"^(\d{1,5})(?:\s+(\S.*))?$")
_CUT = re.compile(r"\s+(?=[^\s，。；：、！？）》”’,.;:!?)\]])")
_LEAST_HEADER = 4
_LONGEST_HEADER = 60
_LONGEST_HEADER_RUN = 16
_LONGEST_FRAGMENT = 8
_WIDEST_NUMBER_GAP = 3
_WIDEST_SURE_GAP = 50
_CHINESE = re.compile(rf"^{HAN}+$")
_SHORT_WORD = re.compile(rf"^{HAN}{{2,8}}$")
_LONGEST_WORD = 10
_LONGEST_CATEGORY_LINES = 6
_LONGEST_TITLE = 60
_LEAST_LIKENESS = 70.0
_EXACT = 100.0


@dataclass(slots=True)
class _Entry:
    """A row being collected: its number, category and the fragments that follow."""

    number: int
    category: str
    line: int
    page: int | None
    fragments: list[Fragment] = field(default_factory=list)


@dataclass(slots=True)
class _Part:
    """The rows between two restarts of the numbers, and the signs that tell which list they are."""

    line: int
    header_lists: Counter[str] = field(default_factory=Counter)
    title: str | None = None
    entries: list[_Entry] = field(default_factory=list)


class _Headers:
    """Recognises header rows whose words are wrapped, eroded and scattered over several lines."""

    def __init__(self, profile: Profile) -> None:
        self.words = {fold(word): column for column, words in profile.headers.items() for word in words}
        self.whole = frozenset(word for word in self.words if len(word) >= _LEAST_HEADER)
        self.everything = "\n".join(self.words)

    def _is_fragment(self, line: str) -> bool:
        if len(line) > _LONGEST_HEADER or line[0] not in self.everything:
            return False
        tokens = fold_tokens(line)
        return sum(map(len, tokens)) > 0 and all(token in self.everything for token in tokens)

    def runs(self, blocks: list[Block]) -> dict[int, tuple[int, str]]:
        """Return, for the index at which each header begins, the index after it and the list it tells."""
        found: dict[int, tuple[int, str]] = {}
        taken = 0
        for at, block in enumerate(blocks):
            if at < taken or not self._is_fragment(block.text):
                continue
            columns = {self.words[t] for t in fold_tokens(block.text) if t in self.whole}
            if not columns:
                continue
            end = at + 1
            while end < len(blocks) and end - at < _LONGEST_HEADER_RUN and self._goes_on(blocks[end].text):
                columns |= {self.words[t] for t in fold_tokens(blocks[end].text) if t in self.whole}
                end += 1
            start = at
            whole = any(self.words.get(token) == "number" for token in fold_tokens(block.text))
            while (
                not whole
                and start > taken
                and at - start < _LONGEST_HEADER_RUN
                and self._leads_in(blocks[start - 1].text)
            ):
                start -= 1
            if self._is_header(columns, start, end, blocks):
                found[start] = (end, _list_of(columns))
                taken = end
        return found

    def _goes_on(self, text: str) -> bool:
        """A header goes on where a further line is all header words, or a piece of one that no row would begin with."""
        return (
            self._is_fragment(text)
            and (any(token in self.words for token in fold_tokens(text)) or len(text) > 1)
            and len(text) <= _LONGEST_FRAGMENT * 4
        )

    def _leads_in(self, text: str) -> bool:
        return len(text) <= _LONGEST_FRAGMENT and self._is_fragment(text)

    @staticmethod
    def _is_header(columns: set[str], start: int, end: int, blocks: list[Block]) -> bool:
        text = "".join(clean(b.text) for b in blocks[start:end])
        return len(columns) > 1 or bool(columns & {"township_duties", "handover"}) or len(text) > _LEAST_HEADER * 2


def fold_tokens(line: str) -> list[str]:
    """Return the folded words of a line."""
    return [fold(token) for token in line.split()]


def _list_of(columns: set[str]) -> str:
    if "handover" in columns:
        return "reclaimed"
    return "cooperative" if columns & {"departments", "superior_duties", "township_duties"} else "basic"


class _Categories:
    """The categories that rows may begin with: those of the profile and those the document itself uses."""

    def __init__(self, profile: Profile, blocks: list[Block]) -> None:
        known = {fold(name): name for name in profile.categories}
        seen: Counter[str] = Counter()
        for block in blocks:
            match = _START.match(block.text)
            if match and match[2]:
                word = match[2].split()[0]
                if 1 < len(word) <= _LONGEST_WORD and _CHINESE.match(word):
                    seen[word] += 1
        prefixes = {name[:n] for name in known for n in range(1, len(name))}
        own = {word for word, count in seen.items() if count > 1 and word not in prefixes}
        self.names = frozenset(known) | own
        self.prefixes = frozenset(name[:n] for name in self.names for n in range(1, len(name) + 1))

    def take(self, pieces: list[str], likeness: float) -> tuple[str, int, str] | None:
        """Return the category at the start of ``pieces``, how many it takes, and what is left of the last one.

        One that is no category counts from a ``likeness`` (0-100) to one that is as long.
        """
        return self._take_known(pieces) or self._take_misspelt(pieces, likeness)

    def _take_misspelt(self, pieces: list[str], likeness: float) -> tuple[str, int, str] | None:
        text = ""
        for count, piece in enumerate(pieces[:_LONGEST_CATEGORY_LINES], 1):
            text += clean(piece)
            alike = [name for name in self.names if len(name) == len(text)]
            if _CHINESE.match(text) and process.extractOne(text, alike, scorer=fuzz.ratio, score_cutoff=likeness):
                return text, count, ""
        return None

    def _take_known(self, pieces: list[str]) -> tuple[str, int, str] | None:
        text = ""
        best: tuple[str, int, str] | None = None
        for count, piece in enumerate(pieces[:_LONGEST_CATEGORY_LINES], 1):
            text += clean(piece)
            if text in self.names:
                best = (text, count, "")
            elif text not in self.prefixes:
                if best is None:
                    longest = max((n for n in self.names if text.startswith(n)), key=len, default=None)
                    if longest and count == 1:
                        return longest, 1, text[len(longest) :]
                break
        return best


class _Reader:
    def __init__(self, blocks: list[Block], profile: Profile) -> None:
        self.profile = profile
        self.blocks = [_stripped(block) for block in blocks]
        self.page_tops = {at for at, block in enumerate(blocks) if block.text.startswith(" ")}
        self.page_ended = False
        self.headers = _Headers(profile).runs(self.blocks)
        self.categories = _Categories(profile, self.blocks)
        self.reading = Reading()
        self.parts: list[_Part] = []

    def read(self) -> None:
        at = 0
        while at < len(self.blocks):
            if at in self.headers:
                at, kind = self.headers[at]
                self._take_header(self.blocks[at - 1].line, kind)
                self.page_ended = True
                continue
            self.page_ended = self.page_ended or at in self.page_tops
            at = self._take_line(at)

    def _take_header(self, line: int, kind: str) -> None:
        current = self.parts[-1] if self.parts else None
        known = current.header_lists.most_common(1)[0][0] if current and current.header_lists else None
        if current is None or (current.entries and known and kind != known and self._restarts_after(line)):
            current = _Part(line)
            self.parts.append(current)
        current.header_lists[kind] += 1

    def _restarts_after(self, line: int) -> bool:
        """Whether the next row after ``line`` is a number 1."""
        at = next((i for i, b in enumerate(self.blocks) if b.line > line), len(self.blocks))
        start = next((found for i in range(at, min(at + 12, len(self.blocks))) if (found := self._start(i))), None)
        return start is not None and start[0] == 1

    def _take_line(self, at: int) -> int:
        block = self.blocks[at]
        text = clean(block.text)
        titled = text.endswith("清单") and len(text) <= _LONGEST_TITLE
        title = self.profile.title_list(text) if titled else None
        if title:
            self.reading.titles.append(block)
            if title and not re.match(r"^\d", text) and self._title_opens_table(at):
                self.parts.append(_Part(block.line, title=title))
                return at + 1
        start = self._start(at)
        if start:
            number, category, following, first = start
            self._open(number, block)
            entry = _Entry(number, category, block.line, block.page)
            if first:
                entry.fragments.extend(_cut(first, self.blocks[following - 1].line, top=False))
            self.page_ended = False
            self.parts[-1].entries.append(entry)
            return following
        current = self.parts[-1] if self.parts else None
        if is_footer(text):
            self.page_ended = True
            return at + 1
        if current is None:
            self.reading.narrative.append(block)
        elif not current.entries:
            self.reading.strays.append(block)
        else:
            current.entries[-1].fragments.extend(_cut(block.text, block.line, top=self.page_ended))
            self.page_ended = False
        return at + 1

    def _names_alone(self) -> bool:
        """Whether the list being read has no cells of running text, in which such a line could stand."""
        lists = self.parts[-1].header_lists if self.parts else None
        return lists is not None and bool(lists) and lists.most_common(1)[0][0] == "basic"

    def _title_opens_table(self, at: int) -> bool:
        return any(i in self.headers or self._start(i, anew=True) for i in range(at + 1, min(at + 4, len(self.blocks))))

    def _open(self, number: int, block: Block) -> None:
        current = self.parts[-1] if self.parts else None
        if current is None or (current.entries and number <= current.entries[-1].number and number == 1):
            self.parts.append(_Part(block.line))

    def _start(self, at: int, *, anew: bool = False) -> tuple[int, str, int, str] | None:
        """Return (number, category, index after it, rest of the line) where a row starts at ``at``."""
        match = _START.match(self.blocks[at].text)
        if not match:
            return None
        number = int(match[1])
        last = self.parts[-1].entries[-1].number if self.parts and self.parts[-1].entries and not anew else 0
        words = (match[2] or "").split(maxsplit=1)
        sure = bool(words) and words[0] in self.categories.names
        if number != 1 and abs(number - last) > (_WIDEST_SURE_GAP if sure else _WIDEST_NUMBER_GAP):
            return None
        # Where the number is the one that must come next, a misspelt category will do.
        likeness = _LEAST_LIKENESS if number == last + 1 and last else _EXACT
        first = words[:1]
        end = at + 1
        if len(words) > 1:
            taken = self.categories.take(first, likeness)
            if taken:
                return number, taken[0], end, f"{taken[2]}{words[1]}"
            # In a list of names alone, the number that must come next and a short word begin a row all the same.
            next_one = number == last + 1 and last > 0 and self._names_alone() and _SHORT_WORD.match(words[0])
            return (number, words[0], end, words[1]) if next_one else None
        pieces = first + [b.text for b in self.blocks[end : end + _LONGEST_CATEGORY_LINES]]
        taken = self.categories.take(pieces, likeness)
        if not taken:
            return None
        return number, taken[0], end + taken[1] - len(first), taken[2]


def _stripped(block: Block) -> Block:
    return block._replace(text=block.text.strip()) if block.text.startswith(" ") else block


def _cut(text: str, line: int, *, top: bool) -> list[Fragment]:
    """Cut a physical line at its blanks: cells of one line each stand on it side by side."""
    text = text.strip()
    pieces = [piece for piece in _CUT.split(text) if piece] if len(text.split()) > 1 else [text]
    return [Fragment(piece, line, tops_page=top and not at) for at, piece in enumerate(pieces)]


def read_wrapped(blocks: list[Block], profile: Profile) -> Reading:
    """Return the lists that wrapped text without separators holds, the narrative before them and the strays."""
    reader = _Reader(blocks, profile)
    reader.read()
    place = find_place([b.text for b in reader.blocks[:12]], "".join(b.text for b in blocks))
    departments = Departments(profile, place.county, place.prefecture)
    for part in reader.parts:
        if part.entries:
            reader.reading.tables.append(_table(part, profile, departments))
    return reader.reading


def _table(part: _Part, profile: Profile, departments: Departments) -> Table:
    kind = (
        (part.header_lists.most_common(1)[0][0] if part.header_lists else None) or part.title or _shape(part, profile)
    )
    splitter = Splitter(kind, departments, [entry.fragments for entry in part.entries])
    table = Table(kind, line=part.line)
    for entry, cells in zip(part.entries, splitter.split_all(), strict=True):
        last = entry.fragments[-1].line if entry.fragments else entry.line
        whole = {
            column: cells.get(column, "")
            for column in profile.columns[kind]
            if column not in {"number", "category", "remark"}
        }
        table.rows.append(Row(entry.number, {"category": entry.category, **whole}, entry.line, last, entry.page))
    return table


def _shape(part: _Part, profile: Profile) -> str:
    """Tell the list of rows without header and title from what their lines say and how many they are."""
    texts = ["".join(f.text for f in entry.fragments) for entry in part.entries]
    if sum(1 for t in texts if profile.label.search(t) or profile.drop_formula.search(t)) * 2 > len(texts):
        return "reclaimed"
    numbered = sum(1 for t in texts if re.search(r"1[.、．].*[。；]", t) or t.count("。") > 1)
    return "cooperative" if numbered * 2 > len(texts) else "basic"
