//! One program being run: commands, budget, recording, seeking, and the views a person looks at.
