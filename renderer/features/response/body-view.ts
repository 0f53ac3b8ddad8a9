import { useState } from 'react'
import { create } from 'zustand'
import type { BodyInfo } from '#shared/model/exchange.ts'

export type TextLayout = 'pretty' | 'raw'

interface BodyViewState {
  layout: TextLayout
  wrap: boolean
}

/** How text is shown, in every tab and for every response to come. Not stored. */
export const useBodyView = create<BodyViewState>(() => ({ layout: 'pretty', wrap: true }))

export function layTextOut(layout: TextLayout): void {
  useBodyView.setState({ layout })
}

export function toggleWrap(): void {
  useBodyView.setState(({ wrap }) => ({ wrap: !wrap }))
}

/** What a person has chosen for one body; what suits it best where nothing is chosen. */
export interface BodyChoice {
  /** The name of a view. */
  view?: string
  /** The encoding of its text, by its WHATWG name. */
  charset?: string | undefined
}

const choices = new WeakMap<BodyInfo, BodyChoice>()

/** What is chosen for one body. It is kept for as long as its exchange is, also while other tabs are looked at. */
export function useBodyChoice(body: BodyInfo): [BodyChoice, (choice: BodyChoice) => void] {
  const [choice, setChoice] = useState(() => choices.get(body) ?? {})
  const choose = (change: BodyChoice) => {
    const next = { ...choice, ...change }
    choices.set(body, next)
    setChoice(next)
  }
  return [choice, choose]
}
