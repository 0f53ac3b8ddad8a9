import { visibleText } from '#shared/format/visible-text.ts'
import type { LineMark, MarkedLine } from '#shared/http/align-request.ts'

/** What a mark says of a line, by the side that it is on. */
export type MarkWords = Record<Exclude<LineMark, 'same'>, { sign: string; tone: string; says: string }>

interface MarkedLinesProps {
  label: string
  lines: readonly MarkedLine[]
  words: MarkWords
}

/** The lines of a head, those marked that the other side has not, or otherwise. */
export function MarkedLines({ label, lines, words }: MarkedLinesProps) {
  return (
    <ol
      aria-label={label}
      className="select-text rounded-md border border-line bg-raised py-2 font-mono text-ink text-xs leading-5 [overflow-wrap:anywhere]"
    >
      {keyed(lines).map(({ key, text, mark }) => (
        <li
          key={key}
          className={`flex gap-2 whitespace-pre-wrap pr-3 pl-2 ${mark === 'same' ? '' : 'bg-hover/60'}`}
        >
          <span
            aria-hidden="true"
            className={`w-2 shrink-0 select-none font-bold ${mark === 'same' ? '' : words[mark].tone}`}
          >
            {mark === 'same' ? '' : words[mark].sign}
          </span>
          <span className="min-w-0">
            {visibleText(text)}
            {mark !== 'same' && <span className="sr-only"> ({words[mark].says})</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}

/** Headers can be there twice. */
function keyed(lines: readonly MarkedLine[]): (MarkedLine & { key: string })[] {
  const seen = new Map<string, number>()
  return lines.map(line => {
    const count = (seen.get(line.text) ?? 0) + 1
    seen.set(line.text, count)
    return { ...line, key: `${line.text} ${count}` }
  })
}
