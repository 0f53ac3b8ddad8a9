import { Button } from '../../../components/button.tsx'

interface ChordConflictProps {
  id: string
  /** Why the keys can be no shortcut at all. */
  refusal: string | undefined
  /** The command that has them already. */
  other: string | undefined
  onTakeOver: () => void
}

/** Why the keys that were pressed were not taken, and what can be done. */
export function ChordConflict({ id, refusal, other, onTakeOver }: ChordConflictProps) {
  return (
    <div data-answers-keys className="flex flex-wrap items-center justify-end gap-2 pb-1">
      <p id={id} role="alert" className="text-warn text-xs">
        {refusal !== undefined ? `${refusal} Press others.` : `“${other ?? ''}” has these keys.`}
      </p>
      {refusal === undefined && (
        <Button size="small" className="h-6" onClick={onTakeOver}>
          Take them
        </Button>
      )}
    </div>
  )
}
