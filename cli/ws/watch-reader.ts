import { outliveReader } from '../standard-output.ts'

/** So long a server may take to answer the close. */
const FAREWELL_MS = 250

/** Aborted when nobody reads what is printed any more: then the connection is to be closed, and the process ends soon. */
export function watchReader(): AbortSignal {
  const unread = new AbortController()
  outliveReader(() => {
    unread.abort()
    setTimeout(() => process.exit(0), FAREWELL_MS).unref()
  })
  return unread.signal
}
