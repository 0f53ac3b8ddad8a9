import { laterPart } from './later-part.tsx'

export interface TextDiffProps {
  /** Its accessible name. */
  label: string
  language: 'yaml' | 'json' | 'plaintext'
  before: string
  after: string
  /** What either of them is. */
  headings: readonly [before: string, after: string]
}

const MonacoDiff = laterPart(
  async () => (await import('./monaco/monaco-diff.tsx')).default,
  <p className="p-4 text-muted text-sm">Comparing…</p>
)

/** Two texts side by side, what differs marked. Fills its parent. */
export function TextDiff(props: TextDiffProps) {
  return (
    <div className="relative min-h-0 min-w-0 flex-1 select-text overflow-hidden rounded-md border border-line">
      <MonacoDiff {...props} />
    </div>
  )
}
