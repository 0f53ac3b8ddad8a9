import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { host } from '../../state/host.ts'
import { type BodyFacts, HEAD_BYTES } from './views/body-view.ts'

export type KnownFacts = { facts: BodyFacts } | { failed: string }

/** What can be known of a body by its beginning, once that is read. */
export function useBodyFacts(body: BodyInfo, url: string): KnownFacts | undefined {
  const [known, setKnown] = useState<KnownFacts>()
  useEffect(() => {
    let wanted = true
    const tell = (next: KnownFacts) => {
      if (wanted) setKnown(next)
    }
    host.readBody(body.id, 0, Math.min(body.size, HEAD_BYTES)).then(
      head => tell({ facts: { body, head, url } }),
      (error: unknown) => tell({ failed: ClientError.wrap(error).message })
    )
    return () => {
      wanted = false
    }
  }, [body, url])
  return known
}
