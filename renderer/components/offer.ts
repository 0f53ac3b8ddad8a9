/** Something that can be put into a text. */
export interface OfferItem {
  /** What is shown, and found by typing. */
  label: string
  /** What is put in; the label where it is absent. */
  insert?: string
  /** What it stands for. */
  detail?: string
  /** Where it comes from. */
  note?: string
}

/** What fits where the caret stands: one of the items can take the place of a part of the text. */
export interface Offer {
  from: number
  to: number
  items: readonly OfferItem[]
  /** Whether the first one is chosen already, so that Enter takes it; in an editor of code Tab always does. */
  eager: boolean
  /** Whether an item is all that the field is for: Enter and Tab then take it and go on, as from a full field. */
  goesOn?: boolean
}

/** Most items that are worth showing: who looks for another types more of it. */
const MAX_SHOWN = 100

/** The items that hold what was typed, in any case; those that begin with it first. */
export function filterItems(items: readonly OfferItem[], typed: string): OfferItem[] {
  const sought = typed.toLowerCase()
  const first: OfferItem[] = []
  const others: OfferItem[] = []
  for (const item of items) {
    const at = item.label.toLowerCase().indexOf(sought)
    if (at === 0) first.push(item)
    else if (at > 0) others.push(item)
  }
  return [...first, ...others].slice(0, MAX_SHOWN)
}

/** What is offered for the whole of a text. Nothing, when the only thing that fits stands there already. */
export function offerWhole(items: readonly OfferItem[], typed: string): Offer | undefined {
  const fitting = filterItems(items, typed)
  const [only] = fitting
  if (!only || (fitting.length === 1 && (only.insert ?? only.label) === typed)) return undefined
  return { from: 0, to: typed.length, items: fitting, eager: false }
}

/**
 * What is offered for the whole of a name: the first that it begins is chosen already, and one goes on from there. What
 * is a name in full, in any case, stays as it was typed.
 */
export function offerName(items: readonly OfferItem[], typed: string): Offer | undefined {
  const offer = offerWhole(items, typed)
  if (!offer) return undefined
  const sought = typed.toLowerCase()
  const isFull = offer.items.some(({ label }) => label.toLowerCase() === sought)
  const begins = sought !== '' && offer.items[0]?.label.toLowerCase().startsWith(sought) === true
  return { ...offer, eager: begins && !isFull, goesOn: true }
}
