import { useMemo } from 'react'
import { AssistedInput, type AssistedInputProps } from '../../../components/assisted-input.tsx'
import { type Offer, type OfferItem, offerName, offerWhole } from '../../../components/offer.ts'
import { findName } from './find-name.ts'
import { markNames } from './mark-names.ts'
import { NameCard } from './name-card.tsx'
import { nameBeingTyped, offerNames } from './offer-names.ts'
import { useNames } from './use-names.ts'

interface VariableInputProps extends Omit<AssistedInputProps, 'offer' | 'marks' | 'cardOf' | 'description'> {
  tabId: string
  /** What is usually typed here. */
  suggestions?: readonly string[] | undefined
  /** Whether one of the suggestions is all that is usually typed here, so that the first that fits is chosen. */
  isName?: boolean
}

/** A field that may name variables: they are tinted, told about and offered. */
export function VariableInput({ tabId, suggestions, isName, type = 'text', ...rest }: VariableInputProps) {
  const names = useNames(tabId)
  const { value } = rest
  const marks = useMemo(() => (type === 'text' ? markNames(value, names) : []), [type, value, names])
  const unresolved = marks.filter(({ tone }) => tone === 'unresolved').map(({ name }) => name)
  const items = useMemo(() => suggestions?.map((label): OfferItem => ({ label })), [suggestions])

  const offer = (text: string, caret: number): Offer | undefined => {
    if (nameBeingTyped(text, caret)) return offerNames(text, caret, names)
    return items && (isName ? offerName(items, text) : offerWhole(items, text))
  }

  return (
    <AssistedInput
      {...rest}
      type={type}
      offer={offer}
      marks={marks}
      cardOf={mark => {
        const name = marks.find(({ from }) => from === mark.from)?.name
        return name !== undefined && <NameCard tabId={tabId} name={name} found={findName(name, names)} />
      }}
      description={unresolved.length > 0 ? `Unresolved: ${unresolved.join(', ')}` : undefined}
    />
  )
}
