import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { readBlob } from '../../../state/read-blob.ts'

export type BodyBlob =
  | { state: 'reading'; readBytes: number; cancel: () => void }
  | { state: 'cancelled'; retry: () => void }
  | { state: 'failed'; why: string }
  | { state: 'read'; blob: Blob; url: string }

/** A body as a blob with an address, for as long as it is shown. @param type its media type */
export function useBlob(body: BodyInfo, type: string): BodyBlob {
  const [attempt, setAttempt] = useState(0)
  const [shown, setShown] = useState<BodyBlob>()
  useEffect(() => {
    const leave = new AbortController()
    const cancel = new AbortController()
    const retry = () => setAttempt(attempt + 1)
    let url: string | undefined
    const tell = (next: BodyBlob) => {
      if (!leave.signal.aborted) setShown(next)
    }
    const tellProgress = (readBytes: number) =>
      tell({ state: 'reading', readBytes, cancel: () => cancel.abort() })
    tellProgress(0)
    readBlob(body, type, AbortSignal.any([leave.signal, cancel.signal]), tellProgress).then(
      blob => {
        if (leave.signal.aborted) return
        url = URL.createObjectURL(blob)
        tell({ state: 'read', blob, url })
      },
      (error: unknown) =>
        tell(
          cancel.signal.aborted
            ? { state: 'cancelled', retry }
            : { state: 'failed', why: ClientError.wrap(error).message }
        )
    )
    return () => {
      leave.abort()
      if (url !== undefined) URL.revokeObjectURL(url)
    }
  }, [body, type, attempt])
  return shown ?? { state: 'reading', readBytes: 0, cancel: () => {} }
}
