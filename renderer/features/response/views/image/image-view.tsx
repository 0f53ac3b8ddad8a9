import { BlobView } from '../blob-view.tsx'
import type { BodyViewProps } from '../body-view.ts'
import { imageTypeOf } from './image-type.ts'
import { Picture } from './picture.tsx'

/** A body as a picture. */
export function ImageView({ body, facts }: BodyViewProps) {
  const type = imageTypeOf(facts) ?? ''
  return (
    <BlobView body={body} type={type} noun="picture">
      {url => <Picture url={url} type={type} bytes={body.size} />}
    </BlobView>
  )
}
