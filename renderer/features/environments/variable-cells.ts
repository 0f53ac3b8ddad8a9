/** How the fields of the table of variables look. */
export const CELL =
  'min-h-8 w-full min-w-0 bg-transparent px-2.5 font-mono text-code -outline-offset-1 placeholder:text-faint'

/** And the buttons beside them. */
export const ICON = 'flex size-6 items-center justify-center rounded text-muted hover:bg-hover hover:text-ink'
