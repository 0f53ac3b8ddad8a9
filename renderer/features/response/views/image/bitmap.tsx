import { useEffect, useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'

/** A picture out of memory: nothing is fetched for it. */
export function Bitmap({ image }: { image: Blob }) {
  const [url, setUrl] = useState<string>()
  const [size, setSize] = useState<{ width: number; height: number }>()
  useEffect(() => {
    const url = URL.createObjectURL(image)
    setUrl(url)
    return () => URL.revokeObjectURL(url)
  }, [image])
  return (
    <figure className="flex min-h-0 flex-1 flex-col">
      <div className="flex min-h-0 flex-1 items-center justify-center bg-[repeating-conic-gradient(var(--raised)_0_25%,transparent_0_50%)] bg-[length:16px_16px] p-4">
        {url && (
          <img
            src={url}
            alt="Response body"
            className="max-h-full max-w-full object-contain"
            onLoad={event => {
              const { naturalWidth: width, naturalHeight: height } = event.currentTarget
              setSize({ width, height })
            }}
          />
        )}
      </div>
      <figcaption className="border-line border-t px-3 py-2 font-mono text-faint text-xs">
        {image.type}
        {size && `, ${size.width} × ${size.height}`}, {formatBytes(image.size)}
      </figcaption>
    </figure>
  )
}
