import { useState } from 'react'
import { SegmentedChoice } from '../../components/segmented-choice.tsx'
import { TextDiff } from '../../components/text-diff.tsx'
import { Quiet } from '../response/quiet.tsx'
import { JsonChanges } from './json-changes.tsx'
import type { BodyComparison as Bodies } from './use-comparison.ts'

const HEADINGS = ['A', 'B'] as const
type Look = 'values' | 'text'

/** What differs in two bodies: by what they mean where both are JSON, and as texts side by side. */
export function BodyComparison({ bodies }: { bodies: Bodies | undefined }) {
  const [look, setLook] = useState<Look>('values')
  if (!bodies) return <Quiet>Comparing the bodies…</Quiet>
  if (bodies.kind === 'bytes')
    return (
      <Quiet>
        {bodies.at === undefined
          ? 'The bodies are the same, byte for byte.'
          : `At least one of the bodies is no text. They differ from byte ${bodies.at.toLocaleString()} on.`}
      </Quiet>
    )
  if (bodies.kind !== 'text') return <Quiet>{bodies.why}</Quiet>
  const { before, after, language, values } = bodies
  if (before === after && !values) return <Quiet>The bodies are the same.</Quiet>
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      {values && (
        <div className="flex h-10 shrink-0 items-center border-line border-b px-3">
          <SegmentedChoice
            label="Compare bodies by"
            value={look}
            options={[
              { value: 'values', label: 'Values' },
              { value: 'text', label: 'Text' }
            ]}
            onChange={setLook}
          />
        </div>
      )}
      {values && look === 'values' ? (
        <JsonChanges {...values} />
      ) : (
        <div className="flex min-h-0 flex-1 p-2">
          <TextDiff label="Bodies" language={language} before={before} after={after} headings={HEADINGS} />
        </div>
      )}
    </div>
  )
}
