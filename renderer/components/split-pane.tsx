import { type ReactNode, useLayoutEffect, useRef } from 'react'
import { Group, type GroupImperativeHandle, Panel, Separator } from 'react-resizable-panels'
import { classNames } from './class-names.ts'

interface SplitPaneProps {
  /** Names the separator for screen readers: what it resizes. */
  label: string
  /** `horizontal`: side by side. `vertical`: one above the other. */
  orientation: 'horizontal' | 'vertical'
  first: ReactNode
  /** Absent, the first has all the room. */
  second: ReactNode | undefined
  /** Share of the first pane to begin with, in per cent. */
  firstSize?: number | undefined
  /** Called with the shares in per cent once a person has resized. */
  onResized?: ((sizes: number[]) => void) | undefined
  /** Least sizes in pixels. */
  firstMin?: number
  secondMin?: number
}

/** Two panes with a bar between that is dragged, or moved with the arrow keys; a double click puts it back. */
export function SplitPane({
  label,
  orientation,
  first,
  second,
  firstSize = 50,
  onResized,
  firstMin = 120,
  secondMin = 120
}: SplitPaneProps) {
  const horizontal = orientation === 'horizontal'
  const isSplit = second !== undefined
  const group = useRef<GroupImperativeHandle>(null)
  const begin = useRef({ firstSize, isSplit })
  begin.current = { firstSize, isSplit }
  // Otherwise the panes keep the sizes of the other axis.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the change itself is what matters
  useLayoutEffect(() => {
    const { firstSize, isSplit } = begin.current
    // One that is added has its size from the beginning.
    if (isSplit) group.current?.setLayout({ first: firstSize, second: 100 - firstSize })
  }, [orientation])
  return (
    <Group
      groupRef={group}
      orientation={orientation}
      onLayoutChanged={(layout, meta) => {
        if (meta.isUserInteraction) onResized?.([layout.first ?? 50, layout.second ?? 50])
      }}
      className="min-h-0 min-w-0 flex-1"
    >
      <Panel
        id="first"
        defaultSize={`${firstSize}%`}
        minSize={firstMin}
        className="flex min-h-0 min-w-0 flex-col"
      >
        {first}
      </Panel>
      {isSplit && (
        <>
          <Separator
            aria-label={label}
            className={classNames(
              'relative bg-line outline-none transition-colors duration-100 hover:bg-accent focus-visible:bg-accent data-[separator=active]:bg-accent',
              horizontal ? 'w-px' : 'h-px'
            )}
          />
          <Panel id="second" minSize={secondMin} className="flex min-h-0 min-w-0 flex-col">
            {second}
          </Panel>
        </>
      )}
    </Group>
  )
}
