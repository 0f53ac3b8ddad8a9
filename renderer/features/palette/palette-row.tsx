import { ChevronRight, Folder } from 'lucide-react'
import { visibleText } from '#shared/format/visible-text.ts'
import { classNames } from '../../components/class-names.ts'
import { KeyHint } from '../../components/key-hint.tsx'
import { methodTone } from '../request/method-tone.ts'
import type { PaletteItem } from './palette-item.ts'

export function PaletteRow({ item: { title, method, detail, keys } }: { item: PaletteItem }) {
  return (
    <>
      {method === undefined ? (
        detail === undefined ? (
          <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
        ) : (
          <Folder aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
        )
      ) : (
        <span className={classNames('shrink-0 font-mono font-semibold text-2xs', methodTone(method))}>
          {method}
        </span>
      )}
      <span
        className={classNames(
          'min-w-0 flex-1 truncate',
          method !== undefined && detail === undefined && 'font-mono text-xs'
        )}
      >
        {visibleText(title)}
      </span>
      {detail !== undefined && (
        <span className="min-w-0 max-w-[45%] shrink-[2] truncate text-faint text-xs">{detail}</span>
      )}
      {keys && <KeyHint keys={keys} />}
    </>
  )
}
