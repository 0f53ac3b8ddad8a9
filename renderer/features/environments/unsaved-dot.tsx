/** Marks what something was typed into that is not saved. */
export function UnsavedDot() {
  return (
    <span className="size-1.5 shrink-0 rounded-full bg-accent">
      <span className="sr-only">unsaved</span>
    </span>
  )
}
