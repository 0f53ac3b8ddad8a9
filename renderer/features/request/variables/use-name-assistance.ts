import { useMemo } from 'react'
import type { CodeAssistance } from '../../../components/code-assistance.ts'
import { findName } from './find-name.ts'
import type { FoundName } from './look-up-name.ts'
import { markNames } from './mark-names.ts'
import { offerNames } from './offer-names.ts'
import { originWords } from './origin-words.ts'
import { useNames } from './use-names.ts'

/** Tints, tells and offers the names between braces in an editor of code. */
export function useNameAssistance(tabId: string): CodeAssistance {
  const names = useNames(tabId)
  return useMemo(
    () => ({
      marks: text => markNames(text, names),
      tell(text, at) {
        const mark = markNames(text, names).find(({ from, to }) => from <= at && at <= to)
        return mark && { ...mark, title: mark.name, lines: linesOf(findName(mark.name, names)) }
      },
      offer: (text, caret) => offerNames(text, caret, names)
    }),
    [names]
  )
}

function linesOf(found: FoundName): string[] {
  switch (found.kind) {
    case 'value':
      return [found.value === '' ? 'Empty' : found.value, originWords(found.origin)]
    case 'secret':
      return [found.problem ?? '•••••• (secret)', originWords(found.origin)]
    case 'later':
      return [found.explains]
    case 'unresolved':
      return ['Unresolved', found.why]
  }
}
