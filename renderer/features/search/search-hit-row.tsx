import { visibleText } from '#shared/format/visible-text.ts'
import type { SearchHit } from '#shared/model/search.ts'
import { classNames } from '../../components/class-names.ts'
import { Highlight } from '../../components/highlight.tsx'
import { markOf } from '../request/mark-of.ts'
import { methodTone } from '../request/method-tone.ts'

const PLACES: Record<SearchHit['place'], string> = {
  name: 'Name',
  url: 'URL',
  param: 'Parameter',
  header: 'Header',
  body: 'Body',
  message: 'Message',
  auth: 'Auth',
  variable: 'Variable',
  docs: 'Docs',
  other: 'File'
}

/** An item that was found, and the line that holds the find. */
export function SearchHitRow({ hit }: { hit: SearchHit }) {
  const { name, place, excerpt, from, to } = hit
  const mark = markOf(hit)
  const ranges = [{ from, to }]
  return (
    <>
      <span className="flex items-baseline gap-2">
        {mark !== undefined && (
          <span className={classNames('shrink-0 font-mono font-semibold text-2xs', methodTone(mark))}>
            {mark}
          </span>
        )}
        <span className="truncate text-ink">
          {place === 'name' ? <Highlight text={excerpt} ranges={ranges} /> : visibleText(name)}
        </span>
      </span>
      {place !== 'name' && (
        <span className="mt-0.5 flex items-baseline gap-2 text-xs">
          <span className="shrink-0 text-muted">{PLACES[place]}</span>
          <span className="truncate font-mono text-2xs text-muted">
            <Highlight text={excerpt} ranges={ranges} />
          </span>
        </span>
      )}
    </>
  )
}
