class Base:
    def run(self):
        return self.step()

class Child(Base):
    def run(self):
        return super().run() + 1

    def step(self):
        return None

Child().run()
