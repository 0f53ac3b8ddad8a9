import { Maximize, Scan } from 'lucide-react'
import { useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { classNames } from '../../../../components/class-names.ts'
import { IconButton } from '../../../../components/icon-button.tsx'
import { Quiet } from '../../quiet.tsx'
import { ViewTools } from '../view-tools.tsx'

interface PictureProps {
  url: string
  type: string
  bytes: number
}

/** A picture out of memory: nothing is fetched for it, and what is in it does not run. */
export function Picture({ url, type, bytes }: PictureProps) {
  const [size, setSize] = useState<{ width: number; height: number }>()
  const [whole, setWhole] = useState(true)
  const [failed, setFailed] = useState(false)
  if (failed) return <Quiet>This begins as {type}, and cannot be shown: it may be damaged or cut off.</Quiet>
  return (
    <figure className="flex min-h-0 flex-1 flex-col">
      <ViewTools>
        <IconButton
          label={whole ? 'Show in its own size' : 'Fit into the view'}
          icon={whole ? <Maximize /> : <Scan />}
          onClick={() => setWhole(!whole)}
        />
      </ViewTools>
      <div
        className={classNames(
          'flex min-h-0 flex-1 bg-[length:16px_16px] bg-[repeating-conic-gradient(var(--raised)_0_25%,transparent_0_50%)] p-4',
          whole ? 'items-center justify-center' : 'overflow-auto'
        )}
        tabIndex={whole ? undefined : 0}
      >
        <img
          src={url}
          alt="Response body"
          className={whole ? 'max-h-full max-w-full object-contain' : 'm-auto max-w-none'}
          onError={() => setFailed(true)}
          onLoad={event => {
            const { naturalWidth: width, naturalHeight: height } = event.currentTarget
            setSize({ width, height })
          }}
        />
      </div>
      <figcaption className="border-line border-t px-3 py-2 font-mono text-faint text-xs">
        {[type, ...(size ? [`${size.width} × ${size.height} px`] : []), formatBytes(bytes)].join(', ')}
      </figcaption>
    </figure>
  )
}
