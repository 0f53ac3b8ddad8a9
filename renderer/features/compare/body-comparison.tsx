import { formatBytes } from '#shared/format/bytes.ts'
import { Button } from '../../components/button.tsx'
import { ProgressLine } from '../../components/progress-line.tsx'
import { SegmentedChoice } from '../../components/segmented-choice.tsx'
import { TextDiff } from '../../components/text-diff.tsx'
import type { BodyLook } from '../../state/comparing.ts'
import { Quiet } from '../response/quiet.tsx'
import { ByteDifference } from './byte-difference.tsx'
import type { ComparedBodies } from './compare-bodies.ts'
import { JsonChanges } from './json-changes.tsx'
import type { ComparedBodiesState } from './use-comparison.ts'

interface BodyComparisonProps {
  /** Absent while they are being read. */
  bodies: ComparedBodiesState | undefined
  look: BodyLook
  onLook: (look: BodyLook) => void
}

/** What differs in two bodies: by what they mean where both are JSON, else as texts, else byte by byte. */
export function BodyComparison({ bodies, look, onLook }: BodyComparisonProps) {
  switch (bodies?.kind) {
    case undefined:
      return <Quiet>Comparing the bodies…</Quiet>
    case 'comparing':
      return (
        <div className="flex justify-center p-6">
          <ProgressLine
            label="Comparing the bodies"
            done={bodies.doneBytes}
            total={bodies.totalBytes}
            detail={`${formatBytes(bodies.doneBytes)} of ${formatBytes(bodies.totalBytes)}`}
            onCancel={bodies.cancel}
          />
        </div>
      )
    case 'untold':
      return <Untold {...bodies} />
    case 'same':
      return <Quiet>The bodies are the same, byte for byte.</Quiet>
    case 'bytes':
      return <ByteDifference {...bodies} />
    case 'text':
      return <TextComparison {...bodies} look={look} onLook={onLook} />
  }
}

function Untold({ why, retry }: Extract<ComparedBodiesState, { kind: 'untold' }>) {
  if (!retry) return <Quiet>{why}</Quiet>
  return (
    <div className="flex flex-col items-center gap-3 p-6">
      <p className="max-w-prose select-text text-center text-faint text-sm">{why}</p>
      <Button size="small" onClick={retry}>
        Compare again
      </Button>
    </div>
  )
}

type TextComparisonProps = Extract<ComparedBodies, { kind: 'text' }> & Omit<BodyComparisonProps, 'bodies'>

const HEADINGS = ['A', 'B'] as const

function TextComparison({ before, after, language, values, look, onLook }: TextComparisonProps) {
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
            onChange={onLook}
          />
        </div>
      )}
      {values && look === 'values' ? (
        <JsonChanges {...values} />
      ) : before === after ? (
        <Quiet>The texts are the same: only their layout or their encoding differs.</Quiet>
      ) : (
        <div className="flex min-h-0 flex-1 p-2">
          <TextDiff label="Bodies" language={language} before={before} after={after} headings={HEADINGS} />
        </div>
      )}
    </div>
  )
}
