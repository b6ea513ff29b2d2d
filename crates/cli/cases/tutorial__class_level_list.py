# A list in the class body belongs to all instances.
import sys

class Player:
    inventory = []
    lives = 3

    def __init__(self, name):
        self.name = name

    def take(self, thing):
        self.inventory.append(thing)

ann, bob = Player("ann"), Player("bob")
ann.take("sword")
print(bob.inventory, ann.inventory is Player.inventory)
print("inventory" in ann.__dict__, "inventory" in Player.__dict__)
ann.lives -= 1
print(ann.lives, bob.lives, Player.lives, ann.__dict__)
bob.inventory = bob.inventory + ["shield"]
print(Player.inventory, bob.inventory, bob.__dict__)
ann.inventory += ["potion"]
print(Player.inventory, "inventory" in ann.__dict__, ann.inventory is Player.inventory)
before = sys.getrefcount(Player.inventory)
del ann
print("references less:", before - sys.getrefcount(Player.inventory))
del bob.inventory
print(bob.inventory is Player.inventory)

class Better:
    def __init__(self):
        self.inventory = []

p, q = Better(), Better()
p.inventory.append(1)
print(q.inventory)
