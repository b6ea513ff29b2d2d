"""The matcher of re: a tree becomes a list of instructions, which are tried with a stack of what else could be tried."""

from sys import version_info as _version_info

from _re_parse import MAXREPEAT

STR, SET, ANY, ALL, ONE, SPLIT, JUMP, MARK, AT, REF, LOOK, ATOMIC, COND, ENTER, LOOP, DONE, CLOSE = range(17)
_UNDO, _FEWER, _MORE, _BODY = -1, -2, -3, -4
_NEVER_IN_EMPTY = _version_info < (3, 14)


class Program:
    """A compiled pattern: instructions, and how to find where a match can begin."""

    def __init__(self, tree, groups):
        self.code = []
        self.groups = groups
        # Two marks for each group, the group closed last, then the counters of loops.
        self.slots = 2 * groups + 3
        self.sequence(tree)
        self.code.append((DONE,))
        self.prefix = self.first = None
        self.anchored = False
        begin = [item for item in self.code if item[0] != MARK][0]
        if begin[0] == STR:
            self.prefix = begin[1]
        elif begin[0] == SET:
            self.first = begin[1]
        elif begin[0] == ONE and begin[2]:
            self.prefix = begin[5] or None
            self.first = begin[1] if isinstance(begin[1], dict) else None
        elif begin[0] == AT and begin[1] == "begin":
            self.anchored = True

    def emit(self, *item):
        self.code.append(item)
        return len(self.code) - 1

    def sequence(self, items):
        code, at = self.code, 0
        while at < len(items):
            item = items[at]
            if item[0] == "lit":
                text = item[1]
                while at + 1 < len(items) and items[at + 1][0] == "lit":
                    at += 1
                    text += items[at][1]
                self.emit(STR, text, len(text))
            else:
                getattr(self, "_" + item[0])(*item[1:])
            at += 1
        return code

    def sub(self, items):
        # A part that runs by itself: where it begins.
        jump = self.emit(JUMP, 0)
        self.sequence(items)
        self.emit(DONE)
        self.code[jump] = (JUMP, len(self.code))
        return jump + 1

    def _any(self, everything):
        self.emit(ALL if everything else ANY)

    def _in(self, chars):
        self.emit(SET, chars)

    def _at(self, kind):
        self.emit(AT, kind)

    def _seq(self, items):
        self.sequence(items)

    def _group(self, number, items):
        if number is None:
            self.sequence(items)
            return
        self.emit(MARK, 2 * number)
        self.sequence(items)
        self.emit(CLOSE, 2 * number + 1, number)

    def _alt(self, branches):
        ends = []
        for branch in branches[:-1]:
            split = self.emit(SPLIT, 0)
            self.sequence(branch)
            ends.append(self.emit(JUMP, 0))
            self.code[split] = (SPLIT, len(self.code))
        self.sequence(branches[-1])
        for end in ends:
            self.code[end] = (JUMP, len(self.code))

    def _rep(self, low, high, mode, items):
        if len(items) == 1 and items[0][0] in ("lit", "in", "any"):
            kind = items[0][0]
            what = None if kind == "lit" else items[0][1]
            self.emit(ONE, what, low, high, mode, kind == "lit" and items[0][1])
            return
        if mode == "possessive":
            self._atomic([("rep", low, high, "greedy", items)])
            return
        if (low, high) == (0, 1):
            if mode == "greedy":
                split = self.emit(SPLIT, 0)
                self.sequence(items)
                self.code[split] = (SPLIT, len(self.code))
            else:
                split = self.emit(SPLIT, len(self.code) + 2)
                jump = self.emit(JUMP, 0)
                self.sequence(items)
                self.code[jump] = (JUMP, len(self.code))
            return
        slot = self.slots
        self.slots += 2
        self.emit(ENTER, slot)
        loop = self.emit(LOOP, 0)
        self.sequence(items)
        self.emit(JUMP, loop)
        self.code[loop] = (LOOP, slot, low, high, mode == "greedy", len(self.code))

    def _ref(self, number, fold):
        self.emit(REF, 2 * number, fold)

    def _look(self, behind, negate, items):
        self.emit(LOOK, self.sub(items), behind, negate)

    def _atomic(self, items):
        self.emit(ATOMIC, self.sub(items))

    def _cond(self, number, yes, no, _):
        cond = self.emit(COND, 0)
        self.sequence(yes)
        jump = self.emit(JUMP, 0)
        self.code[cond] = (COND, 2 * number + 1, len(self.code))
        self.sequence(no)
        self.code[jump] = (JUMP, len(self.code))


