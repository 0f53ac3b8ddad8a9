import { Pin, PinOff } from 'lucide-react'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { usePins } from './use-pins.ts'

interface PinButtonProps {
  tabId: string
  /** `sha256/BASE64` */
  pin: string
  /** Whose key it is. */
  name: string
}

/** Pins a key for the request, or takes that back. */
export function PinButton({ tabId, pin, name }: PinButtonProps) {
  const pins = usePins(tabId)
  const state = pins.stateOf(pin)
  if (state === 'inherited') return <Badge tone="accent">pinned, inherited</Badge>
  const pinned = state === 'own'
  const Icon = pinned ? PinOff : Pin
  return (
    <Button
      size="small"
      variant={pinned ? 'plain' : 'ghost'}
      aria-label={pinned ? `Unpin key of ${name}` : `Pin key of ${name}`}
      onClick={() => (pinned ? pins.unpin(pin) : pins.pin(pin))}
    >
      <Icon aria-hidden="true" className="size-3.5" />
      {pinned ? 'Unpin key' : 'Pin key'}
    </Button>
  )
}
