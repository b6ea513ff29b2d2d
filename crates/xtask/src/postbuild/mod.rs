//! Trunk's last hook: what Trunk leaves open before `dist/` is put in place.
//!
//! Always: the engine's three files and the library's folder get content-hashed names (a server may keep them for ever), and `embed.html`
//! is derived from `index.html`. For release also: wasm-opt, the engine in two parts, small glue, no inline script, and the page's own policy.

mod names;
mod shrink;

use super::html;
use super::workspace::{read, write};
use names::Stage;

/// Only our own files, and wasm; styles inline because the editor puts its own there.
/// A server may send the same as a header; `frame-ancestors` works only there.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
                      connect-src 'self'; worker-src 'self'; img-src 'self' data:; frame-src 'self'; \
                      base-uri 'none'; form-action 'none'";

/// Finishes the site in Trunk's staging folder.
pub(crate) fn run() -> Result<(), String> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").ok_or("postbuild is Trunk's hook: run `cargo xtask build`")?;
    let stage = Stage::new(folder.into());
    let release = std::env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    let index = stage.path("index.html");
    let mut page = read(&index)?;
    if release {
        shrink::programs(&stage)?;
    }
    page = engine(&stage, &page, release)?;
    if release {
        page = page_program(&stage, &page)?;
        page = html::scripts_outside(&page, |text| boot(&stage, text))?;
        let charset = "<meta charset=\"utf-8\">";
        let policy = format!("{charset}\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">");
        page = html::replace_once(&page, charset, &policy)?;
    }
    // In a sandboxed frame every file comes from another origin, and a style sheet with `integrity` would be blocked.
    page = html::without_integrity(&page, "rel=\"stylesheet\"");
    write(&index, &page)?;
    let embed = html::replace_once(&page, "data-page=\"desk\"", "data-page=\"embed\"")?;
    write(&stage.path("embed.html"), &embed)
}

/// The program first, then what names it: glue, worker's entry, page. Only a release's program is cut in two.
fn engine(stage: &Stage, page: &str, in_two: bool) -> Result<String, String> {
    const PROGRAM: &str = "afterdel-engine_bg.wasm";
    const REST: &str = "afterdel-engine_rest.wasm";
    const GLUE: &str = "afterdel-engine.js";
    const WORKER: &str = "engine-worker.js";
    const LIBRARY: &str = "library";
    let program = stage.hashed(PROGRAM)?;
    stage.replace(GLUE, PROGRAM, &program)?;
    if in_two {
        let rest = stage.hashed(REST)?;
        stage.replace(GLUE, REST, &rest)?;
    }
    let glue = stage.hashed(GLUE)?;
    let library = stage.hashed_folder(LIBRARY)?;
    stage.replace(WORKER, &format!("./{LIBRARY}/"), &format!("./{library}/"))?;
    stage.replace(WORKER, PROGRAM, &program)?;
    stage.replace(WORKER, GLUE, &glue)?;
    let worker = stage.hashed(WORKER)?;
    let page = html::replace_once(page, &format!("content=\"{LIBRARY}/\""), &format!("content=\"{library}/\""))?;
    let page = html::replace_once(&page, &format!("content=\"{WORKER}\""), &format!("content=\"{worker}\""))?;
    html::replace_once(&page, &format!("content=\"{GLUE}\""), &format!("content=\"{glue}\""))
}

/// Trunk named the page's program before it was shrunk: name it by what it now is.
fn page_program(stage: &Stage, page: &str) -> Result<String, String> {
    let (old, new) = stage.rehashed("afterdel-web-", &[".js", "_bg.wasm"])?;
    // Browsers warn of `integrity` on a preload as=fetch, and the glue is no longer the file that Trunk saw.
    let page = html::without_integrity(page, &old);
    Ok(page.replace(&old, &new))
}

/// Trunk's inline start script as a file; its wasm is found from there, whatever the page's address.
fn boot(stage: &Stage, text: &str) -> Result<String, String> {
    const PATH: &str = "module_or_path: './";
    let (before, after) = text.split_once(PATH).ok_or("the start script is not as this version of Trunk writes it")?;
    let (name, after) = after.split_once('\'').ok_or("the start script ends within a name")?;
    let script = format!("{before}module_or_path: new URL('./{name}', import.meta.url){after}");
    write(&stage.path("boot.js"), script.trim())?;
    stage.hashed("boot.js")
}
