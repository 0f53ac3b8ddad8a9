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

/** Where a body came to, and from: what it is written in, the next one is too. */
export interface BodyOrigin {
  tabId: string
  url: string
}

/** The encodings that were chosen, by the tab. */
const charsets = new Map<string, { address: string; charset: string }>()

function charsetFor({ tabId, url }: BodyOrigin): BodyChoice {
  const kept = charsets.get(tabId)
  return kept?.address === addressOf(url) ? { charset: kept.charset } : {}
}

function keepCharset({ tabId, url }: BodyOrigin, charset: string | undefined): void {
  if (charset === undefined) charsets.delete(tabId)
  else charsets.set(tabId, { address: addressOf(url), charset })
}

function addressOf(url: string): string {
  return url.replace(/[?#].*$/s, '')
}

/**
 * What is chosen for one body. It is kept for as long as its exchange is, also while other tabs are looked at; its
 * encoding is that of what its tab gets from there afterwards, too.
 * @param origin undefined where it is a part of something
 */
export function useBodyChoice(
  body: BodyInfo,
  origin: BodyOrigin | undefined
): [BodyChoice, (choice: BodyChoice) => void] {
  const [choice, setChoice] = useState(() => choices.get(body) ?? (origin ? charsetFor(origin) : {}))
  const choose = (change: BodyChoice) => {
    const next = { ...choice, ...change }
    choices.set(body, next)
    if (origin && 'charset' in change) keepCharset(origin, change.charset)
    setChoice(next)
  }
  return [choice, choose]
}
