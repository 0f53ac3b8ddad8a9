import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useEffect, useRef } from 'react'
import type { Hop } from '#shared/model/exchange.ts'
import { nameReason } from '#shared/waterfall/hop-words.ts'

interface HopChoiceProps {
  hops: readonly Hop[]
  shown: number
  onShow: (hop: number) => void
}

/** Which of several hops is looked at. */
export function HopChoice({ hops, shown, onShow }: HopChoiceProps) {
  const group = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever is shown comes into sight
  useEffect(() => {
    group.current?.querySelector('[data-checked]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [shown])
  return (
    <div className="flex h-9 shrink-0 items-center gap-2 border-line border-b px-3 text-xs">
      <span id="hop-choice" className="text-muted">
        Hop
      </span>
      <RadioGroup
        ref={group}
        aria-labelledby="hop-choice"
        value={shown}
        onValueChange={(next: number) => onShow(next)}
        className="flex min-w-0 flex-1 gap-1 overflow-x-auto py-1 [scrollbar-width:none]"
      >
        {hops.map(hop => (
          <Radio.Root
            key={hop.index}
            value={hop.index}
            aria-label={`Hop ${hop.index + 1}, ${outcomeOf(hop)}`}
            title={nameReason(hop, { hops }) ?? 'The request as it was sent first'}
            className="flex h-6 shrink-0 cursor-default items-center gap-1.5 rounded-md border border-line px-2 font-mono text-muted tabular-nums -outline-offset-2 transition-colors duration-100 hover:border-line-strong hover:text-ink data-checked:border-accent data-checked:bg-accent-soft data-checked:text-ink"
          >
            <span>{hop.index + 1}</span>
            <span className={toneOf(hop)}>{outcomeOf(hop)}</span>
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  )
}

function outcomeOf({ response, error }: Hop): string {
  if (response) return String(response.status)
  return error ? error.code : 'running'
}

function toneOf({ response, error }: Hop): string {
  if (error) return error.code === 'ABORTED' ? 'text-muted' : 'text-bad'
  const status = response?.status ?? 0
  if (status >= 400) return 'text-bad'
  return status >= 300 ? 'text-warn' : status >= 200 ? 'text-good' : 'text-muted'
}
