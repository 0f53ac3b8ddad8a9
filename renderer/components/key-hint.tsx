import { classNames } from './class-names.ts'

/** Key caps: `['Ctrl', 'K']`. Decoration beside a name: screen readers get `aria-keyshortcuts` where it matters. */
export function KeyHint({ keys, className }: { keys: readonly string[]; className?: string }) {
  return (
    <span aria-hidden="true" className={classNames('inline-flex shrink-0 items-center gap-0.5', className)}>
      {keys.map(key => (
        <kbd
          key={key}
          className="inline-flex h-4.5 min-w-4.5 items-center justify-center rounded border border-line-strong bg-app px-1 font-sans text-2xs text-muted"
        >
          {key}
        </kbd>
      ))}
    </span>
  )
}
