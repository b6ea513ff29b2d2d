"""Records CPython's answers to one-liners over the methods of builtin types, with PYTHONHASHSEED=0: corpus.py.

Writes beside itself a file for each group, one case a line: expression, tab, repr of the answer or `!! Error words`;
and what each of programs/*.py prints, in a file .out (sequences.py makes more of them).
"""
import contextlib, io, warnings
from pathlib import Path

from groups.containers import DICT, LIST, SET
from groups.numbers import FLOAT, INT
from groups.text import BYTES, STR

PREAMBLE = Path(__file__).with_name('preamble.py').read_text()

GROUPS = {'str': STR, 'bytes': BYTES, 'list': LIST, 'dict': DICT, 'set': SET, 'int': INT, 'float': FLOAT}

def answer(expression, names):
    try:
        return repr(eval(f'({expression})', names))
    except BaseException as e:
        return f'!! {type(e).__name__} {e}'

if __name__ == '__main__':
    warnings.simplefilter('ignore')
    here = Path(__file__).parent
    for group, expressions in GROUPS.items():
        names = {'__name__': '__main__'}
        exec(PREAMBLE, names)
        lines = [f'{e}\t{answer(e, names)}\n' for e in expressions]
        assert all(line.count('\n') == 1 for line in lines)
        here.joinpath(group + '.txt').write_text(''.join(lines))
    for program in here.joinpath('programs').glob('*.py'):
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            exec(compile(program.read_text(), 'program.py', 'exec'), {'__name__': '__main__'})
        program.with_suffix('.out').write_text(out.getvalue())
