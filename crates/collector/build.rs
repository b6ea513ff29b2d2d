//! Says whether this build may ask for single functions to be compiled for speed while the crate is compiled for size:
//! the browser's build is (xtask sets `RUSTC_BOOTSTRAP`), any other compiles all of the crate alike.

fn main() {
    println!("cargo::rustc-check-cfg=cfg(hot)");
    println!("cargo::rerun-if-env-changed=RUSTC_BOOTSTRAP");
    if std::env::var_os("RUSTC_BOOTSTRAP").is_some() {
        println!("cargo::rustc-cfg=hot");
    }
}
