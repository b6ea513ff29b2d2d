# Which returns and breaks in finally blocks are warned of.
def f1():
    try: pass
    finally:
        for i in range(3):
            return 1
def f2():
    try: pass
    finally:
        while True:
            return 2
def f3():
    while True:
        try: pass
        finally:
            for i in []: 
                break
            else: 
                return 4
def f4():
    while True:
        try: pass
        finally:
            for i in []: 
                try: pass
                finally: break
            else: 
                break
def f5():
    while True:
        try: pass
        finally:
            while 1: 
                with a: return 1
            async def f():
                async for i in b:
                    return
                try: pass
                finally: 
                  async for i in b:
                    return
            def g(): return
            class A:
                def g(): return
            lambda: 1
            try: return
            finally: pass
            try: pass
            finally: return
            try: pass
            except: return
            match b:
                case 1: return
            if a: return
