import { Button } from './button.tsx'

interface ProgressLineProps {
  /** What is going on: “Reading the video”. */
  label: string
  done: number
  total: number
  /** How far it is, in words. */
  detail: string
  onCancel: () => void
}

/** Something that takes a while: how far it is, and a way out. */
export function ProgressLine({ label, done, total, detail, onCancel }: ProgressLineProps) {
  return (
    <div className="flex min-w-0 items-center gap-3 text-muted text-xs">
      <span className="truncate">{label}</span>
      <progress
        aria-label={label}
        value={done}
        max={total}
        className="h-1.5 w-32 shrink-0 appearance-none overflow-hidden rounded-full [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-line-strong [&::-webkit-progress-value]:bg-accent"
      />
      <span className="shrink-0 whitespace-nowrap tabular-nums">{detail}</span>
      <Button size="small" variant="ghost" onClick={onCancel}>
        Cancel
      </Button>
    </div>
  )
}
