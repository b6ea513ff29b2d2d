//! The browser that the tests run in.

use super::command::{command, on_path, output, run};
use std::path::PathBuf;

/// Chromium and its driver.
pub(crate) struct Browser {
    /// The browser itself.
    pub chromium: PathBuf,
    /// What wasm-bindgen's test runner drives it with.
    pub driver: PathBuf,
}

/// Finds them, or installs Debian's when we may.
pub(crate) fn ready() -> Result<Browser, String> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    let by_hand = "Chromium and chromedriver are needed for the tests; on Debian and Ubuntu: \
                   sudo apt-get install chromium chromium-driver";
    let root = output(command("id", &["-u"])).is_ok_and(|user| user.trim() == "0");
    if !root || on_path(&["apt-get"]).is_none() {
        return Err(by_hand.into());
    }
    run(command("apt-get", &["-qq", "update"]))?;
    let packages = ["chromium", "chromium-driver", "fonts-dejavu-core"];
    let mut install = command("apt-get", &["-qq", "-y", "--no-install-recommends", "install"]);
    install.args(packages).env("DEBIAN_FRONTEND", "noninteractive");
    run(install)?;
    find().ok_or_else(|| by_hand.into())
}

fn find() -> Option<Browser> {
    Some(Browser {
        chromium: on_path(&["chromium", "chromium-browser", "google-chrome"])?,
        driver: on_path(&["chromedriver"])?,
    })
}
