import { GripVertical } from 'lucide-react'
import { type DragEvent, useRef } from 'react'
import { IconButton } from '../../components/icon-button.tsx'
import { dragBody } from '../../state/body-files.ts'
import type { NamedBody } from '../../state/named-body.ts'

/** What is taken with the mouse to drag a body into another program. With the keyboard it is saved instead. */
export function DragHandle({ named }: { named: NamedBody }) {
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
      draggable
      onDragStart={take}
      className="cursor-grab"
    />
  )
}
