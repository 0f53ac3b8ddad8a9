import { CaseSensitive, Regex, WholeWord } from 'lucide-react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { classNames } from '../../../components/class-names.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import type { QueryFlags } from '../../../state/consoles.ts'

interface QueryFieldProps {
  label: string
  placeholder: string
  text: string
  flags: QueryFlags
  onText: (text: string) => void
  onFlags: (flags: QueryFlags) => void
  onKeyDown?: (event: KeyboardEvent) => void
  /** The id of what says what is wrong with it; absent where nothing is. */
  problemId: string | undefined
  field?: Ref<HTMLInputElement>
  /** The path into a draft, where it is of one. */
  dataField?: string
}

/** What is looked for in messages, and how it is meant. */
export function QueryField(props: QueryFieldProps) {
  const { label, placeholder, text, flags, onText, onFlags, onKeyDown, problemId, field, dataField } = props
  const flag = (name: keyof QueryFlags, label: string, icon: ReactNode) => (
    <IconButton
      label={label}
      icon={icon}
      aria-pressed={flags[name]}
      className={classNames('mr-0.5 size-6', flags[name] && 'bg-accent-soft text-accent')}
      onClick={() => onFlags({ ...flags, [name]: !flags[name] })}
    />
  )
  return (
    <span className="flex h-7 min-w-44 flex-1 items-center rounded-md border border-line-strong bg-app focus-within:border-accent has-aria-invalid:border-bad">
      <input
        ref={field}
        data-field={dataField}
        type="text"
        aria-label={label}
        placeholder={placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={problemId === undefined ? undefined : true}
        aria-describedby={problemId}
        value={text}
        onChange={event => onText(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-full min-w-0 flex-1 select-text bg-transparent pl-2 font-mono text-code outline-none placeholder:font-sans placeholder:text-faint placeholder:text-xs"
      />
      {flag('matchCase', 'Match case', <CaseSensitive />)}
      {flag('wholeWord', 'Whole word', <WholeWord />)}
      {flag('regex', 'Regular expression', <Regex />)}
    </span>
  )
}
