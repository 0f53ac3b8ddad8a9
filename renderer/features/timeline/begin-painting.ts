/** Empties a canvas and fits it to its place, whatever the density of the screen. @returns what is painted on, in CSS pixels */
export function beginPainting(
  canvas: HTMLCanvasElement,
  widthPx: number,
  heightPx: number
): CanvasRenderingContext2D | undefined {
  const context = canvas.getContext('2d')
  if (!context) return undefined
  const scale = devicePixelRatio
  const width = Math.round(widthPx * scale)
  const height = Math.round(heightPx * scale)
  // Setting them clears the canvas, and takes its time.
  if (canvas.width !== width) canvas.width = width
  if (canvas.height !== height) canvas.height = height
  context.setTransform(scale, 0, 0, scale, 0, 0)
  context.clearRect(0, 0, widthPx, heightPx)
  return context
}
