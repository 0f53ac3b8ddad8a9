import { useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { formatDuration } from '#shared/format/duration.ts'
import { Quiet } from '../../quiet.tsx'
import { BlobView } from '../blob-view.tsx'
import type { BodyViewProps } from '../body-view.ts'

/** Largest recording that is played, in bytes: a browser wants all of it first. */
const MOST_MEDIA = 512 * 1024 * 1024

/** A body as the recording that it is, played by the browser. */
export function MediaView({ body, facts: { guess } }: BodyViewProps) {
  const noun = guess.kind === 'video' ? 'video' : 'recording'
  if (body.size > MOST_MEDIA)
    return (
      <Quiet>
        This {noun} is {formatBytes(body.size)} long, and {formatBytes(MOST_MEDIA)} at most are played here.
        Save it to play it elsewhere.
      </Quiet>
    )
  return (
    <BlobView body={body} type={guess.mediaType} noun={noun}>
      {({ url }) => (
        <Player url={url} isVideo={guess.kind === 'video'} type={guess.mediaType} size={body.size} />
      )}
    </BlobView>
  )
}

interface PlayerProps {
  url: string
  isVideo: boolean
  type: string
  size: number
}

function Player({ url, isVideo, type, size }: PlayerProps) {
  const [facts, setFacts] = useState<string[]>([])
  const [failed, setFailed] = useState(false)
  if (failed)
    return (
      <Quiet>
        This is {type || 'of an unknown type'}, which cannot be played here. Save it to play it elsewhere.
      </Quiet>
    )
  const Element = isVideo ? 'video' : 'audio'
  return (
    <figure className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 items-center justify-center p-4">
        <Element
          src={url}
          controls
          aria-label="Response body"
          className={isVideo ? 'max-h-full max-w-full' : 'w-full max-w-xl'}
          onError={() => setFailed(true)}
          onLoadedMetadata={({ currentTarget }) => setFacts(factsOf(currentTarget))}
        />
      </div>
      <figcaption className="border-line border-t px-3 py-2 font-mono text-faint text-xs">
        {[type, ...facts, formatBytes(size)].join(', ')}
      </figcaption>
    </figure>
  )
}

function factsOf(element: HTMLMediaElement): string[] {
  const { duration } = element
  return [
    ...(element instanceof HTMLVideoElement ? [`${element.videoWidth} × ${element.videoHeight}`] : []),
    ...(Number.isFinite(duration) ? [formatDuration(duration * 1000)] : [])
  ]
}
