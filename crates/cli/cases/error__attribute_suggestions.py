# Near misses of attributes.
class Account:
    limit = 100

    def __init__(self):
        self.balance = 0
        self._secret = 1

    def deposit(self, amount):
        self.balance += amount

    def wrong_method(self):
        return self.balanc

    def no_self(self):
        return balance

account = Account()
for action in (lambda: account.balanse, lambda: account.deposti(1), lambda: account.secret, lambda: account.xyz,
               lambda: Account.Limit, account.wrong_method, account.no_self, lambda: "a".uper(), lambda: [].apend(1),
               lambda: {}.key(), lambda: (1).reel, lambda: None.split(), lambda: Account.deposit.nam):
    try:
        action()
    except (AttributeError, NameError) as error:
        print(type(error).__name__, error, "|", error.name)
account.deposti(5)
