import { FileInput } from 'lucide-react'
import { useEffect, useState } from 'react'
import { takeDropped } from '../../state/har-files.ts'

/** Takes HAR files and sessions of messages that are dropped anywhere on the window, but for the places that take files of their own. */
export function DropHar() {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      const takes = !event.defaultPrevented && hasFiles(event)
      setOver(takes)
      if (!takes) return
      // Else the window would leave for the file.
      event.preventDefault()
      if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    }
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      setOver(false)
      if (event.defaultPrevented || !hasFiles(event)) return
      event.preventDefault()
      takeDropped([...(event.dataTransfer?.files ?? [])])
    }
    addEventListener('dragover', onDragOver)
    addEventListener('dragleave', onDragLeave)
    addEventListener('drop', onDrop)
    return () => {
      removeEventListener('dragover', onDragOver)
      removeEventListener('dragleave', onDragLeave)
      removeEventListener('drop', onDrop)
    }
  }, [])
  if (!over) return null
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-2 z-50 flex items-center justify-center rounded-xl border-2 border-accent border-dashed bg-backdrop"
    >
      <p className="flex items-center gap-3 rounded-lg border border-line-strong bg-raised px-5 py-4 font-medium text-ink text-sm shadow-popup">
        <FileInput aria-hidden="true" className="size-5 text-accent" />
        Drop a HAR file or a session of messages to import it into the history
      </p>
    </div>
  )
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}