def search(program, text, start, end, must_advance=False):
    """The marks of the first match from a place on; None: there is none."""
    prefix, first = program.prefix, program.first
    if program.anchored and start > 0:
        return None
    attempt = _Run(program, text, end)
    last = 0 if program.anchored else end
    at = start
    while at <= last:
        if prefix is not None:
            at = text.find(prefix, at, end)
            if at < 0:
                return None
        elif first is not None:
            while at < end and not first[text[at]]:
                at += 1
            if at == end:
                return None
        if attempt.whole(at, None, start if must_advance and at == start else None):
            return attempt.marks
        at += 1
    return None


def match(program, text, start, end, full=False, must_advance=False):
    """The marks of a match that begins here; None: there is none."""
    attempt = _Run(program, text, end)
    found = start <= end and attempt.whole(start, end if full else None, start if must_advance else None)
    return attempt.marks if found else None


def _stands(kind, text, at, end):
    # Whether a place is what an anchor wants.
    if kind == "begin":
        return at == 0
    if kind == "end":
        return at == end or at == end - 1 and text[at] == "\n"
    if kind == "stop":
        return at == end
    if kind == "line":
        return at == 0 or text[at - 1] == "\n"
    if kind == "eol":
        return at == end or text[at] == "\n"
    before = at > 0 and _is_word(text[at - 1], kind)
    after = at < end and _is_word(text[at], kind)
    if _NEVER_IN_EMPTY and not end:
        return False
    return (before != after) == kind.startswith("word")


def _is_word(c, kind):
    return c == "_" or c.isalnum() and (c.isascii() or not kind.endswith("ascii"))


def _same(a, b):
    return a == b or a.lower() == b.lower() or a.upper() == b.upper()


