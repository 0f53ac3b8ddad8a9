import { ArrowDown, ArrowUp, CaseSensitive, Regex, WholeWord, X } from 'lucide-react'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState
} from 'react'
import { formatCount } from '#shared/format/count.ts'
import type { TextQuery } from '#shared/model/text-document.ts'
import { useKeysOf } from '../../../../commands/registry.ts'
import { Button } from '../../../../components/button.tsx'
import { classNames } from '../../../../components/class-names.ts'
import { IconButton } from '../../../../components/icon-button.tsx'
import { insertText } from '../../../../components/insert-text.ts'
import { STANDING } from '../text/use-text-bars.ts'
import { namesLineEnd } from './names-line-end.ts'
import { setQuery, useQuery } from './query.ts'
import type { Find } from './use-find.ts'

interface FindBarProps {
  find: Find
  /** Counts up when it is asked for once more: the field then takes the focus. */
  asked: number
  onClose: () => void
}

/** Searches the text that is shown: all of it, whatever its size. */
export function FindBar({ find, asked, onClose }: FindBarProps) {
  const query = useQuery()
  const field = useRef<HTMLInputElement>(null)
  const outcome = useId()
  /** Only one of the lines that were pasted is in the field. */
  const [cut, setCut] = useState(false)
  useEffect(() => {
    if (asked === STANDING) return
    field.current?.focus()
    field.current?.select()
  }, [asked])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') find.step(event.shiftKey ? -1 : 1)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const lines = event.clipboardData.getData('text/plain').split(/[\r\n]+/)
    if (lines.length === 1) return
    // A field would make spaces of the line ends, and nothing be found.
    event.preventDefault()
    const [first = '', ...others] = lines.filter(line => line.trim() !== '')
    const { selectionStart, selectionEnd, value } = event.currentTarget
    insertText(event.currentTarget, first, selectionStart ?? value.length, selectionEnd ?? value.length)
    setCut(others.length > 0)
  }
  const none = (find.progress?.matches ?? 0) === 0
  const note = noteOf(find, query, cut)
  return (
    <search
      aria-label="Find in response"
      data-place-keys
      className="flex min-h-9 shrink-0 flex-wrap items-center gap-1 border-line border-b bg-raised px-2 py-1 text-xs"
    >
      <span className="flex h-7 min-w-40 max-w-96 flex-1 items-center rounded-md border border-line-strong bg-app focus-within:border-accent">
        <input
          ref={field}
          type="text"
          aria-label="Find"
          placeholder="Find"
          spellCheck={false}
          aria-invalid={find.fault !== undefined}
          aria-describedby={outcome}
          value={query.text}
          onChange={event => {
            setCut(false)
            setQuery({ text: event.target.value })
          }}
          onPaste={onPaste}
          onKeyDown={onKeyDown}
          className="h-full min-w-0 flex-1 select-text bg-transparent pl-2 font-mono text-code outline-none placeholder:text-faint"
        />
        <Flag label="Match case" icon={<CaseSensitive />} on={query.matchCase} name="matchCase" />
        <Flag label="Whole word" icon={<WholeWord />} on={query.wholeWord} name="wholeWord" />
        <Flag label="Regular expression" icon={<Regex />} on={query.regex} name="regex" />
      </span>
      <span
        id={outcome}
        role="status"
        className={classNames(
          'min-w-24 whitespace-nowrap px-1 tabular-nums',
          find.fault !== undefined ? 'text-bad' : 'text-muted'
        )}
      >
        {find.fault ?? wordsOf(find, query.text)}
      </span>
      {find.progress && !find.progress.done && (
        <Button size="small" variant="ghost" onClick={find.cancel}>
          Cancel
        </Button>
      )}
      <span className="ml-auto flex items-center">
        <IconButton
          label="Previous match"
          icon={<ArrowUp />}
          keys={useKeysOf('response.findPrevious')}
          aria-disabled={none}
          onClick={() => find.step(-1)}
        />
        <IconButton
          label="Next match"
          icon={<ArrowDown />}
          keys={useKeysOf('response.findNext')}
          aria-disabled={none}
          onClick={() => find.step(1)}
        />
        <IconButton label="Close find" icon={<X />} keys={['Esc']} onClick={onClose} />
      </span>
      {note !== undefined && (
        <p role="status" className="w-full px-1 pb-0.5 text-muted">
          {note}
        </p>
      )}
    </search>
  )
}

function Flag({
  label,
  icon,
  on,
  name
}: {
  label: string
  icon: ReactNode
  on: boolean
  name: 'matchCase' | 'wholeWord' | 'regex'
}) {
  return (
    <IconButton
      label={label}
      icon={icon}
      aria-pressed={on}
      className={classNames('mr-0.5 size-6', on && 'bg-accent-soft text-accent')}
      onClick={() => setQuery({ [name]: !on })}
    />
  )
}

/** Why something is not found that stands there. */
function noteOf({ progress }: Find, query: TextQuery, cut: boolean): string | undefined {
  if (cut) return 'Only the first line was pasted: a match lies within one line.'
  const isNone = progress?.done && progress.matches === 0
  return isNone && namesLineEnd(query) ? 'A match lies within one line: it contains no line end.' : undefined
}

function wordsOf({ progress, current }: Find, text: string): string {
  if (text === '') return ''
  if (!progress) return 'Searching …'
  const { matches, capped, done, searched } = progress
  if (matches === 0) return done ? 'No matches' : `Searching … ${Math.floor(searched * 100)} %`
  const total = `${formatCount(matches)}${capped ? '+' : ''}`
  const place = current === undefined ? `${total} matches` : `${formatCount(current + 1)} of ${total}`
  return done ? place : `${place} … ${Math.floor(searched * 100)} %`
}
