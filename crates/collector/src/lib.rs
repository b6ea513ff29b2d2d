//! A model of CPython's memory: objects, reference counts, weak references, generations, collectors, arenas.
