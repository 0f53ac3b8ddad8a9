import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import { sniffStoredBody } from '../../state/sniff-stored-body.ts'
import type { BodyFacts } from './views/body-view.ts'

export type KnownFacts = { facts: BodyFacts } | { failed: string }

type ToBeKnown = Pick<BodyFacts, 'body' | 'url' | 'typeHeader'>

/** What can be known of a body by its beginning, once that is read. */
export function useBodyFacts({ body, url, typeHeader }: ToBeKnown): KnownFacts | undefined {
  const [known, setKnown] = useState<KnownFacts>()
  useEffect(() => {
    let wanted = true
    const tell = (next: KnownFacts) => {
      if (wanted) setKnown(next)
    }
    readFacts({ body, url, typeHeader }).then(
      facts => tell({ facts }),
      (error: unknown) => tell({ failed: ClientError.wrap(error).message })
    )
    return () => {
      wanted = false
    }
  }, [body, url, typeHeader])
  return known
}

async function readFacts({ body, url, typeHeader }: ToBeKnown): Promise<BodyFacts> {
  return { body, typeHeader, url, ...(await sniffStoredBody(body, url)) }
}
