# An uncaught exception without a message is only its name.
print("before")
raise ValueError
