import { create } from 'zustand'
import type { TextLayout } from '#shared/model/text-document.ts'

interface TextDisplay {
  layout: TextLayout
  wrap: boolean
}

/** How text is shown, in every tab and for every response to come. Not stored. */
export const useTextDisplay = create<TextDisplay>(() => ({ layout: 'pretty', wrap: true }))

export function layTextOut(layout: TextLayout): void {
  useTextDisplay.setState({ layout })
}

export function toggleWrap(): void {
  useTextDisplay.setState(({ wrap }) => ({ wrap: !wrap }))
}
