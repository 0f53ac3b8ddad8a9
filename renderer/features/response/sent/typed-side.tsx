import { visibleText } from '#shared/format/visible-text.ts'
import type { MarkedLine } from '#shared/http/align-request.ts'
import type { TypedRequest } from '#shared/http/typed-request.ts'
import { FactList } from '../../../components/fact-list.tsx'
import { AUTH_FORMS } from '../../request/auth/auth-forms.ts'
import { MarkedLines, type MarkWords } from './marked-lines.tsx'
import { ScrolledText } from './scrolled-text.tsx'

const WORDS: MarkWords = {
  changed: { sign: '~', tone: 'text-warn', says: 'sent otherwise' },
  'only-here': { sign: '−', tone: 'text-bad', says: 'not sent' }
}

interface TypedSideProps {
  typed: TypedRequest
  lines: readonly MarkedLine[]
  /** Whether this hop had a body: a redirect may have dropped it. */
  bodySent: boolean
}

/** What the request said when it was sent, before anything was inherited or resolved. */
export function TypedSide({ typed, lines, bodySent }: TypedSideProps) {
  const facts = typed.pathParams.map(([name, value]): [string, string] => [`:${name}`, visibleText(value)])
  if (typed.auth) facts.push(['Auth', AUTH_FORMS[typed.auth].label])
  return (
    <section aria-label="Request as typed" className="min-w-0">
      <h2 className="mb-1.5 flex h-7 items-center text-faint text-xs">
        As typed, before names were resolved
      </h2>
      <MarkedLines label="Head as typed" lines={lines} words={WORDS} />
      <div className="mt-3 empty:hidden">{facts.length > 0 && <FactList facts={facts} />}</div>
      {typed.body !== '' && (
        <div className="mt-3">
          {!bodySent && (
            <p className="mb-1.5 text-faint text-xs">
              <span aria-hidden="true" className={`font-bold font-mono ${WORDS['only-here'].tone}`}>
                {WORDS['only-here'].sign}
              </span>{' '}
              Body: {WORDS['only-here'].says} with this hop
            </p>
          )}
          <ScrolledText label="Body as typed" wrap text={showBody(typed.body)} />
        </div>
      )}
    </section>
  )
}

/** Characters of a typed body that are shown: the rest stands in the editor. */
const SHOWN = 64 * 1024

function showBody(body: string): string {
  const shown = body
    .slice(0, SHOWN)
    .split(/\r\n|\n/)
    .map(visibleText)
    .join('\n')
  return body.length > SHOWN ? `${shown}\n…` : shown
}
