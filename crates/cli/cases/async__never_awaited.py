# A coroutine that is let go before anybody awaited it: Python warns on stderr.
async def fetch(n):
    return n

def forget():
    fetch(1)
    return "forgotten"

print(forget())
kept = fetch(2)
del kept
print("end")
