import { useEffect, useState } from 'react'
import { formatBytes } from '#shared/format/bytes.ts'
import { Button } from '../../../components/button.tsx'
import { ProgressLine } from '../../../components/progress-line.tsx'

/** What takes less, in milliseconds, needs no word. */
const PATIENCE_MS = 500

interface ReadingBodyProps {
  /** What it is: “video”. */
  noun: string
  readBytes: number
  size: number
  onCancel: () => void
}

/** Stands for what is read before it can be shown: how far that is, where it takes a while, and a way out. */
export function ReadingBody({ noun, readBytes, size, onCancel }: ReadingBodyProps) {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!slow) return null
  return (
    <div className="flex justify-center p-6">
      <ProgressLine
        label={`Reading the ${noun}`}
        done={readBytes}
        total={size}
        detail={`${formatBytes(readBytes)} of ${formatBytes(size)}`}
        onCancel={onCancel}
      />
    </div>
  )
}

/** Stands for what somebody did not wait for. */
export function UnreadBody({ noun, onRetry }: { noun: string; onRetry: () => void }) {
  return (
    <div className="flex flex-col items-center gap-3 p-6">
      <p className="text-faint text-sm">The {noun} was not read to its end.</p>
      <Button size="small" onClick={onRetry}>
        Read it again
      </Button>
    </div>
  )
}
