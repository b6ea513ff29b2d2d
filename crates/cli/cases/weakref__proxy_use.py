# A proxy stands for its target until that dies.
import weakref
class Account:
    def __init__(self): self.balance = 10
    def add(self, n): self.balance += n
    def __len__(self): return 3
    def __getitem__(self, i): return i * 2
    def __add__(self, other): return "sum"
account = Account()
p = weakref.proxy(account)
p.add(5)
p.owner = "ann"
print(p.balance, account.owner, len(p), p[4], p + 1, isinstance(p, Account), type(p).__name__)
print(p == account, p is account, bool(p))
try:
    hash(p)
except TypeError as error:
    print(error)
del account
for use in ("p.balance", "p.x = 1", "len(p)", "str(p)", "p + 1"):
    try:
        exec(use)
    except ReferenceError as error:
        print(use, "-", error)
