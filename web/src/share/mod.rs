//! Links that hold a program. After `#v1=` stands, deflated and in base64url (web/js/src/share.js), the text of
//! [`encode`]: one line of settings, then the program as it is.

use afterdel_protocol::{Policy, PythonVersion};

/// What a link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Program {
    pub text: String,
    pub policy: Policy,
    pub python: PythonVersion,
}

/// The word before the packed text; a format that old links cannot be read by gets another.
pub(crate) const PREFIX: &str = "#v1=";

/// The text that is packed into a link.
pub(crate) fn encode(program: &Program) -> String {
    format!("python={}&policy={}\n{}", program.python.name(), program.policy.name(), program.text)
}

/// The program of an unpacked link; `None` when it is broken. Settings that this version does not know are left out,
/// so that newer links still open.
pub(crate) fn decode(unpacked: &str) -> Option<Program> {
    let (settings, text) = unpacked.split_once('\n')?;
    let mut program = Program { text: text.to_owned(), policy: Policy::default(), python: PythonVersion::default() };
    for setting in settings.split('&') {
        let (name, value) = setting.split_once('=')?;
        match name {
            "policy" => program.policy = Policy::named(value)?,
            "python" => program.python = PythonVersion::named(value)?,
            _ => {}
        }
    }
    Some(program)
}

/// What is packed in an address's part after `#`, when it is one of ours.
pub(crate) fn packed(hash: &str) -> Option<&str> {
    hash.strip_prefix(PREFIX)
}

/// The link to the desk.
pub(crate) fn link(address: &str, packed: &str) -> String {
    format!("{}{PREFIX}{packed}", address.strip_suffix("embed.html").unwrap_or(address))
}

/// The HTML that shows the program in another page.
pub(crate) fn frame(link: &str) -> String {
    let (page, hash) = link.split_once('#').unwrap_or((link, ""));
    let folder = page.strip_suffix("index.html").unwrap_or(page);
    format!(
        "<iframe src=\"{folder}embed.html#{hash}\" title=\"Python memory, live (Afterdel)\" \
         style=\"width:100%;height:640px;border:0\" loading=\"lazy\"></iframe>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn a_program_comes_back_as_it_went() {
        for (policy, python) in Policy::ALL.into_iter().zip(PythonVersion::ALL) {
            for text in ["", "x = 1\n", "a\n\nb = '\u{1F40D}&policy=z'"] {
                let program = Program { text: text.to_owned(), policy, python };
                assert_eq!(decode(&encode(&program)), Some(program));
            }
        }
    }

    #[test]
    fn what_is_broken_is_refused() {
        for broken in ["", "no line break", "nonsense\nx", "policy=none\nx", "python=2.7\nx"] {
            assert_eq!(decode(broken), None, "{broken:?}");
        }
    }

    #[test]
    fn unknown_settings_are_left_out() {
        assert_eq!(decode("python=3.14&step=4\nx").map(|program| program.text), Some("x".to_owned()));
    }

    #[test]
    fn links_lead_to_the_desk_and_frames_to_the_embed() {
        let link = link("https://x.test/a/embed.html", "abc");
        assert_eq!(link, "https://x.test/a/#v1=abc");
        assert!(frame(&link).contains("src=\"https://x.test/a/embed.html#v1=abc\""));
        assert!(frame("https://x.test/a/index.html#v1=abc").contains("https://x.test/a/embed.html#v1=abc"));
        assert_eq!(packed("#v1=abc"), Some("abc"));
        assert_eq!(packed("#v2=abc"), None);
    }
}
