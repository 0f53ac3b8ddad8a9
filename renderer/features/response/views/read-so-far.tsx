import { formatBytes } from '#shared/format/bytes.ts'
import { Button } from '../../../components/button.tsx'
import type { FedWorker } from './use-fed-worker.ts'

interface ReadSoFarProps {
  fed: Pick<FedWorker<never, unknown>, 'reading' | 'busy' | 'readBytes' | 'readMore' | 'pause'>
  /** Of the body, in bytes. */
  size: number
  /** So many bytes are read with each wish for more. */
  step: number
  /** Nothing more is held. */
  full?: boolean
}

/** How far a body that is fed to a worker has been read, a way to stop that, and a way to go on. */
export function ReadSoFar({ fed, size, step, full = false }: ReadSoFarProps) {
  const { reading, busy, readBytes } = fed
  if (reading)
    return (
      <>
        <span role="status">Reading {formatBytes(readBytes)} …</span>
        <Button variant="ghost" size="small" onClick={() => fed.pause()}>
          Cancel
        </Button>
      </>
    )
  if (busy) return <span role="status">Working …</span>
  if (full || readBytes >= size) return null
  return (
    <span className="ml-auto flex items-center gap-3">
      {formatBytes(readBytes)} of {formatBytes(size)} are read.
      <Button variant="ghost" size="small" onClick={() => fed.readMore(step)}>
        Read {formatBytes(Math.min(step, size - readBytes))} more
      </Button>
    </span>
  )
}
