import type { ReactNode } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'

interface SidePaneProps {
  /** Names the separator for screen readers: what it resizes. */
  label: string
  side: ReactNode
  /** Without it the other pane has all the room; what is in that stays as it is. */
  open: boolean
  /** Share of the side pane to begin with, in per cent. */
  size: number
  /** Called with the shares in per cent once a person has resized. */
  onResized: (sizes: number[]) => void
  children: ReactNode
}

/** A pane at the left of what matters, which can be resized and put away. */
export function SidePane({ label, side, open, size, onResized, children }: SidePaneProps) {
  return (
    <Group
      orientation="horizontal"
      onLayoutChanged={(layout, { isUserInteraction }) => {
        const { side: share } = layout
        if (isUserInteraction && share !== undefined) onResized([share, 100 - share])
      }}
      className="min-h-0 min-w-0 flex-1"
    >
      {open && (
        <Panel
          id="side"
          key="side"
          defaultSize={`${size}%`}
          minSize={200}
          maxSize="60%"
          groupResizeBehavior="preserve-pixel-size"
          className="flex min-h-0 min-w-0 flex-col"
        >
          {side}
        </Panel>
      )}
      {open && (
        <Separator
          key="separator"
          aria-label={label}
          className="relative w-px bg-line outline-none transition-colors duration-100 hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent"
        />
      )}
      <Panel id="main" key="main" minSize={320} className="flex min-h-0 min-w-0 flex-col">
        {children}
      </Panel>
    </Group>
  )
}
