def t(s, f=eval):
    try: f(s)
    except SyntaxError as e: print(type(e).__name__, e, e.msg, e.filename, e.lineno, e.text, len(e.args))
t('1 +'); t('def', exec); t('x = = 3', exec); t('if 1:\nprint(2)', exec)
e = SyntaxError('m', ('a/f.py', 3, 5, 'x y', 3, 6)); print(e, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, repr(e))
print(SyntaxError('plain'), SyntaxError('plain').lineno, SyntaxError().msg)
try: compile('f(', 'name.py', 'exec')
except SyntaxError as e: print(e)
