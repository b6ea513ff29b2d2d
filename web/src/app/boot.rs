//! How the page starts.

use crate::app::App;
use crate::services;
use crate::share;
use crate::state::{Boot, Face, Theme};

/// Puts the page where its static likeness stood.
pub fn start() {
    let Some(host) =
        web_sys::window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id("app"))
    else {
        return;
    };
    yew::Renderer::<App>::with_root(host).render();
    if face() == Face::Embed {
        services::tell_height();
    }
}

fn face() -> Face {
    let name = services::root().and_then(|root| root.dataset().get("page"));
    if name.as_deref() == Some("embed") { Face::Embed } else { Face::Desk }
}

/// What the browser knows of this visit.
pub(super) fn read() -> Boot {
    let face = face();
    let location = web_sys::window().map(|window| window.location());
    let hash = location.as_ref().and_then(|location| location.hash().ok()).unwrap_or_default();
    let address = location.and_then(|location| location.href().ok()).unwrap_or_default();
    let kept = |name: &str| if face == Face::Desk { services::kept(name) } else { None };
    Boot {
        face,
        theme: Theme::named(&kept("theme").unwrap_or_default()),
        keys: kept("keys").as_deref() != Some("off"),
        kept_text: kept("text"),
        // Another version's link is shown as a broken one, not as a first visit.
        link: hash.starts_with("#v").then(|| share::packed(&hash).unwrap_or_default().to_owned()),
        address: address.split('#').next().unwrap_or_default().split('?').next().unwrap_or_default().to_owned(),
    }
}
