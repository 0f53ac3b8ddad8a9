import { type ReactNode, useEffect, useRef, useState } from 'react'
import { classNames } from '../../../components/class-names.ts'
import { SplitPane } from '../../../components/split-pane.tsx'

/** In less, in pixels, there is no room for both above each other. */
const LOW = 300

interface ListAndDetailProps {
  /** Names the bar between the two. */
  label: string
  list: ReactNode
  /** Absent while nothing is chosen. */
  detail: ReactNode | undefined
  /** Whether there is such a list in what is chosen, too: then it needs more height. */
  nested?: boolean
}

/**
 * A list, and below it what is chosen there; beside it where it is too low for that. What is chosen keeps a height that
 * something can be seen in, and is scrolled to where there is less.
 */
export function ListAndDetail({ label, list, detail, nested = false }: ListAndDetailProps) {
  const element = useRef<HTMLDivElement>(null)
  const [low, setLow] = useState<boolean>()
  useEffect(() => {
    const { current } = element
    if (!current) return
    const observer = new ResizeObserver(() => setLow(current.clientHeight < LOW))
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={element} className="flex min-h-0 min-w-0 flex-1 flex-col">
      {low !== undefined && (
        <SplitPane
          label={label}
          orientation={low ? 'horizontal' : 'vertical'}
          firstSize={40}
          firstMin={56}
          first={list}
          second={
            detail && (
              <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
                <div className={classNames('flex flex-1 flex-col', nested ? 'min-h-96' : 'min-h-56')}>
                  {detail}
                </div>
              </div>
            )
          }
        />
      )}
    </div>
  )
}
