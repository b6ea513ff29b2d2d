# A single byte is shared, but not where it is filled in after it was made.
ONE = b'a'
for text in ['bytes(1)', 'bytes([97])', 'bytes((97,))', 'bytes(bytearray(ONE))', 'ONE.upper()', 'ONE.replace(b"a", b"b")',
             'b"ab"[:1]', 'b"ab"[::2]', 'b"".join([b"", ONE])', '(97).to_bytes()', 'memoryview(ONE).tobytes()',
             'b"".center(1)', 'b"ab".strip(b"b")', '"a".encode()', 'b"ab".translate(None, b"b")', 'b"%c" % 97']:
    make = eval(f'lambda: {text}')
    print(text, make() is make())
