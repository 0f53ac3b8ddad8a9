import { useId } from 'react'
import { explainCloseCode } from '#shared/model/socket/close-codes.ts'
import { selectOnce } from '../../../components/focus-once.ts'
import { Select } from '../../../components/select.tsx'
import { TextField } from '../../../components/text-field.tsx'

/** Those that clients and servers send; of the others a person knows the number. */
const USUAL = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013]
const OWN = ''

const OPTIONS = [
  { value: OWN, label: 'Another code' },
  ...USUAL.map(code => ({ value: String(code), label: `${code} ${explainCloseCode(code).name}` }))
]

interface CodeFieldProps {
  value: string
  problem: string | undefined
  onChange: (typed: string) => void
}

/** The code of a close frame: typed, or one of the usual ones, with what it says. */
export function CodeField({ value, problem, onChange }: CodeFieldProps) {
  const id = useId()
  const digits = value.trim()
  const usual = OPTIONS.some(option => option.value === digits) ? digits : OWN
  return (
    <div>
      <div className="flex items-end gap-2">
        <TextField
          label="Code"
          mono
          inputMode="numeric"
          autoComplete="off"
          className="w-28"
          ref={selectOnce}
          value={value}
          onChange={event => onChange(event.target.value)}
          aria-invalid={problem === undefined ? undefined : true}
          aria-describedby={`${id}-meaning`}
        />
        <Select
          aria-label="Usual codes"
          value={usual}
          options={OPTIONS}
          onChange={next => onChange(next)}
          className="h-8 flex-1"
        />
      </div>
      <p
        id={`${id}-meaning`}
        role="status"
        className={`mt-1 min-h-4 text-xs ${problem === undefined ? 'text-muted' : 'text-bad'}`}
      >
        {problem ?? meaningOf(digits)}
      </p>
    </div>
  )
}

function meaningOf(digits: string): string {
  if (digits === '') return 'Without a code: the close frame is empty.'
  const { name, meaning } = explainCloseCode(Number(digits))
  return `${name[0]?.toUpperCase()}${name.slice(1)}. ${meaning}`
}
