import { FileUp } from 'lucide-react'
import { type DragEvent, type ReactNode, useState } from 'react'
import { classNames } from './class-names.ts'

interface FileDropProps {
  /** What is done with a file that is dropped: “Drop a file to send it”. */
  label: string
  /** Whether it takes one of this kind; all others are left to the window. */
  takes?: (file: File) => boolean
  onFile: (file: File) => void
  /** Takes none now. */
  disabled?: boolean
  className?: string
  children: ReactNode
}

/** A part of the window that takes a file of its own when one is dropped on it. */
export function FileDrop({ label, takes, onFile, disabled = false, className, children }: FileDropProps) {
  const [over, setOver] = useState(false)
  const onDragOver = (event: DragEvent) => {
    if (disabled || !event.dataTransfer.types.includes('Files')) return
    // What is over the window as a whole is told by this that it is not meant.
    event.preventDefault()
    event.dataTransfer.dropEffect = 'copy'
    setOver(true)
  }
  const onDragLeave = ({ currentTarget, relatedTarget }: DragEvent) => {
    if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
  }
  const onDrop = (event: DragEvent) => {
    setOver(false)
    const [file] = event.dataTransfer.files
    if (disabled || !file || takes?.(file) === false) return
    event.preventDefault()
    onFile(file)
  }
  return (
    // The same can be done by keys elsewhere: nothing but a pointer drops a file.
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <div
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={onDrop}
      className={classNames('relative', className)}
    >
      {children}
      {over && (
        <div
          role="status"
          className="pointer-events-none absolute inset-1.5 z-20 flex items-center justify-center rounded-lg border-2 border-accent border-dashed bg-backdrop"
        >
          <p className="flex items-center gap-2.5 rounded-md border border-line-strong bg-raised px-4 py-3 font-medium text-sm shadow-popup">
            <FileUp aria-hidden="true" className="size-4.5 text-accent" />
            {label}
          </p>
        </div>
      )}
    </div>
  )
}
