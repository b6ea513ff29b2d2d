//! Elements by hand. The `html!` macro writes out code for each attribute of each element; here an attribute is one
//! call, and the page's program is a third smaller to fetch. `html!` is left for components.
//!
//! ```ignore
//! tag("p.note").text(format!("{left} more")).does(dispatch, Action::Close)
//! ```

use std::rc::Rc;

use web_sys::{Element, HtmlSelectElement};
use yew::html::{onchange, onclick, onfocusin, onfocusout, oninput, onkeydown};
use yew::html::{onpointerdown, onpointerleave, onpointermove, onpointerover, onscroll};
use yew::virtual_dom::{AttrValue, Key, Listener, VNode, VTag, VText};
use yew::{
    Callback, Event, FocusEvent, Html, InputEvent, KeyboardEvent, MouseEvent, NodeRef, PointerEvent, TargetCast,
};

use crate::state::Action;

/// An element in the making.
pub(crate) struct Tag(Rc<VTag>);

/// An element; what follows the first `.` is its class: `p.note`, `button.icon close`.
#[inline(never)]
pub(crate) fn tag(name: &'static str) -> Tag {
    match name.split_once('.') {
        None => Tag(Rc::new(VTag::new(name))),
        Some((name, class)) => tag(name).is("class", class),
    }
}

/// Elements without one around them.
pub(crate) fn together(parts: Vec<Tag>) -> Html {
    parts.into_iter().map(Tag::done).collect()
}

/// The value of an attribute that is true or false.
pub(crate) fn truth(holds: bool) -> &'static str {
    if holds { "true" } else { "false" }
}

/// The choice made in a select: its index and its value.
pub(crate) fn chosen(event: &Event) -> (usize, String) {
    let select: Option<HtmlSelectElement> = event.target_dyn_into();
    select.map_or((0, String::new()), |select| (select.selected_index().max(0) as usize, select.value()))
}

impl Tag {
    /// The element, which nobody else holds yet.
    fn inner(&mut self) -> &mut VTag {
        Rc::get_mut(&mut self.0).expect("an element in the making has one owner")
    }

    #[inline(never)]
    fn set(mut self, name: &'static str, value: AttrValue) -> Tag {
        self.inner().add_attribute(name, value);
        self
    }

    /// With a fixed attribute.
    #[inline(never)]
    pub(crate) fn is(self, name: &'static str, value: &'static str) -> Tag {
        self.set(name, AttrValue::Static(value))
    }

    /// With an attribute made for it.
    #[inline(never)]
    pub(crate) fn has(self, name: &'static str, value: String) -> Tag {
        self.set(name, AttrValue::from(value))
    }

    /// With an attribute that needs no value, where it holds.
    #[inline(never)]
    pub(crate) fn flag(self, name: &'static str, holds: bool) -> Tag {
        if holds { self.is(name, name) } else { self }
    }

    /// With a length, to a tenth of a pixel.
    #[inline(never)]
    pub(crate) fn at(self, name: &'static str, value: f64) -> Tag {
        self.has(name, crate::format::tenths(value))
    }

    /// With a class, and more where they hold.
    #[inline(never)]
    pub(crate) fn class(self, class: &str, more: &[(&str, bool)]) -> Tag {
        let mut all = class.to_owned();
        for (one, _) in more.iter().filter(|(_, holds)| *holds) {
            if !all.is_empty() {
                all.push(' ');
            }
            all.push_str(one);
        }
        self.has("class", all)
    }

    /// With the value of an input or a text area, which is a property.
    #[inline(never)]
    pub(crate) fn value(mut self, value: String) -> Tag {
        self.inner().set_value(Some(AttrValue::from(value)));
        self
    }

    /// A box that is ticked or not.
    #[inline(never)]
    pub(crate) fn checked(mut self, checked: bool) -> Tag {
        self.inner().set_checked(checked);
        self
    }

    /// Told apart from its neighbours by this.
    #[inline(never)]
    pub(crate) fn key(mut self, key: String) -> Tag {
        self.inner().key = Some(Key::from(key));
        self
    }

    /// Found again by this.
    #[inline(never)]
    pub(crate) fn found_by(mut self, node: &NodeRef) -> Tag {
        self.inner().node_ref = node.clone();
        self
    }

