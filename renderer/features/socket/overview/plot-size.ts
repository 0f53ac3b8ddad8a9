/** Of the line under the messages in which connections are bands, in pixels. */
export const LANES_PX = 14

/** How high the pictures of a session are, all of them alike: nothing moves when one takes the place of another. */
export interface PlotSize {
  /** Of the messages above the line, and of those below it, in pixels. */
  halfPx: number
  heightPx: number
}

/** @param isLow where the list needs the room */
export function plotSize(isLow: boolean): PlotSize {
  const halfPx = isLow ? 26 : 44
  return { halfPx, heightPx: 2 * halfPx + 1 + LANES_PX }
}
