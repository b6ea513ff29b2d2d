//! The page.
use yew::{Html, function_component, html};

#[function_component(Desk)]
fn desk() -> Html {
    html! { <main><h1>{ "Afterdel" }</h1></main> }
}

fn main() {
    yew::Renderer::<Desk>::new().render();
}
