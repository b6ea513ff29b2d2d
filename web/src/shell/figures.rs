//! The four figures over the timeline.

use afterdel_protocol::StepView;
use yew::prelude::*;

use crate::format;
use crate::state::Shared;
use crate::timeline::Curve;

pub(crate) struct FiguresProps {
    pub view: Option<Shared<StepView>>,
    /// The curve's end is told instead of the view while a program runs.
    pub running: bool,
    pub curve: Curve,
}

pub(crate) fn figures(props: &FiguresProps) -> Html {
    let last = props.curve.samples().last().copied();
    let (live, peak, held, objects, change) = match (&props.view, last) {
        (_, Some(sample)) if props.running => {
            let peak = props.curve.samples().iter().map(|sample| sample.live_bytes).fold(0.0, f64::max);
            (sample.live_bytes as u64, peak as u64, sample.os_bytes as u64, sample.objects as u64, None)
        }
        (Some(view), _) => (view.live_bytes, view.peak_bytes, view.os_bytes, view.objects, Some(view.step_bytes)),
        _ => (0, 0, 0, 0, None),
    };
    let figure = |name: &'static str, value: String, class: &'static str, about: &'static str| {
        html! { <div class={class} title={about}><dt>{ name }</dt><dd>{ value }</dd></div> }
    };
    html! {
        <dl class="figures" aria-label="Memory at this step">
            <div class="figure-live" title="Bytes in use by objects">
                <dt>{ "live" }</dt>
                <dd>{ format::bytes(live) }
                    if let Some(change) = change.filter(|change| *change != 0) {
                        <small class={if change < 0 { "down" } else { "up" }}>{ format::signed_bytes(change) }</small>
                    }
                </dd>
            </div>
            { figure("peak", format::bytes(peak), "", "The most bytes in use so far") }
            { figure("from OS", format::bytes(held), "", "Arenas and large blocks that Python holds from the operating system") }
            { figure("objects", format::grouped(objects), "", "Objects alive") }
        </dl>
    }
}
