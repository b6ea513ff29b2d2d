# add_note and what may go wrong with it.
error = ValueError("v")
error.add_note("first")
error.add_note("second\nof two lines")
print(error.__notes__)
try:
    error.add_note(5)
except TypeError as wrong:
    print(wrong)
plain = ValueError()
print(hasattr(plain, "__notes__"))
class Mine(Exception):
    pass
mine = Mine("text")
mine.add_note("a note")
raise mine from error
