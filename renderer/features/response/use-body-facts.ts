import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import { sniffStoredBody } from '../../state/sniff-stored-body.ts'
import type { BodyFacts } from './views/body-view.ts'

export type KnownFacts = { facts: BodyFacts } | { failed: string }

type ToBeKnown = Pick<BodyFacts, 'body' | 'url' | 'fileName' | 'typeHeader'>

/** What can be known of a body by its beginning, once that is read. */
export function useBodyFacts({ body, url, fileName, typeHeader }: ToBeKnown): KnownFacts | undefined {
  const [known, setKnown] = useState<KnownFacts>()
  useEffect(() => {
    let wanted = true
    const tell = (next: KnownFacts) => {
      if (wanted) setKnown(next)
    }
    readFacts({ body, url, fileName, typeHeader }).then(
      facts => tell({ facts }),
      (error: unknown) => tell({ failed: ClientError.wrap(error).message })
    )
    return () => {
      wanted = false
    }
  }, [body, url, fileName, typeHeader])
  return known
}

async function readFacts({ body, url, fileName, typeHeader }: ToBeKnown): Promise<BodyFacts> {
  return { body, typeHeader, url, fileName, ...(await sniffStoredBody(body, url ?? fileName ?? '')) }
}
