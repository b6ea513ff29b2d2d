# gc.get_referrers finds the tracked containers that hold an object.
import gc

class A:
    pass

def main():
    target = A()
    in_list = [target]
    in_dict = {"key": target}
    holder = A()
    holder.attribute = target
    found = gc.get_referrers(target)
    print(len(found))
    print(any(r is in_list for r in found), any(r is in_dict for r in found), any(r is holder for r in found))
    del found
    in_list.clear()
    print(len(gc.get_referrers(target)))
    in_dict.clear()
    del holder.attribute
    print(gc.get_referrers(target))
    print(gc.get_referrers())

main()
