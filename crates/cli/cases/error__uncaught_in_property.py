class Circle:
    def __init__(self, radius):
        self.radius = radius

    @property
    def area(self):
        return self.radius ** 2 * pi

print(Circle(2).area)
