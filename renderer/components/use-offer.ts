import { type KeyboardEvent, type RefObject, useState } from 'react'
import { insertText } from './insert-text.ts'
import type { TextElement } from './lines-field.tsx'
import type { Offer } from './offer.ts'

/** An offer that is in sight, and which of its items is active: counted from 0, -1 is none. */
export interface OpenOffer extends Offer {
  active: number
}

export type FindOffer = (text: string, caret: number) => Offer | undefined

/** What is offered under an input, and the keys that choose from it. */
export function useOffer(input: RefObject<TextElement | null>, find: FindOffer | undefined) {
  const [open, setOpen] = useState<OpenOffer>()
  const close = () => setOpen(undefined)

  /** Looks what fits where the caret stands now. */
  const look = (field: TextElement) => {
    const offer = find?.(field.value, field.selectionStart ?? field.value.length)
    setOpen(offer && offer.items.length > 0 ? { ...offer, active: offer.eager ? 0 : -1 } : undefined)
  }

  const choose = (index: number) => {
    const item = open?.items[index]
    if (item && open && input.current)
      insertText(input.current, item.insert ?? item.label, open.from, open.to)
    // Also what fits to the text that it has become, which was looked up as it was put in.
    close()
  }

  /** @returns whether the key was meant for what is offered, and has nothing else to do */
  const takeKey = (event: KeyboardEvent<TextElement>): boolean => {
    const { key, ctrlKey, metaKey, altKey, currentTarget } = event
    const isArrow = !altKey && (key === 'ArrowDown' || key === 'ArrowUp')
    if ((key === ' ' && ctrlKey) || (isArrow && key === 'ArrowDown' && !open && find)) look(currentTarget)
    else if (!open) return false
    else if (isArrow) setOpen({ ...open, active: step(open, key === 'ArrowDown' ? 1 : -1) })
    else if (key === 'Escape') close()
    else if (open.active >= 0 && !ctrlKey && !metaKey && takes(event, open)) {
      choose(open.active)
      return open.goesOn !== true
    } else return false
    return true
  }

  return { open, look, choose, close, takeKey }
}

function takes({ key, shiftKey }: KeyboardEvent, { eager, goesOn }: Offer): boolean {
  return key === 'Enter' || (key === 'Tab' && !shiftKey && (eager || goesOn === true))
}

function step({ items, active }: OpenOffer, by: number): number {
  return active < 0 && by < 0 ? items.length - 1 : (active + by + items.length) % items.length
}
