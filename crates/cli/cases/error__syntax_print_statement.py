x = 3
print "the value is", x
