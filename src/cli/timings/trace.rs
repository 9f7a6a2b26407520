//! The file of `--trace`, in the Trace Event Format that Perfetto and chrome://tracing read: a complete event (`ph: X`) for each step, a
//! lane for each thread.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::time::Duration;

use super::recorder::{Lane, Recorded, Span};

pub(super) fn write(recorded: &Recorded, file: File) -> io::Result<()> {
    let mut out = BufWriter::new(file);
    out.write_all(br#"{"displayTimeUnit":"ms","traceEvents":["#)?;
    for (number, lane) in recorded.lanes.iter().enumerate() {
        let comma = if number == 0 { "" } else { "," };
        let name = lane.worker.map_or("main".to_owned(), |worker| format!("worker {}", worker + 1));
        let args = format!(r#"{{"name":{}}}"#, json(&name));
        write!(
            out,
            "{comma}\n{{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":1,\"tid\":{number},\"args\":{args}}}"
        )?;
        events(&mut out, number, lane)?;
    }
    out.write_all(b"\n]}\n")?;
    out.flush()
}

fn events(out: &mut impl Write, number: usize, lane: &Lane) -> io::Result<()> {
    lane.spans.iter().try_for_each(|Span { kind, of, begin, end, processor, .. }| {
        let name = if of.is_empty() { kind } else { &**of };
        write!(
            out,
            ",\n{{\"name\":{},\"cat\":\"{kind}\",\"ph\":\"X\",\"pid\":1,\"tid\":{number},\"ts\":{},\"dur\":{},\"args\":{{\"processor_us\":{}}}}}",
            json(name),
            microseconds(*begin),
            microseconds(end.saturating_sub(*begin)),
            microseconds(*processor)
        )
    })
}

/// Microseconds as the format wants them, to the nanosecond.
fn microseconds(time: Duration) -> String {
    let nanoseconds = time.as_nanos();
    format!("{}.{:03}", nanoseconds / 1000, nanoseconds % 1000)
}

fn json(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
