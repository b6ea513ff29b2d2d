//! A kind sentence for beginners about the exception that ended a program.

use afterdel_vm::machine::Machine;
use afterdel_vm::run::Failure;

use crate::program::Program;

/// The sentence, when there is one to say.
pub(crate) fn hint(failure: &Failure, program: &Program, vm: &Machine) -> Option<String> {
    let line = failure.range.0;
    match failure.type_name.as_str() {
        "NameError" | "UnboundLocalError" => name_hint(failure, program, vm),
        "MemoryError" => Some(format!(
            "The program asked for more memory than Afterdel gives it ({} MB). Make less, or free some first.",
            vm.config.memory_limit_bytes >> 20
        )),
        "RecursionError" => Some(format!(
            "A function called itself again and again: {} calls were open at once. It needs a case that ends it.",
            vm.config.recursion_limit
        )),
        "ModuleNotFoundError" => {
            let names = afterdel_vm::modules::importable(vm).join(", ");
            Some(format!("The modules that can be imported here are {names}."))
        }
        "ReferenceError" => Some("A weak reference does not keep its object alive: the object was freed.".to_string()),
        "AttributeError" if failure.message.starts_with("'NoneType'") && program.source.contains("weakref") => {
            Some("The value is None. A weak reference gives None once its object was freed.".to_string())
        }
        "ZeroDivisionError" => Some(format!("Line {line} divides by zero, which has no result.")),
        _ => None,
    }
}

/// The name in quotes at the front of a message.
fn quoted(message: &str) -> Option<&str> {
    let rest = &message[message.find('\'')? + 1..];
    Some(&rest[..rest.find('\'')?])
}

fn name_hint(failure: &Failure, program: &Program, vm: &Machine) -> Option<String> {
    let name = quoted(&failure.message)?;
    let failed = failure.range.0;
    let executed = |line: u32| vm.lines.rows().any(|(known, sum)| known == line && sum.hits > 0);
    let lines = |list: &[(std::rc::Rc<str>, u32)]| -> Vec<u32> {
        list.iter().filter(|(known, line)| &**known == name && *line != failed).map(|(_, line)| *line).collect()
    };
    let bound = lines(&program.stores);
    let was_bound = bound.iter().any(|&line| executed(line));
    let deleting = program.deletes.iter().any(|(known, line)| &**known == name && *line == failed);
    if was_bound && let Some(deleted) = lines(&program.deletes).into_iter().rev().find(|&line| executed(line)) {
        return Some(format!(
            "The name {name} was removed by `del` on line {deleted}. `del` removes a name, and after it the name is \
             unknown."
        ));
    }
    if was_bound && deleting {
        return Some(format!("The name {name} is gone already: a name can be deleted once."));
    }
    if failure.type_name == "UnboundLocalError" {
        return Some(format!(
            "Inside the function {name} is a local name, because the function binds it somewhere; here it has no \
             value yet."
        ));
    }
    match bound.iter().find(|&&line| !executed(line)) {
        Some(later) => Some(format!("The name {name} gets its value on line {later}, which has not run yet.")),
        None if was_bound => None,
        None if deleting => Some(format!(
            "The name {name} was never given to anything, so there is nothing to delete. Remove the line, or make \
             {name} first."
        )),
        None if failure.message.contains("import") => None,
        None => Some(format!("The name {name} was never given to anything. Is it spelled as where it was made?")),
    }
}
