import type { ClipboardEventHandler } from 'react'
import type { TextElement } from '../../../components/lines-field.tsx'
import { FieldProblem } from '../field-problem.tsx'
import type { FieldState } from '../use-field.ts'
import { VariableInput } from '../variables/variable-input.tsx'

interface TextCellProps {
  tabId: string
  label: string
  value: string
  placeholder?: string
  suggestions?: readonly string[]
  isName?: boolean
  field: FieldState
  onChange: (value: string) => void
  onEnter?: () => void
  onPaste?: ClipboardEventHandler<TextElement>
}

/** A cell of text that may name variables and offers what fits; anything can be typed. */
export function TextCell({ field, ...rest }: TextCellProps) {
  return (
    <>
      <VariableInput
        {...rest}
        combobox
        attributes={field.attributes}
        metrics="px-2.5 font-mono text-code"
        className="min-h-8 *:-outline-offset-1 *:aria-invalid:text-bad"
      />
      <FieldProblem field={field} className="px-2.5 pb-2" />
    </>
  )
}
