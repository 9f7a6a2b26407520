// What a failing test says.
import assert from 'node:assert/strict';

const SHOWN = 60;

/** Fails with the findings, one a line, unless there are none. */
export function none(findings) {
  if (findings.length === 0) return;
  const rest = findings.length > SHOWN ? [`and ${findings.length - SHOWN} more`] : [];
  assert.fail([`${findings.length} found:`, ...findings.slice(0, SHOWN), ...rest].join('\n'));
}
