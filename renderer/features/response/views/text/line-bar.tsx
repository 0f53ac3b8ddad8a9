import { useEffect, useState } from 'react'
import { formatCount } from '#shared/format/count.ts'
import { tellFailure } from '../../../../state/notices.ts'
import { GoToBar } from '../find/go-to-bar.tsx'
import type { TextSurface } from './text-surface.ts'

/** Leads to a line of a text. */
export function LineBar({ surface, onClose }: { surface: TextSurface; onClose: () => void }) {
  const [count, setCount] = useState<number>()
  useEffect(() => {
    surface.lineCount().then(setCount, () => {})
  }, [surface])
  const go = (text: string) => {
    const line = Number(text.replaceAll(/[,\s]/g, ''))
    if (!Number.isInteger(line) || line < 1 || line > (count ?? line)) return false
    surface.goToLine(line).then(onClose, error => tellFailure('The line is out of reach.', error))
    return true
  }
  const hint = count === undefined ? '' : `A line from 1 to ${formatCount(count)}`
  return <GoToBar what="Line" hint={hint} onGo={go} onClose={onClose} />
}
