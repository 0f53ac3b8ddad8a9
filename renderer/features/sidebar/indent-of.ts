/** How far a row stands in from the one above it in the tree, in pixels. */
export const INDENT = 14

/** Levels that stand in by that much. Further down names would be pushed out of the sidebar: there it is a hint. */
const FULL_LEVELS = 7
const HINT = 2
const MOST_HINTS = 15

/** How far a row of a level stands in, in pixels. */
export function indentOf(level: number): number {
  const hints = Math.min(MOST_HINTS, Math.max(0, level - FULL_LEVELS))
  return Math.min(level, FULL_LEVELS) * INDENT + hints * HINT
}
