import { create } from 'zustand'

/** A body on its way into a file. */
export interface Transfer {
  /** What is being done: “Saving report.pdf”. */
  label: string
  doneBytes: number
  size: number
  cancel: () => void
}

/** What is being saved at the moment, by the id of its body. One at a time of each. */
export const useTransfers = create<Readonly<Record<string, Transfer>>>(() => ({}))

/** Bodies of which something is being asked or done. */
const taken = new Set<string>()

/** Does something with a body that becomes a file, from the first question on; nothing while another such thing is done. */
export async function oneAtATime(id: string, act: () => Promise<void>): Promise<void> {
  if (taken.has(id)) return
  taken.add(id)
  try {
    await act()
  } finally {
    taken.delete(id)
  }
}

/**
 * Shows for a while that a body is being written.
 * @param write reports how much of it is done; the signal is for whoever no longer wants it
 * @throws what `write` throws
 */
export async function withTransfer<Result>(
  { id, size }: { id: string; size: number },
  label: string,
  write: (report: (doneBytes: number) => void, signal: AbortSignal) => Promise<Result>
): Promise<Result> {
  const abort = new AbortController()
  const report = (doneBytes: number) =>
    useTransfers.setState({ [id]: { label, doneBytes, size, cancel: () => abort.abort() } })
  report(0)
  try {
    return await write(report, abort.signal)
  } finally {
    useTransfers.setState(({ [id]: _, ...others }) => others, true)
  }
}
