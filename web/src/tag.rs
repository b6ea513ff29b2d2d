//! Elements by hand, where there are many of them: the `html!` macro writes out code for each attribute of each
//! element, this one function call. Used for the picture; everything else is `html!`.

use std::rc::Rc;

use yew::virtual_dom::{AttrValue, Key, VNode, VTag, VText};
use yew::{Callback, Html, KeyboardEvent, MouseEvent};

/// An element in the making.
pub(crate) struct Tag(VTag);

/// An element of this name.
pub(crate) fn tag(name: &'static str) -> Tag {
    Tag(VTag::new(name))
}

impl Tag {
    #[inline(never)]
    fn set(mut self, name: &'static str, value: AttrValue) -> Tag {
        self.0.add_attribute(name, value);
        self
    }

    /// With a fixed attribute.
    pub(crate) fn is(self, name: &'static str, value: &'static str) -> Tag {
        self.set(name, AttrValue::Static(value))
    }

    /// With an attribute made for it.
    pub(crate) fn has(self, name: &'static str, value: String) -> Tag {
        self.set(name, AttrValue::from(value))
    }

    /// With a length, to a tenth of a pixel.
    pub(crate) fn at(self, name: &'static str, value: f64) -> Tag {
        self.has(name, crate::format::tenths(value))
    }

    /// With a class, and more where they hold.
    #[inline(never)]
    pub(crate) fn class(self, class: &str, more: &[(&str, bool)]) -> Tag {
        let mut all = class.to_owned();
        for (one, _) in more.iter().filter(|(_, holds)| *holds) {
            all.push(' ');
            all.push_str(one);
        }
        self.has("class", all)
    }

    /// Told apart from its neighbours by this.
    #[inline(never)]
    pub(crate) fn key(mut self, key: String) -> Tag {
        self.0.key = Some(Key::from(key));
        self
    }

    /// With a text in it.
    #[inline(never)]
    pub(crate) fn text(mut self, text: String) -> Tag {
        self.0.add_child(VText::new(text).into());
        self
    }

    /// With an element in it.
    #[inline(never)]
    pub(crate) fn holds(mut self, child: Tag) -> Tag {
        self.0.add_child(VNode::from(child.0));
        self
    }

    /// With elements in it.
    #[inline(never)]
    pub(crate) fn all(mut self, children: Vec<Tag>) -> Tag {
        self.0.add_children(children.into_iter().map(|child| VNode::from(child.0)));
        self
    }

    /// Heard when it is clicked.
    #[inline(never)]
    pub(crate) fn click(mut self, call: Callback<MouseEvent>) -> Tag {
        self.0.add_listener(Rc::new(yew::html::onclick::Wrapper::new(call)));
        self
    }

    /// Heard when a key is pressed on it.
    #[inline(never)]
    pub(crate) fn keydown(mut self, call: Callback<KeyboardEvent>) -> Tag {
        self.0.add_listener(Rc::new(yew::html::onkeydown::Wrapper::new(call)));
        self
    }

    /// Done.
    pub(crate) fn done(self) -> Html {
        VNode::from(self.0)
    }
}
