import { useMemo, useState } from 'react'
import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { coverExchange } from '#shared/redaction/cover-exchange.ts'

export interface Covered {
  live: LiveExchange
  /** Whether secrets are covered now; undefined when there are none in sight. */
  covering: boolean | undefined
  toggle: () => void
}

/** An exchange with its secrets covered, until a person asks to see them. Of the next one they are covered again. */
export function useCovered(live: LiveExchange, secrets: readonly string[]): Covered {
  const [revealedId, setRevealedId] = useState<string>()
  const { exchange } = live
  const covered = useMemo(() => coverExchange(exchange, secrets), [exchange, secrets])
  const revealed = revealedId === exchange.id
  return {
    live: revealed || covered === exchange ? live : { ...live, exchange: covered },
    covering: covered === exchange ? undefined : !revealed,
    toggle: () => setRevealedId(revealed ? undefined : exchange.id)
  }
}
