class Config:
    name = "x"
    size = len(name) * 2
    ratio = size / (len(name) - 1)
    print("never")
