import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import type { DraftMatch } from '#shared/model/draft/draft-automation.ts'
import { classNames } from '../../../components/class-names.ts'
import { IconButton } from '../../../components/icon-button.tsx'
import { NumberInput } from '../../../components/number-input.tsx'
import { Select } from '../../../components/select.tsx'
import { QueryField } from '../../socket/filter/query-field.tsx'
import { FieldProblem } from '../field-problem.tsx'
import { useField } from '../use-field.ts'
import { EntryLine, Word } from './entry-item.tsx'

interface RuleConditionsProps {
  tabId: string
  /** The path of the condition into the draft. */
  path: string
  /** As the rule is called: `rule 1`. */
  called: string
  when: DraftMatch
  /** What is wrong with a field of it already while it is typed. */
  problemOf: (field: string) => string | undefined
  onChange: (change: Partial<DraftMatch>) => void
}

const KINDS: readonly { value: string; label: string }[] = [
  { value: '', label: 'text or binary' },
  { value: 'text', label: 'text' },
  { value: 'binary', label: 'binary' },
  { value: 'ping', label: 'ping' },
  { value: 'pong', label: 'pong' }
]
const KIND_OPCODES = { text: ['text'], binary: ['binary'], ping: ['ping'], pong: ['pong'] } as const
const PLAIN = { text: '', regex: false, matchCase: false, wholeWord: false }

/** What a message that comes must be for a rule to answer it. */
export function RuleConditions({ tabId, path, called, when, problemOf, onChange }: RuleConditionsProps) {
  const { query = PLAIN, jsonPath = '', opcodes = [], minBytes, maxBytes } = when
  const [isAsked, setAsked] = useState(false)
  const isSaid = jsonPath !== '' || minBytes !== undefined || maxBytes !== undefined
  const useOwn = (name: string) => useField(tabId, `${path}.${name}`, problemOf(`${path}.${name}`))
  const fields = { query: useOwn('query'), jsonPath: useOwn('jsonPath'), maxBytes: useOwn('maxBytes') }
  const kind = opcodes.join(', ')
  const isUnusual = KINDS.every(({ value }) => value !== kind)
  const { text, ...flags } = query
  const changeQuery = (change: Partial<typeof query>) => {
    const next = { ...query, ...change }
    onChange({ query: Object.values(next).some(Boolean) ? next : undefined })
  }
  return (
    <>
      <EntryLine>
        <Word>When</Word>
        <Select
          aria-label={`Kind of message for ${called}`}
          value={kind}
          options={isUnusual ? [...KINDS, { value: kind, label: kind }] : KINDS}
          onChange={next => {
            if (next === '') onChange({ opcodes: undefined })
            else if (isKind(next)) onChange({ opcodes: [...KIND_OPCODES[next]] })
          }}
          className="h-7 text-xs"
        />
        <Word>has</Word>
        <QueryField
          label={`Text that ${called} waits for`}
          placeholder="anything"
          text={text}
          flags={flags}
          onText={next => changeQuery({ text: next })}
          onFlags={changeQuery}
          problemId={fields.query.problem === undefined ? undefined : fields.query.problemId}
          dataField={fields.query.field}
        />
        {!isSaid && (
          <IconButton
            label={`More conditions for ${called}`}
            icon={<SlidersHorizontal />}
            aria-expanded={isAsked}
            className={classNames('-ml-1', isAsked && 'bg-hover text-accent')}
            onClick={() => setAsked(!isAsked)}
          />
        )}
      </EntryLine>
      <FieldProblem field={fields.query} />
      {(isSaid || isAsked) && (
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5">
          <label className="flex min-w-52 flex-1 items-center gap-2 text-muted text-xs">
            JSONPath
            <input
              type="text"
              placeholder="$[?@.kind == 'ask']"
              spellCheck={false}
              autoComplete="off"
              value={jsonPath}
              onChange={({ target: { value } }) => onChange({ jsonPath: value === '' ? undefined : value })}
              {...fields.jsonPath.attributes}
              className="h-7 min-w-0 flex-1 select-text rounded-md border border-line-strong bg-app px-2 font-mono text-code text-ink placeholder:text-faint aria-invalid:border-bad"
            />
          </label>
          <span
            data-field={fields.maxBytes.field}
            tabIndex={-1}
            className="flex items-center gap-2 outline-none"
          >
            <SizeField label="Size from" value={minBytes} onChange={next => onChange({ minBytes: next })} />
            <SizeField
              label="to"
              value={maxBytes}
              problem={fields.maxBytes.problem}
              onChange={next => onChange({ maxBytes: next })}
            />
          </span>
          <FieldProblem field={fields.jsonPath} className="basis-full" />
        </div>
      )}
    </>
  )
}

interface SizeFieldProps {
  label: string
  value: number | undefined
  problem?: string | undefined
  onChange: (bytes: number | undefined) => void
}

/** A number of bytes that may be left out. */
function SizeField({ label, value, problem, onChange }: SizeFieldProps) {
  return (
    <NumberInput
      label={label}
      unit="B"
      value={value === undefined ? '' : String(value)}
      problem={problem}
      onChange={typed => {
        const digits = typed.replaceAll(/\D/g, '').slice(0, 12)
        onChange(digits === '' ? undefined : Number(digits))
      }}
    />
  )
}

function isKind(kind: string): kind is keyof typeof KIND_OPCODES {
  return Object.hasOwn(KIND_OPCODES, kind)
}
