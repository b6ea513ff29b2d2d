# help() of a person's own functions and classes; what sys has besides.
import sys
def f(a, b=1, *args, key=None):
    """Adds things.

    More text.
    """
def g(): pass
class A:
    """A class."""
    x = 5
    def __init__(self, x, y=1): self.x = x
    def m(self):
        """Method m."""
    @property
    def p(self):
        """The p."""
    @staticmethod
    def s(a): pass
    @classmethod
    def c(cls): "class m"
class B(A):
    def n(self): pass
help(f); help(g); help(A); help(B); help(A(1).m)
print(sys.getswitchinterval(), sys.exec_prefix == sys.base_prefix, sys._getframemodulename(), sys.gettrace(), 'gc' in sys.builtin_module_names, 'json' in sys.stdlib_module_names)
