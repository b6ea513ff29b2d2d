# Test cases as people write them; the report goes to a stream of our own, without the time it took.
import io
import unittest
import unittest.mock


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        return self.items.pop()


class StackTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("before all")
        cls.addClassCleanup(print, "after all")

    def setUp(self):
        self.stack = Stack()
        self.addCleanup(print, "cleaned")

    def tearDown(self):
        print("tear down")

    def test_pop(self):
        self.stack.push(1)
        self.assertEqual(self.stack.pop(), 1)
        with self.assertRaisesRegex(IndexError, "pop from") as caught:
            self.stack.pop()
        print(repr(caught.exception), caught.exception.__traceback__)

    def test_wrong(self):
        """What goes wrong."""
        self.assertEqual([1, 2, 3], [1, 5])

    def test_parts(self):
        for i in range(4):
            with self.subTest("part", i=i):
                self.assertLess(i, 2)

    def test_error(self):
        {}["key"]

    @unittest.skip("not today")
    def test_left_out(self):
        print("never")

    @unittest.expectedFailure
    def test_known(self):
        self.assertIn(1, [])

    def test_mock(self):
        mock = unittest.mock.Mock(return_value=3)
        self.assertEqual(mock(1, a=2), 3)
        mock.assert_called_once_with(1, a=2)
        mock.other.deeper.side_effect = KeyError
        self.assertRaises(KeyError, mock.other.deeper, 5)
        print(mock.mock_calls)
        with unittest.mock.patch.object(Stack, "pop", lambda self: "patched"):
            print(self.stack.pop())


suite = unittest.defaultTestLoader.loadTestsFromTestCase(StackTest)
print(suite.countTestCases())
stream = io.StringIO()
result = unittest.TextTestRunner(stream, verbosity=2).run(suite)
text = stream.getvalue()
print(text[: text.index("=====")])
print(text[text.index("FAILED") :])
for test, why in result.failures + result.errors:
    print(test.id(), "|", why.splitlines()[-1])
print(result, result.wasSuccessful(), [reason for _, reason in result.skipped])

for name, args in [
    ("assertTrue", (0,)), ("assertIs", (1, 2)), ("assertIsNone", (1,)), ("assertNotIn", (1, [1])),
    ("assertIsInstance", (1, str)), ("assertGreater", (1, 2)), ("assertAlmostEqual", (1, 1.1)),
    ("assertRegex", ("abc", "x+")), ("assertCountEqual", ([1, 2, 2], [2, 3])), ("assertDictEqual", ({1: 2}, {1: 2})),
    ("assertHasAttr", (1, "x")), ("assertStartsWith", ("abc", "x")), ("assertSetEqual", ({1, 2}, {2, 3})),
    ("assertIsSubclass", (int, str)), ("assertRaises", (ValueError, print)), ("assertNotEqual", (1, 1)),
]:  # fmt: skip
    try:
        getattr(StackTest("test_pop"), name)(*args)
        print(name, "holds")
    except AssertionError as error:
        print(name, error)
