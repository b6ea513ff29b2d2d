"""Paragraphs filled to a width; indents added and taken away."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_SPACE = "\t\n\x0b\x0c\r "


def _is_letter(char):
    return char.isalpha()


def _is_word(char):
    return char.isalnum() or char in "_!\"'&.,?"


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):  # fmt: skip
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(dict.fromkeys(map(ord, _SPACE), " "))
        return text

    def _split(self, text):
        # Words and the spaces between them; words are also cut behind their hyphens.
        chunks, i, n = [], 0, len(text)
        while i < n:
            j = i
            if text[i] in _SPACE:
                while j < n and text[j] in _SPACE:
                    j += 1
                chunks.append(text[i:j])
            else:
                while j < n and text[j] not in _SPACE:
                    j += 1
                chunks += _hyphenated(text[i:j]) if self.break_on_hyphens else [text[i:j]]
            i = j
        return chunks

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            word = chunks[i].rstrip("\"'")
            ends = len(word) > 1 and word[-1] in ".!?" and word[-2].islower()
            if chunks[i + 1] == " " and ends:
                chunks[i + 1] = "  "

    def _handle_long_word(self, reversed_chunks, cur_line, cur_len, width):
        space_left = 1 if width < 1 else width - cur_len
        if self.break_long_words:
            end = space_left
            chunk = reversed_chunks[-1]
            if self.break_on_hyphens and len(chunk) > space_left:
                hyphen = chunk.rfind("-", 0, space_left)
                if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                    end = hyphen + 1
            cur_line.append(chunk[:end])
            reversed_chunks[-1] = chunk[end:]
        elif not cur_line:
            cur_line.append(reversed_chunks.pop())

    def _wrap_chunks(self, chunks):
        lines = []
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks.reverse()
        while chunks:
            cur_line, cur_len = [], 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and chunks[-1].strip() == "" and lines:
                del chunks[-1]
            while chunks and cur_len + len(chunks[-1]) <= width:
                cur_len += len(chunks[-1])
                cur_line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, cur_line, cur_len, width)
                cur_len = sum(map(len, cur_line))
            if self.drop_whitespace and cur_line and cur_line[-1].strip() == "":
                cur_len -= len(cur_line.pop())
            if cur_line:
                if self._more_allowed(lines, chunks, cur_len, width):
                    lines.append(indent + "".join(cur_line))
                else:
                    self._end_with_placeholder(lines, cur_line, cur_len, width, indent)
                    break
        return lines

    def _more_allowed(self, lines, chunks, cur_len, width):
        if self.max_lines is None or len(lines) + 1 < self.max_lines:
            return True
        nothing_left = not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()
        return nothing_left and cur_len <= width

    def _end_with_placeholder(self, lines, cur_line, cur_len, width, indent):
        while cur_line:
            if cur_line[-1].strip() and cur_len + len(self.placeholder) <= width:
                cur_line.append(self.placeholder)
                lines.append(indent + "".join(cur_line))
                return
            cur_len -= len(cur_line.pop())
        if lines:
            prev_line = lines[-1].rstrip()
            if len(prev_line) + len(self.placeholder) <= self.width:
                lines[-1] = prev_line + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def wrap(self, text):
        chunks = [chunk for chunk in self._split(self._munge_whitespace(text)) if chunk]
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        return "\n".join(self.wrap(text))


def _hyphenated(word):
    # The parts of a word: cut behind single hyphens between letters, and around dashes of two or more.
    parts, start, i, n = [], 0, 0, len(word)
    while i < n:
        if word[i] != "-":
            i += 1
            continue
        j = i
        while j < n and word[j] == "-":
            j += 1
        if j - i >= 2:
            if i > start and _is_word(word[i - 1]) and j < n and (word[j].isalnum() or word[j] == "_"):
                parts += [word[start:i], word[i:j]]
                start = j
        elif i - start >= 2 and _is_letter(word[i - 1]) and _is_letter(word[i - 2]):
            if j + 1 < n and _is_letter(word[j]) and (_is_letter(word[j + 1]) or word[j + 1] == "-"):
                parts.append(word[start:j])
                start = j
        i = j
    parts.append(word[start:])
    return parts


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    try:
        lines = text.split("\n")
    except (AttributeError, TypeError):
        raise TypeError(f"expected str object, not {type(text).__qualname__!r}") from None
    full = [line for line in lines if line and not line.isspace()]
    low, high = min(full, default=""), max(full, default="")
    margin = 0
    for margin, char in enumerate(low):
        if char != high[margin] or char not in " \t":
            break
    return "\n".join([line[margin:] if line and not line.isspace() else "" for line in lines])


def indent(text, prefix, predicate=None):
    return "".join(
        prefix + line if (predicate(line) if predicate is not None else not line.isspace()) else line
        for line in text.splitlines(True)
    )
