"""What the builtin types, their methods and the builtin functions do, in a sentence each."""


def text(owner, name):
    """The sentence about a method of a type, about a type (no name) or a function of a module; or None."""
    for group in (owner, "", "type"):
        if not name and group != "type":
            continue
        for line in _TEXTS.get(group if name else "type", "").splitlines():
            known, _, words = line.partition(" ")
            if known == (name or owner):
                return words
    return None


# fmt: off
_TEXTS = {
    "type": """
object The base of all classes; an instance has no attributes of its own.
type The class of classes: type(object) tells an object's class, type(name, bases, dict) makes a class.
int A whole number of any size, made from a number or from text in a base.
bool A truth: True or False.
float A floating point number, made from a number or from text.
complex A complex number, made from a real and an imaginary part or from text.
str A text: a sequence of characters that never changes.
bytes A sequence of numbers from 0 to 255 that never changes.
bytearray A sequence of numbers from 0 to 255 that can be changed.
memoryview A view of another object's memory, without a copy of it.
tuple A sequence of objects that never changes.
list A sequence of objects that can be changed.
dict A mapping of keys to values, in order of insertion.
set An unordered collection of different objects.
frozendict A mapping that never changes.
frozenset An unordered collection of different objects that never changes.
range A sequence of numbers from start to stop by step.
slice What stands between the brackets of a[start:stop:step].
property An attribute of a class that is computed by functions.
super A proxy for the attributes that come next in the order of resolution.
enumerate Pairs of a number that counts and an item.
zip Tuples of one item from each iterable.
map The results of a function for each item.
filter The items for which a function is true.
reversed The items of a sequence from its end.
staticmethod A function in a class that gets neither instance nor class.
classmethod A function in a class that gets the class as its first argument.
NoneType The class of None.
ellipsis The class of Ellipsis.
NotImplementedType The class of NotImplemented.
function A function made by def or lambda.
method A function bound to an instance.
module A module: a namespace with a name.
code The compiled form of a piece of program.
cell The place of a variable that a closure shares.
frame The state of a call that is being executed.
traceback One level of the way that an exception took.
generator What calling a function with yield gives.
coroutine What calling an async function gives.
mappingproxy A view of a mapping that cannot be written to.
BaseException What all exceptions derive from.
Exception What all exceptions derive from that do not ask the program to end.
ArithmeticError What errors of calculations derive from.
AssertionError An assertion does not hold.
AttributeError There is no such attribute.
BufferError Something cannot be done with an object whose memory is looked at.
EOFError The input is at its end.
ImportError A module could not be imported.
ModuleNotFoundError There is no such module.
LookupError What errors of indexes and keys derive from.
IndexError An index beyond a sequence.
KeyError There is no such key.
MemoryError The memory does not suffice.
NameError There is no such name.
UnboundLocalError A local variable has no value yet.
OSError The operating system could not do something.
FileNotFoundError There is no such file.
FileExistsError The file is there already.
OverflowError A result does not fit.
ZeroDivisionError A division by zero.
FloatingPointError A floating point operation failed.
RecursionError Calls are nested too deep.
ReferenceError The object of a weak proxy is gone.
RuntimeError An error of no other kind.
NotImplementedError A method that a derived class should have written.
StopIteration An iterator is at its end.
StopAsyncIteration An asynchronous iterator is at its end.
SyntaxError The text is no program.
IndentationError The lines are indented wrongly.
TabError Tabs and spaces are mixed.
SystemError An error in the interpreter.
SystemExit The program asks to end.
KeyboardInterrupt The person at the keyboard interrupts.
GeneratorExit A generator is asked to end.
TypeError An object of a wrong type.
ValueError A wrong value of the right type.
UnicodeError An error of encodings.
Warning What warnings derive from.
""",
    "": """
__abs__ abs(self)
__add__ self + value
__and__ self & value
__bool__ Whether self is true.
__call__ Call self as a function.
__contains__ Whether key is in self.
__delattr__ del self.name
__delitem__ del self[key]
__delete__ Delete the attribute of instance.
__dir__ The names of the attributes.
__divmod__ divmod(self, value)
__eq__ self == value
__float__ float(self)
__floordiv__ self // value
__format__ The text of self as format_spec asks for it.
__ge__ self >= value
__get__ The attribute as read through instance.
__getattribute__ self.name
__getitem__ self[key]
__getnewargs__ The arguments with which a copy is made.
__getstate__ What a copy needs to know.
__gt__ self > value
__hash__ hash(self)
__iadd__ self += value
__iand__ self &= value
__imul__ self *= value
__index__ self as a number to count with.
__init__ Prepare self, as its class says.
__init_subclass__ Told of each class that is derived.
__int__ int(self)
__invert__ ~self
__ior__ self |= value
__isub__ self -= value
__iter__ iter(self)
__ixor__ self ^= value
__le__ self <= value
__len__ len(self)
__length_hint__ How many items are probably left.
__lshift__ self << value
__lt__ self < value
__mod__ self % value
__mul__ self * value
__ne__ self != value
__neg__ -self
__new__ Make an object of the class.
__next__ next(self)
__or__ self | value
__pos__ +self
__pow__ pow(self, value, mod)
__radd__ value + self
__rand__ value & self
__rdivmod__ divmod(value, self)
__reduce__ How to make a copy.
__reduce_ex__ How to make a copy.
__repr__ repr(self)
__reversed__ An iterator from the end.
__rfloordiv__ value // self
__rlshift__ value << self
__rmod__ value % self
__rmul__ value * self
__ror__ value | self
__round__ round(self, ndigits)
__rpow__ pow(value, self, mod)
__rrshift__ value >> self
__rshift__ self >> value
__rsub__ value - self
__rtruediv__ value / self
__rxor__ value ^ self
__set__ Set the attribute of instance to value.
__setattr__ self.name = value
__setitem__ self[key] = value
__sizeof__ Bytes of memory that self takes.
__str__ str(self)
__sub__ self - value
__subclasshook__ Asked by abstract classes whether a class counts as derived.
__truediv__ self / value
__xor__ self ^ value
__class__ The object's class.
__class_getitem__ The class with type arguments.
add Add an element; nothing happens when it is there already.
append Add an item at the end.
as_integer_ratio The number as a pair of whole numbers, numerator and denominator.
capitalize A copy with its first character in upper case, the others in lower case.
casefold A copy for comparing without regard to case.
center A copy in the middle of so much room.
clear Remove all items.
close End it.
conjugate The complex conjugate.
copy A copy; the items are the same objects.
count How often a value occurs.
decode The text that the bytes encode.
denominator The denominator of the number in lowest terms.
difference The elements that are in none of the others.
difference_update Remove all elements of the others.
discard Remove an element if it is there.
encode The bytes that encode the text.
endswith Whether it ends so.
expandtabs A copy with tabs made spaces.
extend Add all items of an iterable at the end.
find The first place where it occurs, or -1.
fromhex Made from text of hexadecimal digits.
fromkeys A dict with these keys and one value.
get The value of a key, or the default.
hex The hexadecimal digits.
imag The imaginary part.
index The first place of a value; ValueError when it is not there.
insert Put an item before the one at an index.
intersection The elements that are in all of them.
intersection_update Keep only the elements that are in all of the others.
is_integer Whether the number is whole.
isalnum Whether all characters are letters or digits, and there is one.
isalpha Whether all characters are letters, and there is one.
isascii Whether all characters are ASCII.
isdecimal Whether all characters are decimal digits, and there is one.
isdigit Whether all characters are digits, and there is one.
isdisjoint Whether nothing is in both.
isidentifier Whether it could be a name in a program.
islower Whether all letters are small, and there is one.
isnumeric Whether all characters are numeric, and there is one.
isprintable Whether repr would show it as it is.
isspace Whether all characters are spaces, and there is one.
issubset Whether the other has all elements of this one.
issuperset Whether this one has all elements of the other.
istitle Whether each word begins with a capital.
isupper Whether all letters are capitals, and there is one.
items A view of the pairs of key and value.
join The parts of an iterable with this text between them.
keys A view of the keys.
ljust A copy at the left of so much room.
lower A copy in lower case.
lstrip A copy without what stands at its beginning.
maketrans A table for translate.
mro The order in which bases are searched.
numerator The numerator of the number in lowest terms.
partition What stands before the first separator, the separator, what stands after it.
pop Take out an item and return it.
popitem Take out the pair that was put in last and return it.
real The real part.
remove Take out the first item that is equal.
removeprefix A copy without this beginning, if it has it.
removesuffix A copy without this end, if it has it.
replace A copy with one part in the place of another.
reverse Turn the order around, in place.
rfind The last place where it occurs, or -1.
rindex The last place of a value; ValueError when it is not there.
rjust A copy at the right of so much room.
rpartition What stands before the last separator, the separator, what stands after it.
rsplit The words, divided at separators from the end.
rstrip A copy without what stands at its end.
send Go on with a value as the result of the yield.
setdefault The value of a key, which is put in first if it is not there.
sort Sort the list in place, from small to large.
split The words, divided at separators.
splitlines The lines.
startswith Whether it begins so.
strip A copy without what stands at its ends.
swapcase A copy with small letters for capitals, and the other way around.
symmetric_difference The elements that are in exactly one of them.
symmetric_difference_update Keep the elements that are in exactly one of them.
throw Raise an exception where the generator waits.
title A copy in which each word begins with a capital.
translate A copy with characters replaced as a table says.
union The elements of all of them.
update Put in what another has.
upper A copy in upper case.
values A view of the values.
with_traceback Set the traceback; returns the exception.
add_note Add a line that a traceback shows after the message.
zfill A copy filled up with zeros at its left.
bit_count How many binary digits of the number's absolute value are 1.
bit_length How many binary digits the number needs.
to_bytes The number as bytes.
from_bytes The number that bytes stand for.
format A copy with its fields replaced by the arguments.
format_map A copy with its fields replaced by values of a mapping.
""",
    "bool": """
""",
    "builtins": """
abs The absolute value of a number.
aiter The asynchronous iterator of an object.
all Whether all items are true.
anext The next item of an asynchronous iterator.
any Whether one item is true.
ascii The repr with everything but ASCII escaped.
bin The binary digits of a number, after 0b.
breakpoint Start the debugger.
callable Whether the object can be called.
chr The character with this number.
compile Make a code object of text.
delattr Delete an attribute by name.
dir The names of an object's attributes, or those that are defined here.
divmod Quotient and remainder of a division.
eval The value of an expression given as text.
exec Execute a program given as text.
exit End the program.
format The text of a value as a specification asks for it.
getattr An attribute by name, or the default.
globals The names of the module.
hasattr Whether the object has an attribute of this name.
hash The number by which dicts and sets find the object.
hex The hexadecimal digits of a number, after 0x.
id The address of an object.
input A line from standard input, after writing the prompt.
isinstance Whether an object is of a class, or of one of several.
issubclass Whether a class derives from another, or from one of several.
iter An iterator over an object.
len The number of items.
locals The names that are defined here.
max The largest item.
min The smallest item.
next The next item of an iterator, or the default at its end.
oct The octal digits of a number, after 0o.
open Open a file.
ord The number of a character.
pow A power, or the remainder of one.
print Write the values, with a separator between them.
quit End the program.
repr A text that shows the object to programmers.
round A number rounded to so many digits.
setattr Set an attribute by name.
sorted A list of the items from small to large.
sum The sum of all items.
vars The attributes of an object as a dict.
__build_class__ What a class statement calls.
__import__ What an import statement calls.
""",
    "sys": """
exc_info Class, value and traceback of the exception being handled.
exception The exception being handled.
exit End the program with a status.
getrefcount The number of references to an object, the argument's among them.
getsizeof Bytes of memory that an object takes by itself.
getrecursionlimit How deep calls may be nested.
setrecursionlimit Set how deep calls may be nested.
intern The one string that stands for all equal ones.
getallocatedblocks The number of blocks of memory that are allocated.
""",
    "gc": """
collect Find and free unreachable cycles; returns how many objects they had.
disable Do not collect automatically.
enable Collect automatically.
get_count The counts of the generations.
get_objects The objects that the collector tracks.
get_referents The objects that these refer to.
get_referrers The objects that refer to these.
get_stats Numbers of each generation's collections.
get_threshold The thresholds of the generations.
is_finalized Whether the collector has finalized the object.
is_tracked Whether the collector tracks the object.
isenabled Whether the collector works automatically.
set_debug Set the flags of debugging.
set_threshold Set the thresholds of the generations.
""",
}
