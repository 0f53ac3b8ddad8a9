import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import { host } from '../../../../state/host.ts'
import type { BodyFacts } from '../body-view.ts'

export type Preview = { state: 'opening' } | { state: 'open'; id: string } | { state: 'failed'; why: string }

interface PreviewWishes {
  /** The encoding that a person chose. */
  charset: string | undefined
  /** Where it came from, where the network is allowed. */
  base: string | undefined
}

/** Has the host serve a body as a document, for as long as it is shown. */
export function usePreview({ body }: BodyFacts, { charset, base }: PreviewWishes): Preview {
  const [preview, setPreview] = useState<Preview>({ state: 'opening' })
  useEffect(() => {
    const abort = new AbortController()
    const { signal } = abort
    const open = async () => {
      const input = {
        bodyId: body.id,
        contentType: body.contentType,
        ...(body.charset !== undefined && { charset: body.charset }),
        ...(charset !== undefined && { encoding: charset }),
        ...(base !== undefined && { base })
      }
      const client = await host.ready(signal)
      for await (const { id } of client.stream('preview.open', input, { signal }))
        if (!signal.aborted) setPreview({ state: 'open', id })
    }
    open().catch((error: unknown) => {
      if (!signal.aborted) setPreview({ state: 'failed', why: ClientError.wrap(error).message })
    })
    return () => abort.abort()
  }, [body, charset, base])
  return preview
}
