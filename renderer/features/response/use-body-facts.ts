import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import { host } from '../../state/host.ts'
import { type BodyFacts, HEAD_BYTES } from './views/body-view.ts'

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
  const { size, contentType, charset } = body
  const [head, { sniffBody }] = await Promise.all([
    host.readBody(body.id, 0, Math.min(size, HEAD_BYTES)),
    // Nothing is to be guessed before the first response.
    import('#shared/sniff/sniff-body.ts')
  ])
  const guess = sniffBody({ head, size, contentType, url, ...(charset !== undefined && { charset }) })
  return { body, head, guess, typeHeader, url }
}
