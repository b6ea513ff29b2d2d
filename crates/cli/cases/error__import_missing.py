# A module that does not exist.
try:
    import not_a_module_of_anyone
except ModuleNotFoundError as error:
    print(error, error.name)
try:
    from gc import no_such_function
except ImportError as error:
    print(str(error).split(" (")[0])
import not_a_module_of_anyone.part
