//! Starts the page.

fn main() {
    afterdel_web::start();
}
