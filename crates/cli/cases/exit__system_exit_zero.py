# SystemExit(0) and nothing after it.
print("before")
raise SystemExit(0)
print("never")