    /// With anything in it.
    #[inline(never)]
    pub(crate) fn put(mut self, child: Html) -> Tag {
        self.inner().add_child(child);
        self
    }

    /// With a text in it.
    #[inline(never)]
    pub(crate) fn text(self, text: String) -> Tag {
        self.put(VText::new(text).into())
    }

    /// With a fixed text in it.
    #[inline(never)]
    pub(crate) fn says(self, text: &'static str) -> Tag {
        self.put(VText::new(text).into())
    }

    /// With an element in it.
    #[inline(never)]
    pub(crate) fn holds(self, child: Tag) -> Tag {
        self.put(child.done())
    }

    /// With an element in it, or the place where it would stand.
    #[inline(never)]
    pub(crate) fn maybe(self, child: Option<Tag>) -> Tag {
        self.put(child.map(Tag::done).unwrap_or_default())
    }

    /// With elements in it.
    #[inline(never)]
    pub(crate) fn all(mut self, children: Vec<Tag>) -> Tag {
        self.inner().add_children(children.into_iter().map(Tag::done));
        self
    }

    /// With a list of its own in it, which may grow and shrink beside its neighbours.
    #[inline(never)]
    pub(crate) fn list(self, children: Vec<Tag>) -> Tag {
        self.put(together(children))
    }

    #[inline(never)]
    fn hears(mut self, listener: Rc<dyn Listener>) -> Tag {
        self.inner().add_listener(listener);
        self
    }

    /// What a click on it does.
    #[inline(never)]
    pub(crate) fn does(self, dispatch: &Callback<Action>, action: Action) -> Tag {
        self.click(dispatch.reform(move |_| action.clone()))
    }

    /// Heard when it is clicked.
    #[inline(never)]
    pub(crate) fn click(self, call: Callback<MouseEvent>) -> Tag {
        self.hears(Rc::new(onclick::Wrapper::new(call)))
    }

    /// Heard when a key is pressed on it.
    #[inline(never)]
    pub(crate) fn keydown(self, call: Callback<KeyboardEvent>) -> Tag {
        self.hears(Rc::new(onkeydown::Wrapper::new(call)))
    }

    /// Heard when it is changed.
    #[inline(never)]
    pub(crate) fn change(self, call: Callback<Event>) -> Tag {
        self.hears(Rc::new(onchange::Wrapper::new(call)))
    }

    /// Heard while it is being changed.
    #[inline(never)]
    pub(crate) fn input(self, call: Callback<InputEvent>) -> Tag {
        self.hears(Rc::new(oninput::Wrapper::new(call)))
    }

    /// Heard when it is scrolled.
    #[inline(never)]
    pub(crate) fn scroll(self, call: Callback<Event>) -> Tag {
        self.hears(Rc::new(onscroll::Wrapper::new(call)))
    }

    /// Heard when it is pressed or dragged over.
    #[inline(never)]
    pub(crate) fn pointer(self, call: Callback<PointerEvent>) -> Tag {
        let pressed = self.hears(Rc::new(onpointerdown::Wrapper::new(call.clone())));
        pressed.hears(Rc::new(onpointermove::Wrapper::new(call)))
    }

    /// Heard when the pointer leaves it.
    #[inline(never)]
    pub(crate) fn left(self, call: Callback<PointerEvent>) -> Tag {
        self.hears(Rc::new(onpointerleave::Wrapper::new(call)))
    }

    /// Heard when the pointer or the keyboard comes to something in it; None: it has left.
    #[inline(never)]
    pub(crate) fn visited(self, call: &Callback<Option<Element>>) -> Tag {
        let over = call.reform(|event: PointerEvent| event.target_dyn_into());
        let entered = call.reform(|event: FocusEvent| event.target_dyn_into());
        self.left(call.reform(|_| None))
            .hears(Rc::new(onpointerover::Wrapper::new(over)))
            .hears(Rc::new(onfocusin::Wrapper::new(entered)))
            .hears(Rc::new(onfocusout::Wrapper::new(call.reform(|_| None))))
    }

    /// Done.
    pub(crate) fn done(self) -> Html {
        VNode::VTag(self.0)
    }
}
