import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Group, Panel, type PanelImperativeHandle, Separator } from 'react-resizable-panels'
import type { DraggedHeight } from './dragged-height.ts'

interface FittedSplitProps {
  /** Names the separator for screen readers. */
  label: string
  top: ReactNode
  /** Least height of the top, in pixels. */
  topMin: number
  bottom: ReactNode
  /** What the bottom needs for something of its content to be in sight, in pixels. */
  bottomNeeds: number
  /** Whether it has that also in a low window, where else the top keeps nearly half. */
  bottomFirst?: boolean
  /** And beside its content: the top gives way to it. */
  bottomExtra?: number
  /** Whether the top is folded away: a height that was dragged counts only until that changes. */
  folded: boolean
  /** What a person dragged, which outlives this. */
  dragged: DraggedHeight
}

/** Part of the height that the top takes at most on its own account, and in a low window, where little is left. */
const MOST = 0.55
const MOST_IF_LOW = 0.48

/**
 * Two panes of which the upper is as tall as its content, within reason, until a person drags the line between.
 * A double click on the line lets it follow its content again.
 */
export function FittedSplit({
  label,
  top,
  topMin,
  bottom,
  bottomNeeds,
  bottomFirst = false,
  bottomExtra = 0,
  folded,
  dragged
}: FittedSplitProps) {
  const group = useRef<HTMLDivElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const panel = useRef<PanelImperativeHandle>(null)
  const fitTop = () => {
    if (!content.current || !group.current) return
    if (dragged.height !== undefined) return panel.current?.resize(dragged.height)
    const { clientHeight } = group.current
    const left = clientHeight - bottomNeeds - bottomExtra
    const spare = bottomFirst ? left : Math.max(left, clientHeight * MOST_IF_LOW - bottomExtra)
    const room = Math.min(clientHeight * MOST, spare)
    panel.current?.resize(Math.max(topMin, Math.min(content.current.offsetHeight, room)))
  }
  const latestFit = useRef(fitTop)

  useLayoutEffect(() => {
    latestFit.current = fitTop
  })
  useLayoutEffect(() => {
    if (dragged.folded !== folded) dragged.height = undefined
    dragged.folded = folded
    latestFit.current()
  }, [dragged, folded])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change itself is what matters
  useLayoutEffect(() => latestFit.current(), [bottomNeeds, bottomFirst, bottomExtra])
  useLayoutEffect(() => {
    if (!content.current || !group.current) return
    const observer = new ResizeObserver(() => latestFit.current())
    observer.observe(content.current)
    observer.observe(group.current)
    return () => observer.disconnect()
  }, [])

  return (
    <Group
      orientation="vertical"
      elementRef={group}
      onLayoutChanged={({ top: share = 0 }, meta) => {
        // The panel itself is not yet what it is told to be here.
        if (meta.isUserInteraction) dragged.height = ((group.current?.clientHeight ?? 0) * share) / 100
      }}
      className="min-h-0 flex-1"
    >
      <Panel
        id="top"
        panelRef={panel}
        defaultSize={topMin}
        minSize={topMin}
        maxSize="80%"
        groupResizeBehavior="preserve-pixel-size"
        className="overflow-y-auto [scrollbar-width:thin]"
      >
        <div ref={content}>{top}</div>
      </Panel>
      <Separator
        aria-label={label}
        onDoubleClick={() => {
          dragged.height = undefined
          fitTop()
        }}
        className="relative h-px bg-line outline-none transition-colors duration-100 hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent"
      />
      <Panel id="bottom" minSize={80} className="flex min-h-0 min-w-0 flex-col">
        {bottom}
      </Panel>
    </Group>
  )
}
