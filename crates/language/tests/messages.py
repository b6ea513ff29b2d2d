"""Writes down what CPython says of each bad program."""
import sys
import warnings

warnings.simplefilter("ignore")


def main():
    source, golden = sys.argv[1:]
    with open(source, encoding="utf-8") as f:
        programs = f.read().split("\n---\n")
    lines = []
    for program in programs:
        try:
            compile(program.rstrip("\n") + "\n", "<file>", "exec", dont_inherit=True)
        except SyntaxError as e:
            lines.append("%s: %s @%s:%s-%s:%s" % (type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset))
        else:
            lines.append("fine")
    with open(golden, "w", encoding="utf-8") as f:
        f.write("\n".join(lines) + "\n")


main()
