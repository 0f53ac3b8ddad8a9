import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useRef } from 'react'
import { countOf, formatCount } from '#shared/format/count.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { TreeNode } from '#shared/model/workspace.ts'
import { Button } from '../../components/button.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { changeFlow, type Flow, isUnderWay } from '../../state/flows.ts'
import { methodTone } from '../request/method-tone.ts'
import { shortMethod } from '../request/short-method.ts'

interface PlanListProps {
  viewId: string
  flow: Flow
  items: readonly TreeNode[]
}

const ROW_PX = 30

/** What is run, in order: requests can be left out and moved. */
export function PlanList({ viewId, flow, items }: PlanListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const { skipped, order } = flow
  const fixed = isUnderWay(flow)
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: 10
  })
  const choose = (paths: Iterable<string>) => changeFlow(viewId, { skipped: new Set(paths) })
  const toggle = (path: string, chosen: boolean) =>
    choose(chosen ? [...skipped].filter(each => each !== path) : [...skipped, path])
  const move = (from: number, to: number) => {
    const paths = items.map(({ path }) => path)
    const [path] = paths.splice(from, 1)
    if (path !== undefined) changeFlow(viewId, { order: paths.toSpliced(to, 0, path) })
  }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-9 shrink-0 items-center gap-1 border-line border-b px-4 text-muted text-xs">
        <span className="mr-2 tabular-nums">
          {formatCount(items.length - countSkipped(items, skipped))} of {countOf(items.length, 'request')}
        </span>
        <Button size="small" variant="ghost" disabled={fixed} onClick={() => choose([])}>
          All
        </Button>
        <Button
          size="small"
          variant="ghost"
          disabled={fixed}
          onClick={() => choose(items.map(({ path }) => path))}
        >
          None
        </Button>
        {order && (
          <Button
            size="small"
            variant="ghost"
            disabled={fixed}
            onClick={() => changeFlow(viewId, { order: undefined })}
          >
            Order of the tree
          </Button>
        )}
      </div>
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto">
        <ol
          aria-label="Requests in order"
          className="relative"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {virtualizer.getVirtualItems().map(({ index, start }) => {
            const item = items[index]
            if (!item) return null
            const { path, name, method = '', parent, problem } = item
            return (
              <li
                key={path}
                aria-setsize={items.length}
                aria-posinset={index + 1}
                className="group absolute inset-x-0 top-0 flex items-center gap-3 px-4 text-sm hover:bg-hover"
                style={{ height: ROW_PX, transform: `translateY(${start}px)` }}
              >
                <Checkbox
                  label={`Run ${visibleText(name)}`}
                  checked={!skipped.has(path)}
                  disabled={fixed}
                  onChange={chosen => toggle(path, chosen)}
                />
                <span className="w-8 shrink-0 text-right font-mono text-2xs text-faint tabular-nums">
                  {formatCount(index + 1)}
                </span>
                <span className={`w-10 shrink-0 font-mono font-semibold text-2xs ${methodTone(method)}`}>
                  {problem ? '—' : shortMethod(method)}
                </span>
                <span className={`truncate ${skipped.has(path) ? 'text-faint' : ''}`}>
                  {visibleText(name)}
                </span>
                {problem && <span className="shrink-0 text-bad text-xs">cannot be read</span>}
                <span className="min-w-0 flex-1 truncate text-faint text-xs">{visibleText(parent)}</span>
                {!fixed && (
                  <span className="flex opacity-0 group-focus-within:opacity-100 group-hover:opacity-100">
                    <IconButton
                      label={`Move ${visibleText(name)} up`}
                      icon={<ArrowUp />}
                      disabled={index === 0}
                      onClick={() => move(index, index - 1)}
                      className="size-6 [&_svg]:size-3.5"
                    />
                    <IconButton
                      label={`Move ${visibleText(name)} down`}
                      icon={<ArrowDown />}
                      disabled={index === items.length - 1}
                      onClick={() => move(index, index + 1)}
                      className="size-6 [&_svg]:size-3.5"
                    />
                  </span>
                )}
              </li>
            )
          })}
        </ol>
      </div>
    </div>
  )
}

function countSkipped(items: readonly TreeNode[], skipped: ReadonlySet<string>): number {
  return items.reduce((count, { path }) => (skipped.has(path) ? count + 1 : count), 0)
}
