/**
 * Work that reports how far it is, as a stream: the newest report is told when the last one has been taken, those
 * between are left out. Ends with the work, or with its error. @param work is to end when whoever listens leaves
 */
export async function* tellProgress<T>(
  work: (report: (progress: T) => void) => Promise<void>
): AsyncGenerator<T> {
  const reports: T[] = []
  let over = false
  let wake = () => {}
  const done = work(progress => {
    reports[0] = progress
    wake()
  }).finally(() => {
    over = true
    wake()
  })
  // Until somebody waits for it.
  done.catch(() => {})
  try {
    while (!over || reports.length > 0) {
      const report = reports.pop()
      if (report !== undefined) yield report
      else
        await new Promise<void>(resolve => {
          wake = resolve
        })
    }
  } finally {
    await done
  }
}
