# What `%` says of formats and values that do not fit.
def t(f):
    try: print(f, '->', repr(eval(f)))
    except BaseException as e: print(f,'->', type(e).__name__, e)
for f in '''"%z" % 1
"%d %z" % (1,2)
"abc%" % ()
"a%" % 1
"%5" % 1
"%(a" % {}
"%(a)" % {'a':1}
"%(a)z" % {'a':1}
"%d" % "x"
"%d %d" % (1,"x")
"%(a)d" % {'a':'x'}
"%x" % 1.5
"%s %x" % (1,1.5)
"%c" % "ab"
"%c" % 1.5
"%s%c" % (1,"ab")
"%c" % -1
"%s%c" % (1,-1)
"%(a)c" % {'a':-1}
"%e" % "x"
"%s %e" % (1,"x")
"%(a)e" % {'a':'x'}
"%*d" % ("a",1)
"%.*f" % ("a",1)
"%s" % ()
"%s %s" % (1,)
"%d" % ()
"a" % 1
"%s" % (1,2)
"%(a)s" % 1
b"%z" % 1
b"%d %z" % (1,2)
b"%" % ()
b"%d" % "x"
b"%d %d" % (1,"x")
b"%x" % 1.5
b"%s" % 1
b"%b" % 'a'
b"%s%b" % (1,'a')
b"%s %s" % (b'',1)
b"%c" % -1
b"%c" % 1.5
b"%c" % b'ab'
b"%s%c" % (b'',b'ab')
b"%e" % "x"
b"%d%e" % (1,"x")
b"%s" % ()
b"%s" % (b'',2)
b"%(a)s" % 1
b"%(a)d" % {b'a':'x'}
"%.999999999999d" % 1
"%s %" % 1
"%\\u1234" % 1
"%ld" % "a"
"%#x" % "a"
"%5.2d" % None
"%(k)5.2d" % {"k":None}
"%%%z" % 1
"%s%%%z" % (1,2)
"%\\n" % 1
"%'" % 1
"% " % 1
"%-" % 1
"%l" % 1
"%." % 1'''.split('\n'): t(f)
