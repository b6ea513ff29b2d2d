# Everyday mistakes of spelling, and what the compiler says.
texts = ["if x\n pass", "if x = 5: pass", "print 'a'", "print(1", "x = (1, 2", "x = [1, 2)", "for i in range(3) print(i)", "def f(:\n pass", "def f()\n pass", "class A\n pass", "while True print(1)", "x = 5 5", "x = 'abc", 'x = "abc\'', "x = '''abc",
         "return 5", "yield 5", "break", "continue", "def f():\nreturn 1", "  x = 1", "if 1:\n  x = 1\n y = 2", "if 1:\n\tx = 1\n        y = 2", "5 = x", "f() = 1", "x + 1 = 2", "None = 1", "'a' = 1", "def f(a, a): pass", "def f(a=1, b): pass", "f(a=1, a=2)", 
         "x = {1, 2: 3}", "import a.b as", "del", "del 5", "lambda x: = 5", "x = lambda", "try:\n pass\nexcept:\n pass\nexcept ValueError:\n pass", "else:\n pass", "elif x: pass", "x++", "x = y++", "++x +", "!x", "x != y != ", "a b", "a.b.", "a[", "a[1", "a]", ")", "}",
         "x = 1 if 2", "x = 1 if 2 else", "async x", "await x", "nonlocal x", "def f():\n global x\n x: int = 1", "f'{'", "f'{x'", "f'}'", "f'{}'", "f'{x!z}'", "b'é'", "'\\x1'", "'\\N{no such}'" if False else "'\\u12'", "0777", "1__0", "0x", "1e", "1.2.3", "0b2", "5abc", "x := 5", "with x as 5: pass", "for 5 in x: pass",
         "a = *b", "def f(*): pass", "def f(**k, a): pass", "@\ndef f(): pass", "class A(: pass", "raise x from", "assert", "pass pass", "x = ", "x == ", "= 5", "x =+ ", "match x:\n case 1: pass\n case", "exec 'x'", "x <> y", "x ? y : z", "$x", "x = `y`", "a = 1;; b = 2", "\\", "x = 1 \\ 2", "True = 1", "True.x = ", "f(x for x in y, 1)", "(yield) = 1", "not = 5", "class = 1", "x.class", "x.1", "import 5", "from 5 import x"]
for text in texts:
    try:
        compile(text, "file.py", "exec")
        print(repr(text), "fine")
    except SyntaxError as error:
        print(repr(text), "|", type(error).__name__, error.msg, error.lineno, error.offset, error.end_lineno, error.end_offset)
