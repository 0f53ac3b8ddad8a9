/** Of the messages above the line and below it, in pixels. */
export const HALF_PX = 44
/** Of the line under them in which connections are bands. */
export const LANES_PX = 14
/** Of all of it, the line in the middle included. */
export const TRAFFIC_PX = 2 * HALF_PX + 1 + LANES_PX
