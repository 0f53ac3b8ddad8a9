import { GripVertical } from 'lucide-react'
import { type DragEvent, useRef } from 'react'
import { IconButton } from '../../components/icon-button.tsx'
import { dragBody } from '../../state/body-files.ts'
import type { NamedBody } from '../../state/named-body.ts'

interface DragHandleProps {
  named: NamedBody
  /** Something else is being done with the body. */
  busy: boolean
}

/** What is taken with the mouse to drag a body into another program. The keyboard, which saves it, goes past. */
export function DragHandle({ named, busy }: DragHandleProps) {
  const held = useRef(false)
  const take = (event: DragEvent) => {
    // The page's own dragging carries no file: the shell begins another.
    event.preventDefault()
    held.current = true
    const letGo = () => {
      held.current = false
    }
    window.addEventListener('pointerup', letGo, { once: true })
    dragBody(named, () => held.current)
  }
  return (
    <IconButton
      label="Drag body out as a file"
      icon={<GripVertical />}
      tabIndex={-1}
      disabled={busy}
      draggable
      onDragStart={take}
      className="cursor-grab"
    />
  )
}
