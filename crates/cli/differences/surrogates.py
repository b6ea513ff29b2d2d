# Strings hold no lone surrogates.
print(len("\ud800"), ascii("\ud800"))
