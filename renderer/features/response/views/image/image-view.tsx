import { useEffect, useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { Quiet } from '../../quiet.tsx'
import { readWholeBody } from '../../read-whole-body.ts'
import type { BodyViewProps } from '../body-view.ts'
import { Bitmap } from './bitmap.tsx'
import { imageTypeOf } from './image-type.ts'

type Shown = { readBytes: number } | { image: Blob } | { failed: string }

/** A body as a picture. */
export function ImageView({ body, facts }: BodyViewProps) {
  const [shown, setShown] = useState<Shown>({ readBytes: 0 })
  useEffect(() => {
    const abort = new AbortController()
    const tell = (next: Shown) => {
      if (!abort.signal.aborted) setShown(next)
    }
    readWholeBody(body, abort.signal, readBytes => tell({ readBytes })).then(
      bytes => tell({ image: new Blob([bytes], { type: imageTypeOf(facts.head) ?? '' }) }),
      (error: unknown) => tell({ failed: ClientError.wrap(error).message })
    )
    return () => abort.abort()
  }, [body, facts])
  if ('image' in shown) return <Bitmap image={shown.image} />
  if ('failed' in shown) return <Quiet>{shown.failed}</Quiet>
  return body.size > 1024 * 1024 ? <Quiet>Reading {formatBytes(shown.readBytes)} …</Quiet> : null
}
