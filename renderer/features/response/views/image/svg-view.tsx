import { useEffect, useState } from 'react'
import { MOST_PREVIEW } from '#shared/preview/most-preview.ts'
import { Button } from '../../../../components/button.tsx'
import type { BodyViewProps } from '../body-view.ts'
import { whyNoPreview } from '../preview/preview-address.ts'
import { PreviewView } from '../preview/preview-view.tsx'
import { isLightSvg } from './light-svg.ts'
import { Picture } from './picture.tsx'

/** So many bytes are looked through for what is drawn for them. */
const MOST_LOOKED_THROUGH = 1024 * 1024

interface SvgViewProps {
  view: BodyViewProps
  blob: Blob
  url: string
}

/**
 * An SVG, drawn by itself where that is done in no time. A few lines of it may keep a window from answering for hours,
 * so any other is drawn when that is wished, where it can be on an origin, and so in a process, of its own.
 */
export function SvgView({ view, blob, url }: SvgViewProps) {
  const [light, setLight] = useState(blob.size > MOST_LOOKED_THROUGH ? false : undefined)
  const [wished, setWished] = useState(false)
  useEffect(() => {
    if (blob.size > MOST_LOOKED_THROUGH) return
    let wanted = true
    // A blob that was read is in memory: were it gone, nothing is drawn by itself.
    blob.text().then(
      text => wanted && setLight(isLightSvg(text)),
      () => wanted && setLight(false)
    )
    return () => {
      wanted = false
    }
  }, [blob])
  if (light === undefined) return null
  const apart = whyNoPreview === undefined && blob.size <= MOST_PREVIEW
  if (!light && !wished) return <AskFirst apart={apart} onDraw={() => setWished(true)} />
  if (!light && apart) return <PreviewView {...view} />
  return <Picture url={url} type="image/svg+xml" bytes={blob.size} />
}

function AskFirst({ apart, onDraw }: { apart: boolean; onDraw: () => void }) {
  return (
    <div className="flex flex-col items-center gap-3 p-6">
      <p className="max-w-prose text-center text-faint text-sm">
        This SVG may draw very much: it is large, has styles or parts that can be drawn many times over, or
        cannot be looked through.{' '}
        {apart ? 'Drawing it may take long.' : 'Drawing it may keep Sonde from answering.'} Its text is in
        Pretty.
      </p>
      <Button size="small" onClick={onDraw}>
        Draw it
      </Button>
    </div>
  )
}
