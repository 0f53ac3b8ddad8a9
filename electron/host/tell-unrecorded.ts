/** Tells why the history could not keep what was sent, each reason once: a request and what was asked for its token may share it. */
export function* tellUnrecorded(
  problems: readonly string[]
): Generator<{ type: 'unrecorded'; problem: string }> {
  for (const problem of new Set(problems)) yield { type: 'unrecorded', problem }
}
