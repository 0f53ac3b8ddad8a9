import { formatBytes } from '#shared/format/bytes.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import { Button } from '../../components/button.tsx'
import { BodyNotice } from './body-notice.tsx'
import { partOf } from './body-part.ts'

interface PartStepsProps {
  body: BodyInfo
  form: 'text' | 'hex'
  offset: number
  onStep: (offset: number) => void
}

/** Says which part of a long body is in sight, and leads to the others. Nothing where all of it is. */
export function PartSteps({ body, form, offset, onStep }: PartStepsProps) {
  const part = partOf(body.size, form, offset)
  if (!part) return null
  const { name, previous, next, length } = part
  const step = (to: number | undefined, words: string) => (
    <Button
      variant="ghost"
      size="small"
      // Not disabled outright: the focus would be lost at the last part.
      aria-disabled={to === undefined}
      className={to === undefined ? 'opacity-50' : undefined}
      onClick={() => to !== undefined && onStep(to)}
    >
      {words} {formatBytes(length)}
    </Button>
  )
  return (
    <BodyNotice tone="quiet">
      <span className="flex-1 whitespace-nowrap">
        Shown: {name} of {formatBytes(body.size)}.
      </span>
      <span className="flex">
        {step(previous, 'Previous')}
        {step(next, 'Next')}
      </span>
    </BodyNotice>
  )
}