class _Run:
    # One attempt.

    __slots__ = ("code", "text", "end", "marks", "last")

    def __init__(self, program, text, end):
        self.code = program.code
        self.text = text
        self.end = end
        self.marks = [-1] * program.slots
        self.last = 2 * program.groups + 2

    def whole(self, at, wanted, refused):
        """Whether the pattern matches here; then the marks say what."""
        end = self.run(0, at, wanted, refused)
        self.marks[0] = at
        self.marks[1] = end
        return end >= 0

    def run(self, pc, at, wanted, refused):
        # Where the match ends; negative: there is none. It must end at `wanted` and must not end at `refused`.
        code, text, end, marks = self.code, self.text, self.end, self.marks
        stack = []
        push = stack.append
        while True:
            item = code[pc]
            op = item[0]
            pc += 1
            if op == STR:
                if text.startswith(item[1], at, end):
                    at += item[2]
                    continue
            elif op == SET:
                if at < end and item[1][text[at]]:
                    at += 1
                    continue
            elif op == ONE:
                new = self.one(item, pc, at, push)
                if new >= 0:
                    at = new
                    continue
            elif op == SPLIT:
                push((item[1], at, 0))
                continue
            elif op == JUMP:
                pc = item[1]
                continue
            elif op == MARK:
                slot = item[1]
                push((_UNDO, slot, marks[slot]))
                marks[slot] = at
                continue
            elif op == CLOSE:
                slot, last = item[1], self.last
                push((_UNDO, slot, marks[slot]))
                push((_UNDO, last, marks[last]))
                marks[slot] = at
                marks[last] = item[2]
                continue
            elif op == ANY:
                if at < end and text[at] != "\n":
                    at += 1
                    continue
            elif op == ALL:
                if at < end:
                    at += 1
                    continue
            elif op == LOOP:
                new = self.loop(item, pc, at, push)
                if new >= 0:
                    pc = new
                    continue
            elif op == ENTER:
                slot = item[1]
                push((_UNDO, slot, marks[slot]))
                push((_UNDO, slot + 1, marks[slot + 1]))
                marks[slot] = 0
                marks[slot + 1] = -1
                continue
            elif op == DONE:
                if (wanted is None or at == wanted) and at != refused:
                    return at
            elif op == AT:
                if _stands(item[1], text, at, end):
                    continue
            else:
                new = self.rare(item, at, push)
                if new >= 0:
                    at = new
                    if op == COND and marks[item[1]] < 0:
                        pc = item[2]
                    continue
            # What was tried has failed.
            while stack:
                pc, at, other = stack.pop()
                if pc >= 0:
                    break
                if pc == _UNDO:
                    marks[at] = other
                    continue
                pc, at = self.again(pc, at, other, push)
                if at >= 0:
                    break
            else:
                return -1

    def one(self, item, pc, at, push):
        # A repeated single character: how far it goes; negative: not far enough.
        _, what, low, high, mode, literal = item
        text, end = self.text, self.end
        limit = end if high == MAXREPEAT else min(end, at + high)
        if mode == "lazy":
            limit = min(end, at + low)
        stop = at
        if literal:
            while stop < limit and text[stop] == literal:
                stop += 1
        elif what is True:
            stop = limit
        elif what is False:
            stop = text.find("\n", at, limit)
            if stop < 0:
                stop = limit
        else:
            while stop < limit and what[text[stop]]:
                stop += 1
        least = at + low
        if stop < least:
            return -1
        if mode == "lazy":
            if low < high:
                push((_MORE, stop, (pc, item, at)))
        elif mode == "greedy" and stop > least:
            return self.fewer(pc, least, stop, push)
        return stop

    def fewer(self, pc, least, at, push):
        # The longest repetition up to here after which the text goes on as it must.
        following = self.code[pc]
        if following[0] == STR:
            at = self.text.rfind(following[1], least, min(at + following[2], self.end))
        if at > least:
            push((_FEWER, at, (pc, least)))
        return at

    def loop(self, item, pc, at, push):
        # At the head of a loop: where to go on.
        _, slot, low, high, greedy, leave = item
        count = self.marks[slot]
        if count >= low:
            if count >= high or at == self.marks[slot + 1]:
                return leave
            if not greedy:
                push((_BODY, at, (slot, pc)))
                return leave
            push((leave, at, 0))
        self.body(slot, at, push)
        return pc

    def body(self, slot, at, push):
        marks = self.marks
        push((_UNDO, slot, marks[slot]))
        push((_UNDO, slot + 1, marks[slot + 1]))
        marks[slot] += 1
        marks[slot + 1] = at

    def again(self, kind, at, other, push):
        # The next of several ways: instruction and place, which is negative when there is none.
        if kind == _FEWER:
            pc, least = other
            return pc, self.fewer(pc, least, at - 1, push)
        if kind == _BODY:
            slot, pc = other
            self.body(slot, at, push)
            return pc, at
        pc, item, begin = other
        what, literal = item[1], item[5]
        if at == self.end or at - begin >= item[3]:
            return pc, -1
        c = self.text[at]
        if c != literal if literal else c == "\n" if what is False else what is not True and not what[c]:
            return pc, -1
        push((_MORE, at + 1, other))
        return pc, at + 1

    def rare(self, item, at, push):
        # Where it goes on after one of the rare instructions; negative: it does not match.
        op, marks, text = item[0], self.marks, self.text
        if op == COND:
            return at
        if op == REF:
            begin, stop = marks[item[1]], marks[item[1] + 1]
            if begin < 0 or stop < begin or at + stop - begin > self.end:
                return -1
            if not item[2]:
                return at + stop - begin if text.startswith(text[begin:stop], at) else -1
            for c in text[begin:stop]:
                if not _same(c, text[at]):
                    return -1
                at += 1
            return at
        before = marks[:]
        place = at - item[2] if op == LOOK and item[2] is not None else at
        stop = self.run(item[1], place, None, None) if place >= 0 else -1
        if op == LOOK and item[3]:
            marks[:] = before
            return at if stop < 0 else -1
        if stop < 0:
            return -1
        for slot, old in enumerate(before):
            if marks[slot] != old:
                push((_UNDO, slot, old))
        return stop if op == ATOMIC else at
