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

/** Which part of a body is shown, and how. */
export interface BodyPlace {
  /** What a person has chosen; what suits the body best when nobody has. */
  form: 'text' | 'hex' | 'image' | undefined
  /** The first byte of the part. */
  offset: number
}

const START: BodyPlace = { form: undefined, offset: 0 }
const places = new WeakMap<BodyInfo, BodyPlace>()

/** The place of one body. It is kept for as long as its exchange is, also while other tabs are looked at. */
export function useBodyPlace(body: BodyInfo): [BodyPlace, (place: BodyPlace) => void] {
  const [place, setPlace] = useState(() => places.get(body) ?? START)
  const go = (next: BodyPlace) => {
    places.set(body, next)
    setPlace(next)
  }
  return [place, go]
}
