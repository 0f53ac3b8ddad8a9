import { ChevronRight } from 'lucide-react'
import { classNames } from '../../components/class-names.ts'
import { KeyHint } from '../../components/key-hint.tsx'
import { methodTone } from '../request/method-tone.ts'
import type { PaletteItem } from './palette-items.ts'

export function PaletteRow({ item: { title, method, keys } }: { item: PaletteItem }) {
  return (
    <>
      {method === undefined ? (
        <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
      ) : (
        <span className={classNames('shrink-0 font-mono font-semibold text-2xs', methodTone(method))}>
          {method}
        </span>
      )}
      <span className={classNames('min-w-0 flex-1 truncate', method !== undefined && 'font-mono text-xs')}>
        {title}
      </span>
      {keys && <KeyHint keys={keys} />}
    </>
  )
}
