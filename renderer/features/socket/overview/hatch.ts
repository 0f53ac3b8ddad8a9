const APART_PX = 5

/** Slanted lines over a rectangle: a time of waiting. */
export function hatch(
  context: CanvasRenderingContext2D,
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  colour: string
): void {
  context.save()
  context.beginPath()
  context.rect(x, y, width, height)
  context.clip()
  context.beginPath()
  // They begin at multiples of their distance, so that they stand still while the rectangle grows.
  const first = Math.floor((x - height) / APART_PX) * APART_PX
  for (let at = first; at < x + width; at += APART_PX) {
    context.moveTo(at, y + height)
    context.lineTo(at + height, y)
  }
  context.strokeStyle = colour
  context.lineWidth = 1
  context.stroke()
  context.restore()
}
