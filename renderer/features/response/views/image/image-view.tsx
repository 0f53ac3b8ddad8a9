import { BlobView } from '../blob-view.tsx'
import type { BodyViewProps } from '../body-view.ts'
import { imageTypeOf } from './image-type.ts'
import { Picture } from './picture.tsx'
import { SvgView } from './svg-view.tsx'

/** A body as a picture. */
export function ImageView(view: BodyViewProps) {
  const { body } = view
  const type = imageTypeOf(view.facts) ?? ''
  return (
    <BlobView body={body} type={type} noun="picture">
      {({ url, blob }) =>
        type === 'image/svg+xml' ? (
          <SvgView view={view} blob={blob} url={url} />
        ) : (
          <Picture url={url} type={type} bytes={body.size} />
        )
      }
    </BlobView>
  )
}
