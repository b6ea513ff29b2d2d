//! What the page and the engine say to each other: commands, replies and views, each defined once.
