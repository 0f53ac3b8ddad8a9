import { useState } from 'react'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import { clearProblems } from '../../../state/problems.ts'
import { editDraft, findTab, useDraft } from '../../../state/tabs.ts'
import type { RowKind } from './row-kind.ts'
import { printRows, readRows } from './rows-as-text.ts'

/** All rows of a table as lines to edit. What is typed is in the draft at once. */
export function RowText<R extends DraftRow>({ tabId, kind }: { tabId: string; kind: RowKind<R> }) {
  const rows = kind.rowsOf(useDraft(tabId))
  const [typed, setTyped] = useState<{ text: string; rows: readonly R[] }>()
  // What others change, such as undo, is printed anew; what was typed here stays as it was typed.
  const text = typed?.rows === rows ? typed.text : printRows(rows, kind)

  const type = (next: string) => {
    const draft = findTab(tabId)?.draft
    if (!draft) return
    const change = kind.withRows(draft, readRows(next, rows, kind))
    clearProblems(tabId, `${kind.field}.`)
    editDraft(tabId, change)
    setTyped({ text: next, rows: kind.rowsOf({ ...draft, ...change }) })
  }

  return (
    <textarea
      aria-label={`${kind.label} as text`}
      value={text}
      onChange={event => type(event.target.value)}
      spellCheck={false}
      autoCapitalize="off"
      wrap="off"
      rows={Math.max(6, text.split('\n').length + 1)}
      placeholder={`${kind.noun.toLowerCase()}: value\n// off: value`}
      className="block w-full resize-none bg-surface px-4 py-2 font-mono text-code leading-[1.6] -outline-offset-1 placeholder:text-faint"
    />
  )
}
